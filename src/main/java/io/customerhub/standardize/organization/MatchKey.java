package io.customerhub.standardize.organization;

import io.customerhub.standardize.text.WordList;
import java.text.Normalizer;
import java.util.Set;

/** The key by which names of organizations are compared: two spellings of one name have the same. */
public final class MatchKey {

    private static final Set<String> FILLERS = WordList.words(MatchKey.class, "words.txt", "filler");
    private static final Set<String> SCRIPT_FILLERS = WordList.words(MatchKey.class, "words.txt", "script-filler");

    private MatchKey() {}

    /**
     * The key of a name without its legal form: letters and digits only, without case, accents, width and filler words;
     * with the fillers when nothing else is left, empty when there is no letter and no digit.
     */
    public static String of(String coreName) {
        String plain = Normalizer.normalize(coreName, Normalizer.Form.NFKC);
        NameWords words = new NameWords(plain);
        StringBuilder key = new StringBuilder(plain.length());
        for (int word = 0; word < words.count(); word++) {
            String folded = words.joined(word, word);
            if (!FILLERS.contains(folded)) {
                key.append(folded);
            }
        }
        if (key.isEmpty() && words.count() > 0) {
            return words.joined(0, words.count() - 1);
        }
        return withoutScriptFillers(key.toString());
    }

    private static String withoutScriptFillers(String key) {
        String rest = key;
        for (String filler : SCRIPT_FILLERS) {
            if (rest.length() > filler.length()) {
                rest = rest.replace(filler, "");
            }
        }
        return rest.isEmpty() ? key : rest;
    }
}
