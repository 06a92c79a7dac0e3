package io.customerhub.standardize.nationalid;

import io.customerhub.standardize.identifier.CheckDigits;
import io.customerhub.standardize.identifier.Verdict;

/**
 * Italy's codice fiscale (D.M. 23 December 1976: letters of the name, year, month, day, place, check letter; digits become
 * letters where two people would share one) and the number of the electronic identity card, which has no check character.
 */
final class ItalianIds {

    /** What a character in an odd place counts, by its place among digits or letters. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private static final String FORM = "AAAAAANNMNNANNNA";
    private static final String MONTHS = "ABCDEHLMPRST";

    /** The letters that stand for 0 to 9. */
    private static final String DIGIT_LETTERS = "LMNPQRSTUV";

    private ItalianIds() {}

    static Verdict check(String number) {
        return number.length() == 9 ? card(number) : fiscalCode(number);
    }

    private static Verdict card(String number) {
        boolean formed = number.charAt(0) == 'C'
                && number.charAt(1) >= 'A'
                && CheckDigits.areDigits(number, 2, 7)
                && CheckDigits.value(number, 2, 7) > 0
                && number.charAt(7) >= 'A'
                && number.charAt(8) >= 'A';
        return Verdict.formed(formed);
    }

    private static Verdict fiscalCode(String number) {
        if (number.length() != FORM.length()) {
            return Verdict.WRONG_FORM;
        }
        int sum = 0;
        for (int i = 0; i < FORM.length(); i++) {
            char c = number.charAt(i);
            boolean fits =
                    switch (FORM.charAt(i)) {
                        case 'A' -> c >= 'A';
                        case 'M' -> MONTHS.indexOf(c) >= 0;
                        default -> c <= '9' || DIGIT_LETTERS.indexOf(c) >= 0;
                    };
            if (!fits) {
                return Verdict.WRONG_FORM;
            }
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i == FORM.length() - 1 ? 0 : i % 2 == 0 ? ODD[value] : value;
        }
        return Verdict.checked('A' + sum % 26 == number.charAt(15));
    }
}
