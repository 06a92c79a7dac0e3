package io.customerhub.standardize.identifier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A citizen identification number of China (GB 11643-1999): six digits of the region where it was first given (GB/T 2260),
 * day of birth, three digits of which the last tells the gender, and a check character (ISO 7064 MOD 11-2). Numbers of 15
 * digits, given until 1999, have a year of two digits and no check character. Residence permits of Hong Kong, Macao and
 * Taiwan residents have the same form with 81, 82 and 83 before it; the permanent residence card of foreigners (2023) has
 * 9, two digits of the province and three of the nationality.
 *
 * @param number 18 characters
 * @param birthDate the day of birth
 * @param gender {@code male} or {@code female}
 * @param regionCode the six digits of the region; null for foreigners
 * @param province the name of the province; null where the two digits name none
 */
public record ResidentId(
        String number, LocalDate birthDate, String gender, @Nullable String regionCode, @Nullable String province) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /** Nobody who was alive when the numbers were introduced in 1984 was born before. */
    private static final int FIRST_YEAR = 1860;

    /** What is wrong with a text that is no such number. */
    public enum Fault {
        /** Not 15 or 18 digits (and X). */
        FORM,
        /** No such province. */
        REGION,
        /** No such day, or a day to come. */
        BIRTH_DATE,
        /** The last character does not fit the others. */
        CHECK
    }

    /**
     * What is wrong with a number.
     *
     * @param number as {@link WrittenNumber#compact} gives it
     * @param today no one is born later
     * @return null when all is well
     */
    public static @Nullable Fault fault(String number, LocalDate today) {
        int length = number.length();
        boolean formed = length == 15 && CheckDigits.areDigits(number, 15)
                || length == 18 && CheckDigits.areDigits(number, 0, 17) && isCheck(number.charAt(17));
        if (!formed) {
            return Fault.FORM;
        }
        if (province(number) == null) {
            return Fault.REGION;
        }
        LocalDate born = birthDate(number);
        if (born == null || born.getYear() < FIRST_YEAR || born.isAfter(today)) {
            return Fault.BIRTH_DATE;
        }
        return length == 18 && check(number) != number.charAt(17) ? Fault.CHECK : null;
    }

    /** A number without fault; one of 15 digits becomes one of 18. */
    public static ResidentId of(String number) {
        LocalDate born = birthDate(number);
        if (born == null) {
            throw new IllegalArgumentException("a number with a fault has no parts");
        }
        String whole = number;
        if (number.length() == 15) {
            String digits = number.substring(0, 6) + "19" + number.substring(6);
            whole = digits + check(digits);
        }
        boolean foreigner = whole.charAt(0) == '9';
        return new ResidentId(
                whole,
                born,
                CheckDigits.digit(whole, 16) % 2 == 1 ? "male" : "female",
                foreigner ? null : whole.substring(0, 6),
                province(whole));
    }

    private static @Nullable String province(String number) {
        if (number.charAt(0) == '9') {
            return number.length() == 18 ? ChineseProvinces.name(number, 1) : null;
        }
        return ChineseProvinces.name(number, 0);
    }

    private static @Nullable LocalDate birthDate(String number) {
        boolean old = number.length() == 15;
        int year = old ? 1900 + (int) CheckDigits.value(number, 6, 8) : (int) CheckDigits.value(number, 6, 10);
        int month = old ? 8 : 10;
        return CalendarDay.of(year, (int) CheckDigits.value(number, month, month + 2), (int)
                CheckDigits.value(number, month + 2, month + 4));
    }

    private static char check(String number) {
        return CHECKS.charAt(CheckDigits.weighted(number, 0, WEIGHTS) % 11);
    }

    private static boolean isCheck(char c) {
        return c == 'X' || c >= '0' && c <= '9';
    }
}
