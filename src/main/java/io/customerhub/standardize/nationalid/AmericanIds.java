package io.customerhub.standardize.nationalid;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.luhn;
import static io.customerhub.standardize.identifier.CheckDigits.toEleven;
import static io.customerhub.standardize.identifier.CheckDigits.toTen;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.CalendarDay;
import io.customerhub.standardize.identifier.Verdict;

/** National numbers of the Americas. */
final class AmericanIds {

    private static final int[] ARGENTINE = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] BRAZILIAN = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] BRAZILIAN_LAST = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};

    /** The characters of a CURP in the order in which they count; Ñ stands between N and O. */
    private static final String CURP = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    private AmericanIds() {}

    /** CUIT and CUIL: two digits of the kind, eight of the DNI, check digit modulo 11. */
    static Verdict argentina(String number) {
        if (!areDigits(number, 11) || number.charAt(0) != '2' && number.charAt(0) != '3') {
            return Verdict.WRONG_FORM;
        }
        int check = 11 - weighted(number, 0, ARGENTINE) % 11;
        return Verdict.checked((check == 11 ? 0 : check == 10 ? 9 : check) == digit(number, 10));
    }

    /** CPF: nine digits and two check digits modulo 11; numbers of one digit only are never given. */
    static Verdict brazil(String number) {
        if (!areDigits(number, 11) || number.chars().distinct().count() == 1) {
            return Verdict.WRONG_FORM;
        }
        return Verdict.checked(toEleven(weighted(number, 0, BRAZILIAN)) == digit(number, 9)
                && toEleven(weighted(number, 0, BRAZILIAN_LAST)) == digit(number, 10));
    }

    /** SIN: nine digits that do not begin with 0 or 8, Luhn. */
    static Verdict canada(String number) {
        return areDigits(number, 9) && number.charAt(0) != '0' && number.charAt(0) != '8'
                ? Verdict.checked(luhn(number, 0, 9))
                : Verdict.WRONG_FORM;
    }

    /** RUN: seven or eight digits, check character modulo 11 with K for 10. */
    static Verdict chile(String number) {
        int last = number.length() - 1;
        if (last != 7 && last != 8 || !areDigits(number, 0, last)) {
            return Verdict.WRONG_FORM;
        }
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum += digit(number, last - 1 - i) * (2 + i % 6);
        }
        int check = (11 - sum % 11) % 11;
        return Verdict.checked((check == 10 ? 'K' : '0' + check) == number.charAt(last));
    }

    /** CURP: letters of the name, day of birth, sex, state, consonants, a character for the century, check digit. */
    static Verdict mexico(String number) {
        boolean formed = number.length() == 18
                && letters(number, 0, 4)
                && areDigits(number, 4, 10)
                && CalendarDay.mayExist(
                        (int) value(number, 4, 6), (int) value(number, 6, 8), (int) value(number, 8, 10))
                && "HMX".indexOf(number.charAt(10)) >= 0
                && letters(number, 11, 16)
                && areDigits(number, 17, 18);
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP.indexOf(number.charAt(i)) * (18 - i);
        }
        return Verdict.checked(toTen(sum) == digit(number, 17));
    }

    /** Social security number: area not 000, 666 or above 899, group not 00, serial not 0000; no check digit (SSA). */
    static Verdict unitedStates(String number) {
        if (!areDigits(number, 9)) {
            return Verdict.WRONG_FORM;
        }
        long area = value(number, 0, 3);
        return Verdict.formed(
                area > 0 && area != 666 && area < 900 && value(number, 3, 5) > 0 && value(number, 5, 9) > 0);
    }

    private static boolean letters(String number, int from, int to) {
        for (int i = from; i < to; i++) {
            if (number.charAt(i) < 'A') {
                return false;
            }
        }
        return true;
    }
}
