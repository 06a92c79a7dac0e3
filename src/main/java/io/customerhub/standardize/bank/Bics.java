package io.customerhub.standardize.bank;

import io.customerhub.standardize.identifier.Verdict;
import java.util.Set;

/**
 * Business identifier codes (ISO 9362:2022): four characters of the party, the country, two of the place and, of a branch,
 * three more. There are no check digits.
 */
public final class Bics {

    private Bics() {}

    /**
     * Judges a code.
     *
     * @param code as {@link io.customerhub.standardize.identifier.WrittenNumber#compact} gives it
     * @param countries all countries there are, ISO 3166-1 alpha-2
     */
    public static Verdict check(String code, Set<String> countries) {
        if (code.length() != 8 && code.length() != 11) {
            return Verdict.WRONG_FORM;
        }
        for (int i = 0; i < 6; i++) {
            if (code.charAt(i) < 'A') {
                return Verdict.WRONG_FORM;
            }
        }
        String country = code.substring(4, 6);
        return Verdict.formed(countries.contains(country) || country.equals("XK"));
    }
}
