package io.customerhub.standardize.identifier;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.mod11;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

/** Numbers of persons that stand in the VAT numbers of their countries, too. */
public final class PersonNumbers {

    private static final int[] BULGARIAN = {2, 4, 8, 5, 10, 9, 7, 3, 6};
    private static final int[] LATVIAN = {10, 5, 8, 4, 2, 1, 6, 3, 7, 9};
    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";

    private PersonNumbers() {}

    /**
     * A birth number (rodné číslo, Act 133/2000): year, month (of women 50 more, of either 20 more when a day's numbers are
     * used up), day, serial; divisible by 11, or with a 0 where the rest of the first nine is 10; nine digits until 1953.
     */
    public static Verdict czechia(String number) {
        boolean old = areDigits(number, 9);
        if (!old && !areDigits(number, 10)) {
            return Verdict.WRONG_FORM;
        }
        int year = (int) value(number, 0, 2);
        int month = (int) value(number, 2, 4) % 50;
        int day = (int) value(number, 4, 6);
        boolean born = CalendarDay.mayExist(year, month > 20 ? month - 20 : month, day);
        if (!born || old && year > 53) {
            return Verdict.WRONG_FORM;
        }
        if (old) {
            return Verdict.RIGHT;
        }
        long number9 = value(number, 0, 9);
        return Verdict.checked(
                (number9 * 10 + digit(number, 9)) % 11 == 0 || number9 % 11 == 10 && digit(number, 9) == 0);
    }

    /** A Latvian personal code: day, month, year, century and serial; those since 2017 begin with 32 and tell nothing. */
    public static Verdict latvia(String number) {
        boolean formed = areDigits(number, 11)
                && (number.startsWith("32")
                        || CalendarDay.mayExist(
                                (int) value(number, 4, 6), (int) value(number, 2, 4), (int) value(number, 0, 2)));
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        return Verdict.checked(mod11(1 + weighted(number, 0, LATVIAN)) == digit(number, 10));
    }

    /** EGN: year, month (20 more for the 1800s, 40 more for the 2000s), day, serial, check digit modulo 11. */
    public static Verdict bulgaria(String number) {
        if (!areDigits(number, 10)) {
            return Verdict.WRONG_FORM;
        }
        int month = (int) value(number, 2, 4);
        int century = month > 40 ? 2000 : month > 20 ? 1800 : 1900;
        boolean born = CalendarDay.exists(century + (int) value(number, 0, 2), month % 20, (int) value(number, 4, 6));
        return born ? Verdict.checked(mod11(weighted(number, 0, BULGARIAN)) == digit(number, 9)) : Verdict.WRONG_FORM;
    }

    /** A Spanish DNI, NIE (X, Y, Z), or NIF with K, L or M: eight digits and a letter modulo 23 (Real Decreto 1553/2005). */
    public static Verdict spain(String number) {
        if (number.length() != 9 || !areDigits(number, 1, 8) || number.charAt(8) < 'A') {
            return Verdict.WRONG_FORM;
        }
        char first = number.charAt(0);
        int before =
                switch (first) {
                    case 'K', 'L', 'M', 'X' -> 0;
                    case 'Y' -> 1;
                    case 'Z' -> 2;
                    default -> first - '0';
                };
        if (before > 9) {
            return Verdict.WRONG_FORM;
        }
        long whole = before * 10_000_000L + value(number, 1, 8);
        return Verdict.checked(SPANISH.charAt((int) (whole % 23)) == number.charAt(8));
    }
}
