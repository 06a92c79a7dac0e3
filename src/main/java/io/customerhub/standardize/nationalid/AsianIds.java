package io.customerhub.standardize.nationalid;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.toEleven;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.verhoeff;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.CalendarDay;
import io.customerhub.standardize.identifier.Verdict;

/** National numbers of South, South East and East Asia. */
final class AsianIds {

    private static final int[] JAPANESE = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] KOREAN = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    private static final int[] SINGAPOREAN = {2, 7, 6, 5, 4, 3, 2};
    private static final int[] THAI = {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] TAIWANESE = {8, 7, 6, 5, 4, 3, 2, 1, 1};
    private static final String TAIWANESE_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private AsianIds() {}

    /** HKID: one letter or two, six digits, check character modulo 11; a missing letter counts as a space (36). */
    static Verdict hongKong(String number) {
        int letters = number.length() - 7;
        if (letters != 1 && letters != 2 || !areDigits(number, letters, letters + 6)) {
            return Verdict.WRONG_FORM;
        }
        char check = number.charAt(letters + 6);
        if (number.charAt(0) < 'A' || number.charAt(letters - 1) < 'A' || check > 'A') {
            return Verdict.WRONG_FORM;
        }
        int sum = letters == 1 ? 36 * 9 : (number.charAt(0) - 'A' + 10) * 9;
        sum += (number.charAt(letters - 1) - 'A' + 10) * 8;
        for (int i = 0; i < 6; i++) {
            sum += digit(number, letters + i) * (7 - i);
        }
        return Verdict.checked((sum + (check == 'A' ? 10 : check - '0')) % 11 == 0);
    }

    /** NIK: district, day (of women 40 more), month, year, serial; there is no check digit. */
    static Verdict indonesia(String number) {
        return Verdict.formed(areDigits(number, 16)
                && value(number, 0, 2) > 10
                && value(number, 12, 16) > 0
                && CalendarDay.mayExist(
                        (int) value(number, 10, 12), (int) value(number, 8, 10), (int) value(number, 6, 8) % 40));
    }

    /** Aadhaar: twelve digits, the first 2 to 9, Verhoeff's scheme (UIDAI). */
    static Verdict india(String number) {
        return areDigits(number, 12) && number.charAt(0) > '1' ? Verdict.checked(verhoeff(number)) : Verdict.WRONG_FORM;
    }

    /** Individual number (My Number): twelve digits modulo 11 (Ordinance 85 of 2014, article 5). */
    static Verdict japan(String number) {
        return areDigits(number, 12)
                ? Verdict.checked(toEleven(weighted(number, 0, JAPANESE)) == digit(number, 11))
                : Verdict.WRONG_FORM;
    }

    /** Resident registration number: day of birth, sex and century, serial; since October 2020 without a check digit. */
    static Verdict korea(String number) {
        boolean formed = areDigits(number, 13)
                && CalendarDay.mayExist(
                        (int) value(number, 0, 2), (int) value(number, 2, 4), (int) value(number, 4, 6));
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        boolean foreigner = number.charAt(6) >= '5' && number.charAt(6) <= '8';
        int check = ((foreigner ? 13 : 11) - weighted(number, 0, KOREAN) % 11) % 10;
        return check == digit(number, 12) ? Verdict.RIGHT : Verdict.UNCHECKED;
    }

    /**
     * NIC: two digits of the year, day of the year (of women 500 more), serial, V or X; since 2016 four digits of the year
     * and no letter. How the last digit comes about is not published.
     */
    static Verdict sriLanka(String number) {
        boolean old = number.length() == 10
                && areDigits(number, 0, 9)
                && number.charAt(0) != '0'
                && (number.charAt(9) == 'V' || number.charAt(9) == 'X');
        boolean newer = areDigits(number, 12) && value(number, 0, 4) >= 1900 && value(number, 0, 4) < 2100;
        if (!old && !newer) {
            return Verdict.WRONG_FORM;
        }
        long day = value(number, old ? 2 : 4, old ? 5 : 7) % 500;
        return day > 0 && day <= 366 ? Verdict.UNCHECKED : Verdict.WRONG_FORM;
    }

    /** MyKad: year, month, day, place of birth, serial; there is no check digit. */
    static Verdict malaysia(String number) {
        return Verdict.formed(areDigits(number, 12)
                && isMalaysianPlace((int) value(number, 6, 8))
                && CalendarDay.mayExist(
                        (int) value(number, 0, 2), (int) value(number, 2, 4), (int) value(number, 4, 6)));
    }

    /** The codes of states and countries that the National Registration Department gives. */
    private static boolean isMalaysianPlace(int code) {
        boolean unused = code == 0 || code >= 17 && code <= 20 || code == 69 || code == 70 || code == 73;
        return !unused && code != 80 && code != 81 && (code < 94 || code > 97);
    }

    /** CNIC: province, district, family, and a last digit that tells the sex; there is no check digit (NADRA). */
    static Verdict pakistan(String number) {
        return Verdict.formed(
                areDigits(number, 13) && number.charAt(0) >= '1' && number.charAt(0) <= '7' && number.charAt(12) > '0');
    }

    /** NRIC and FIN: S, T, F, G or M, seven digits, a letter modulo 11; that of M (since 2022) is not published. */
    static Verdict singapore(String number) {
        if (number.length() != 9 || !areDigits(number, 1, 8) || number.charAt(8) < 'A') {
            return Verdict.WRONG_FORM;
        }
        int sum = weighted(number, 1, SINGAPOREAN);
        char check = number.charAt(8);
        return switch (number.charAt(0)) {
            case 'S' -> Verdict.checked("JZIHGFEDCBA".charAt(sum % 11) == check);
            case 'T' -> Verdict.checked("JZIHGFEDCBA".charAt((sum + 4) % 11) == check);
            case 'F' -> Verdict.checked("XWUTRQPNMLK".charAt(sum % 11) == check);
            case 'G' -> Verdict.checked("XWUTRQPNMLK".charAt((sum + 4) % 11) == check);
            case 'M' -> Verdict.UNCHECKED;
            default -> Verdict.WRONG_FORM;
        };
    }

    /** Thirteen digits, the first 1 to 8, check digit modulo 11. */
    static Verdict thailand(String number) {
        boolean formed = areDigits(number, 13) && number.charAt(0) >= '1' && number.charAt(0) <= '8';
        return formed
                ? Verdict.checked((11 - weighted(number, 0, THAI) % 11) % 10 == digit(number, 12))
                : Verdict.WRONG_FORM;
    }

    /** A letter of the county, 1 or 2 (8 or 9 of foreigners since 2021), seven digits, check digit modulo 10. */
    static Verdict taiwan(String number) {
        boolean formed = number.length() == 10
                && number.charAt(0) >= 'A'
                && areDigits(number, 1, 10)
                && "1289".indexOf(number.charAt(1)) >= 0;
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        int county = TAIWANESE_LETTERS.indexOf(number.charAt(0)) + 10;
        return Verdict.checked((county / 10 + county % 10 * 9 + weighted(number, 1, TAIWANESE)) % 10 == 0);
    }
}
