package io.customerhub.standardize.nationalid;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.luhn;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.CalendarDay;
import io.customerhub.standardize.identifier.Verdict;

/** National numbers of Africa, the Near East and Central Asia. */
final class AfricanAndNearEasternIds {

    private static final int[] IRANIAN = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] KAZAKH = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] KAZAKH_AGAIN = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private AfricanAndNearEasternIds() {}

    /** Emirates ID: 784, year of birth, serial, Luhn. */
    static Verdict emirates(String number) {
        return areDigits(number, 15) && number.startsWith("784")
                ? Verdict.checked(luhn(number, 0, 15))
                : Verdict.WRONG_FORM;
    }

    /** Teudat Zehut: nine digits, Luhn. */
    static Verdict israel(String number) {
        return areDigits(number, 9) && value(number, 0, 9) > 0
                ? Verdict.checked(luhn(number, 0, 9))
                : Verdict.WRONG_FORM;
    }

    /** Code-e melli: ten digits modulo 11; numbers of one digit only are never given. */
    static Verdict iran(String number) {
        if (!areDigits(number, 10) || number.chars().distinct().count() == 1 || value(number, 3, 9) == 0) {
            return Verdict.WRONG_FORM;
        }
        int rest = weighted(number, 0, IRANIAN) % 11;
        return Verdict.checked((rest < 2 ? rest : 11 - rest) == digit(number, 9));
    }

    /** IIN: year, month, day, sex and century, serial, check digit modulo 11 in two steps. */
    static Verdict kazakhstan(String number) {
        boolean formed = areDigits(number, 12)
                && CalendarDay.mayExist(
                        (int) value(number, 0, 2), (int) value(number, 2, 4), (int) value(number, 4, 6));
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        int rest = weighted(number, 0, KAZAKH) % 11;
        int check = rest == 10 ? weighted(number, 0, KAZAKH_AGAIN) % 11 : rest;
        return Verdict.checked(check == digit(number, 11));
    }

    /** National number: sex, year of birth, serial; no check digit is published. */
    static Verdict libya(String number) {
        return Verdict.formed(areDigits(number, 12)
                && (number.charAt(0) == '1' || number.charAt(0) == '2')
                && value(number, 1, 5) >= 1870
                && value(number, 1, 5) < 2100);
    }

    /** National ID (1) and residence permit (2): ten digits, Luhn. */
    static Verdict saudiArabia(String number) {
        return areDigits(number, 10) && (number.charAt(0) == '1' || number.charAt(0) == '2')
                ? Verdict.checked(luhn(number, 0, 10))
                : Verdict.WRONG_FORM;
    }

    /** Day of birth, sex, citizenship, Luhn. */
    static Verdict southAfrica(String number) {
        boolean formed = areDigits(number, 13)
                && number.charAt(10) < '3'
                && CalendarDay.mayExist(
                        (int) value(number, 0, 2), (int) value(number, 2, 4), (int) value(number, 4, 6));
        return formed ? Verdict.checked(luhn(number, 0, 13)) : Verdict.WRONG_FORM;
    }

    /** CIN: eight digits without a check digit. */
    static Verdict tunisia(String number) {
        return Verdict.formed(areDigits(number, 8) && value(number, 0, 8) > 0);
    }

    /** T.C. kimlik no: eleven digits, the last two check digits modulo 10. */
    static Verdict turkey(String number) {
        if (!areDigits(number, 11) || number.charAt(0) == '0') {
            return Verdict.WRONG_FORM;
        }
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 9; i++) {
            odd += i % 2 == 0 ? digit(number, i) : 0;
            even += i % 2 == 1 ? digit(number, i) : 0;
        }
        return Verdict.checked(Math.floorMod(odd * 7 - even, 10) == digit(number, 9)
                && (odd + even + digit(number, 9)) % 10 == digit(number, 10));
    }
}
