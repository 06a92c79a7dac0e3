package io.customerhub.standardize.vat;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.mod11;
import static io.customerhub.standardize.identifier.CheckDigits.mod11And10;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.PersonNumbers;
import io.customerhub.standardize.identifier.Verdict;

/** VAT numbers of Bulgaria, Romania, Russia and Serbia. */
final class EasternVatRules {

    private static final int[] BULGARIAN = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final int[] BULGARIAN_AGAIN = {3, 4, 5, 6, 7, 8, 9, 10};
    private static final int[] BULGARIAN_FOREIGNER = {21, 19, 17, 13, 11, 9, 7, 3, 1};
    private static final int[] BULGARIAN_OTHER = {4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] ROMANIAN = {7, 5, 3, 2, 1, 7, 5, 3, 2};
    private static final int[] RUSSIAN = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] RUSSIAN_PERSON = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] RUSSIAN_PERSON_LAST = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

    private EasternVatRules() {}

    /** Nine digits of a legal entity (EIK), or ten: of a citizen (EGN), a foreigner (LNCh) or another. */
    static Verdict bulgaria(String number) {
        if (areDigits(number, 9)) {
            int rest = weighted(number, 0, BULGARIAN) % 11;
            return Verdict.checked(
                    (rest == 10 ? mod11(weighted(number, 0, BULGARIAN_AGAIN)) : rest) == digit(number, 8));
        }
        if (!areDigits(number, 10)) {
            return Verdict.WRONG_FORM;
        }
        int other = 11 - weighted(number, 0, BULGARIAN_OTHER) % 11;
        return Verdict.checked(PersonNumbers.bulgaria(number) == Verdict.RIGHT
                || weighted(number, 0, BULGARIAN_FOREIGNER) % 10 == digit(number, 9)
                || other != 10 && other % 11 == digit(number, 9));
    }

    /** CUI: two to ten digits, the last ten times the weighted sum modulo 11. */
    static Verdict romania(String number) {
        int length = number.length();
        if (length < 2 || length > 10 || !areDigits(number, 0, length) || number.charAt(0) == '0') {
            return Verdict.WRONG_FORM;
        }
        int sum = 0;
        for (int i = 0; i < length - 1; i++) {
            sum += digit(number, i) * ROMANIAN[10 - length + i];
        }
        return Verdict.checked(mod11(sum * 10) == digit(number, length - 1));
    }

    /** PIB: nine digits, ISO 7064 MOD 11,10. */
    static Verdict serbia(String number) {
        return areDigits(number, 9) ? Verdict.checked(mod11And10(number, 0, 9)) : Verdict.WRONG_FORM;
    }

    /** INN: ten digits of a legal entity with one check digit, twelve of a person with two. */
    static Verdict russia(String number) {
        if (areDigits(number, 10)) {
            return Verdict.checked(mod11(weighted(number, 0, RUSSIAN)) == digit(number, 9));
        }
        if (!areDigits(number, 12)) {
            return Verdict.WRONG_FORM;
        }
        return Verdict.checked(mod11(weighted(number, 0, RUSSIAN_PERSON)) == digit(number, 10)
                && mod11(weighted(number, 0, RUSSIAN_PERSON_LAST)) == digit(number, 11));
    }
}
