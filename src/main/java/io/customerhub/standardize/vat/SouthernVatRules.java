package io.customerhub.standardize.vat;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.luhn;
import static io.customerhub.standardize.identifier.CheckDigits.mod11;
import static io.customerhub.standardize.identifier.CheckDigits.mod11And10;
import static io.customerhub.standardize.identifier.CheckDigits.toEleven;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.Verdict;

/** VAT numbers of Croatia, Cyprus, Greece, Italy, Malta, Portugal and Slovenia. */
final class SouthernVatRules {

    private static final int[] GREEK = {256, 128, 64, 32, 16, 8, 4, 2};
    private static final int[] MALTESE = {3, 4, 6, 7, 8, 9};
    private static final int[] FALLING_FROM_9 = {9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] FALLING_FROM_8 = {8, 7, 6, 5, 4, 3, 2};

    /** What the digits in odd places of a Cypriot number count. */
    private static final int[] CYPRIOT = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    private SouthernVatRules() {}

    /** OIB: eleven digits, ISO 7064 MOD 11,10. */
    static Verdict croatia(String number) {
        return areDigits(number, 11) ? Verdict.checked(mod11And10(number, 0, 11)) : Verdict.WRONG_FORM;
    }

    /** Eight digits that begin with 0 to 5 or 9 but not with 12, and a letter modulo 26. */
    static Verdict cyprus(String number) {
        boolean formed = number.length() == 9
                && areDigits(number, 0, 8)
                && "0123459".indexOf(number.charAt(0)) >= 0
                && !number.startsWith("12")
                && number.charAt(8) >= 'A';
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? CYPRIOT[digit(number, i)] : digit(number, i);
        }
        return Verdict.checked('A' + sum % 26 == number.charAt(8));
    }

    /** AFM: nine digits modulo 11, weights powers of two. */
    static Verdict greece(String number) {
        return areDigits(number, 9)
                ? Verdict.checked(mod11(weighted(number, 0, GREEK)) == digit(number, 8))
                : Verdict.WRONG_FORM;
    }

    /** Partita IVA: seven digits, the office (001 to 100, 120, 121, up to 201, 888, 999), and Luhn. */
    static Verdict italy(String number) {
        if (!areDigits(number, 11)) {
            return Verdict.WRONG_FORM;
        }
        long office = value(number, 7, 10);
        boolean formed = value(number, 0, 7) > 0 && office > 0 && (office <= 201 || office == 888 || office == 999);
        return formed ? Verdict.checked(luhn(number, 0, 11)) : Verdict.WRONG_FORM;
    }

    /** Eight digits, the last two 37 minus the weighted sum modulo 37. */
    static Verdict malta(String number) {
        return areDigits(number, 8) && number.charAt(0) != '0'
                ? Verdict.checked(37 - weighted(number, 0, MALTESE) % 37 == value(number, 6, 8))
                : Verdict.WRONG_FORM;
    }

    /** NIF: nine digits modulo 11. */
    static Verdict portugal(String number) {
        return areDigits(number, 9) && number.charAt(0) != '0'
                ? Verdict.checked(toEleven(weighted(number, 0, FALLING_FROM_9)) == digit(number, 8))
                : Verdict.WRONG_FORM;
    }

    /** Eight digits modulo 11; a number whose check digit would be 11 is never given. */
    static Verdict slovenia(String number) {
        if (!areDigits(number, 8) || number.charAt(0) == '0') {
            return Verdict.WRONG_FORM;
        }
        int rest = weighted(number, 0, FALLING_FROM_8) % 11;
        return Verdict.checked(rest != 0 && (11 - rest) % 10 == digit(number, 7));
    }
}
