package io.customerhub.standardize.word;

import io.customerhub.standardize.country.CountryFolding;
import io.customerhub.standardize.text.NamedMeanings;
import io.customerhub.standardize.text.WordList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words that mean one of a few values, from a list beside this class. Safe for use by several threads. */
public final class FewWords {

    private final NamedMeanings meanings;

    private FewWords(String list) {
        meanings = new NamedMeanings(FewWords::folded).with(WordList.lines(FewWords.class, list));
    }

    /** Words for male, female, other and unknown. */
    public static FewWords genders() {
        return new FewWords("gender.tsv");
    }

    /** Words for true and false. */
    public static FewWords booleans() {
        return new FewWords("boolean.tsv");
    }

    /** The value of a word, whatever its case, accents and punctuation; null when no value or several have it. */
    public @Nullable String find(String text) {
        String found = meanings.find(text, null);
        return found == null || found.equals(NamedMeanings.AMBIGUOUS) ? null : found;
    }

    /** Signs such as a tick have no letter to fold. */
    private static String folded(String text) {
        String key = CountryFolding.key(CountryFolding.words(text));
        return key.isEmpty() ? text.strip().toLowerCase(Locale.ROOT) : key;
    }
}
