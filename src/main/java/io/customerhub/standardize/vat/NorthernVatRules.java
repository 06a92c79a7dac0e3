package io.customerhub.standardize.vat;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.luhn;
import static io.customerhub.standardize.identifier.CheckDigits.mod11;
import static io.customerhub.standardize.identifier.CheckDigits.toTen;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.PersonNumbers;
import io.customerhub.standardize.identifier.Verdict;

/** VAT numbers of Denmark, Estonia, Finland, Latvia, Lithuania, Norway and Sweden. */
final class NorthernVatRules {

    private static final int[] DANISH = {2, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] ESTONIAN = {3, 7, 1, 3, 7, 1, 3, 7};
    private static final int[] FINNISH = {7, 9, 10, 5, 8, 4, 2, 1};
    private static final int[] LATVIAN = {9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1};
    private static final int[] LITHUANIAN = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final int[] LITHUANIAN_AGAIN = {3, 4, 5, 6, 7, 8, 9, 1};
    private static final int[] LITHUANIAN_LONG = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2};
    private static final int[] LITHUANIAN_LONG_AGAIN = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4};
    private static final int[] NORWEGIAN = {3, 2, 7, 6, 5, 4, 3, 2};

    private NorthernVatRules() {}

    /** Eight digits (CVR number) whose weighted sum is divisible by 11. */
    static Verdict denmark(String number) {
        return areDigits(number, 8) && number.charAt(0) != '0'
                ? Verdict.checked(weighted(number, 0, DANISH) % 11 == 0)
                : Verdict.WRONG_FORM;
    }

    /** Nine digits that begin with 10, weights 3, 7, 1 to a multiple of ten. */
    static Verdict estonia(String number) {
        return areDigits(number, 9) && number.startsWith("10")
                ? Verdict.checked(toTen(weighted(number, 0, ESTONIAN)) == digit(number, 8))
                : Verdict.WRONG_FORM;
    }

    /** Eight digits (Y-tunnus) whose weighted sum is divisible by 11. */
    static Verdict finland(String number) {
        return areDigits(number, 8) ? Verdict.checked(weighted(number, 0, FINNISH) % 11 == 0) : Verdict.WRONG_FORM;
    }

    /**
     * Eleven digits: of legal entities, which begin with 4 to 9, the weighted sum leaves 3 modulo 11; of persons they are
     * the personal code, which begins with the day of birth or, since 2017, with 32.
     */
    static Verdict latvia(String number) {
        if (!areDigits(number, 11)) {
            return Verdict.WRONG_FORM;
        }
        return number.charAt(0) > '3'
                ? Verdict.checked(weighted(number, 0, LATVIAN) % 11 == 3)
                : PersonNumbers.latvia(number);
    }

    /** Nine digits with a 1 before the check digit, twelve for those who are registered for a time. */
    static Verdict lithuania(String number) {
        if (areDigits(number, 9) && number.charAt(7) == '1') {
            int rest = weighted(number, 0, LITHUANIAN) % 11;
            return Verdict.checked(
                    (rest == 10 ? mod11(weighted(number, 0, LITHUANIAN_AGAIN)) : rest) == digit(number, 8));
        }
        if (areDigits(number, 12) && number.charAt(10) == '1') {
            int rest = weighted(number, 0, LITHUANIAN_LONG) % 11;
            return Verdict.checked(
                    (rest == 10 ? mod11(weighted(number, 0, LITHUANIAN_LONG_AGAIN)) : rest) == digit(number, 11));
        }
        return Verdict.WRONG_FORM;
    }

    /** Nine digits (organisasjonsnummer) modulo 11, MVA after them for those in the VAT register. */
    static Verdict norway(String number) {
        boolean formed = number.length() == 9 || number.length() == 12 && number.endsWith("MVA");
        if (!formed || !areDigits(number, 0, 9)) {
            return Verdict.WRONG_FORM;
        }
        int check = (11 - weighted(number, 0, NORWEGIAN) % 11) % 11;
        return Verdict.checked(check == digit(number, 8));
    }

    /** The ten digits of the organization or person, as of Luhn, and 01 to 94. */
    static Verdict sweden(String number) {
        if (!areDigits(number, 12) || value(number, 10, 12) < 1 || value(number, 10, 12) > 94) {
            return Verdict.WRONG_FORM;
        }
        return Verdict.checked(luhn(number, 0, 10));
    }
}
