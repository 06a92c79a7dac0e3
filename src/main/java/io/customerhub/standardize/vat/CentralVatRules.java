package io.customerhub.standardize.vat;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.mod11And10;
import static io.customerhub.standardize.identifier.CheckDigits.toTen;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.PersonNumbers;
import io.customerhub.standardize.identifier.Verdict;

/** VAT numbers of Austria, Czechia, Germany, Hungary, Poland, Slovakia and Switzerland. */
final class CentralVatRules {

    private static final int[] FALLING_FROM_8 = {8, 7, 6, 5, 4, 3, 2};
    private static final int[] HUNGARIAN = {9, 7, 3, 1, 9, 7, 3};
    private static final int[] POLISH = {6, 5, 7, 2, 3, 4, 5, 6, 7};
    private static final int[] SWISS = {5, 4, 3, 2, 7, 6, 5, 4};

    private CentralVatRules() {}

    /** U and eight digits, the last as of Luhn with four more. */
    static Verdict austria(String number) {
        if (number.length() != 9 || number.charAt(0) != 'U' || !areDigits(number, 1, 9)) {
            return Verdict.WRONG_FORM;
        }
        int sum = 4;
        for (int i = 1; i < 8; i++) {
            int digit = digit(number, i) * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return Verdict.checked(toTen(sum) == digit(number, 8));
    }

    /**
     * Eight digits of a legal entity, or the birth number of a person: ten digits, nine until 1953; nine that begin with 6
     * are of persons without a birth number.
     */
    static Verdict czechia(String number) {
        if (areDigits(number, 8)) {
            int rest = weighted(number, 0, FALLING_FROM_8) % 11;
            int check = rest == 0 ? 1 : rest == 1 ? 0 : 11 - rest;
            return number.charAt(0) == '9' ? Verdict.WRONG_FORM : Verdict.checked(check == digit(number, 7));
        }
        if (areDigits(number, 9) && number.charAt(0) == '6') {
            int missing = 10 - weighted(number, 1, FALLING_FROM_8) % 11;
            return Verdict.checked(Math.floorMod(8 - missing, 10) == digit(number, 8));
        }
        return PersonNumbers.czechia(number);
    }

    /** Nine digits that do not begin with 0, ISO 7064 MOD 11,10. */
    static Verdict germany(String number) {
        return areDigits(number, 9) && number.charAt(0) != '0'
                ? Verdict.checked(mod11And10(number, 0, 9))
                : Verdict.WRONG_FORM;
    }

    /** Eight digits, weights 9, 7, 3, 1 to a multiple of ten. */
    static Verdict hungary(String number) {
        return areDigits(number, 8)
                ? Verdict.checked(toTen(weighted(number, 0, HUNGARIAN)) == digit(number, 7))
                : Verdict.WRONG_FORM;
    }

    /** NIP: ten digits modulo 11; a number whose rest would be 10 is never given. */
    static Verdict poland(String number) {
        return areDigits(number, 10)
                ? Verdict.checked(weighted(number, 0, POLISH) % 11 == digit(number, 9))
                : Verdict.WRONG_FORM;
    }

    /** Ten digits divisible by 11, the first not 0, the third none of 0, 1 and 5. */
    static Verdict slovakia(String number) {
        boolean formed =
                areDigits(number, 10) && number.charAt(0) != '0' && number.charAt(2) > '1' && number.charAt(2) != '5';
        return formed ? Verdict.checked(value(number, 0, 10) % 11 == 0) : Verdict.WRONG_FORM;
    }

    /** E, the nine digits of the UID modulo 11, and the tax in one of three languages, which may be missing. */
    static Verdict switzerland(String number) {
        if (number.length() < 10 || number.charAt(0) != 'E' || !areDigits(number, 1, 10)) {
            return Verdict.WRONG_FORM;
        }
        boolean ended =
                switch (number.substring(10)) {
                    case "", "MWST", "TVA", "IVA" -> true;
                    default -> false;
                };
        int check = 11 - weighted(number, 1, SWISS) % 11;
        return ended ? Verdict.checked(check % 11 == digit(number, 9)) : Verdict.WRONG_FORM;
    }
}
