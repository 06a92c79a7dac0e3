package io.customerhub.standardize.vat;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.toTen;

import io.customerhub.standardize.identifier.PersonNumbers;
import io.customerhub.standardize.identifier.Verdict;

/**
 * The Spanish NIF (Real Decreto 1065/2007, Orden EHA/451/2008): of a citizen (DNI), a foreigner (NIE: X, Y, Z), a person
 * without either (K, L, M) or a legal entity, whose check character is a digit or a letter by its kind.
 */
final class SpanishVatRule {

    private static final String ENTITY_LETTERS = "JABCDEFGHI";

    private SpanishVatRule() {}

    /** Judges a NIF of any kind. */
    static Verdict check(String number) {
        Verdict person = PersonNumbers.spain(number);
        return person == Verdict.WRONG_FORM ? entity(number) : person;
    }

    private static Verdict entity(String number) {
        if (number.length() != 9 || !areDigits(number, 1, 8)) {
            return Verdict.WRONG_FORM;
        }
        char kind = number.charAt(0);
        boolean mayEndInDigit = "ABCDEFGHJUV".indexOf(kind) >= 0;
        boolean mayEndInLetter = "ABCDEFGHNPQRSW".indexOf(kind) >= 0;
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            int digit = digit(number, i) * (i % 2 == 1 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        char last = number.charAt(8);
        if (last <= '9') {
            return mayEndInDigit ? Verdict.checked(toTen(sum) == last - '0') : Verdict.WRONG_FORM;
        }
        return mayEndInLetter ? Verdict.checked(ENTITY_LETTERS.charAt(toTen(sum)) == last) : Verdict.WRONG_FORM;
    }
}
