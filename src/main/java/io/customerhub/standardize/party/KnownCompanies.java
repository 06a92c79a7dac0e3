package io.customerhub.standardize.party;

import io.customerhub.standardize.text.WordList;
import java.util.Locale;
import java.util.Set;

/** Companies that everybody knows and that are named like people: {@code Morgan Stanley}. */
final class KnownCompanies {

    /** Their names in small letters. */
    static final Set<String> NAMES = Set.copyOf(WordList.lines(KnownCompanies.class, "known-companies.txt"));

    private KnownCompanies() {}

    /** True when the text names one, whatever its case. */
    static boolean contains(String text) {
        return NAMES.contains(text.toLowerCase(Locale.ROOT));
    }
}
