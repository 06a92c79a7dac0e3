package io.customerhub.standardize.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What names mean, where one name may mean several things in several languages: of these it means the one in the language
 * asked for, else none. Immutable once it is built; safe for use by several threads.
 */
public final class NamedMeanings {

    /** What {@link #find} answers for a name that several things have. */
    public static final String AMBIGUOUS = "";

    private final Map<String, Map<String, List<String>>> meanings = new HashMap<>();
    private final UnaryOperator<String> folding;

    /**
     * No names yet.
     *
     * @param folding makes names comparable; the same for those that are added and those that are asked for
     */
    public NamedMeanings(UnaryOperator<String> folding) {
        this.folding = folding;
    }

    /**
     * Reads lines of code, name and languages.
     *
     * @param lines tab-separated; without languages several names may stand in one line, separated by {@code |}
     */
    public NamedMeanings with(List<String> lines) {
        for (String line : lines) {
            String[] row = line.split("\t", -1);
            for (String name : row[1].split("\\|")) {
                add(row[0], name, row.length > 2 ? List.of(row[2].split(" ")) : List.of());
            }
        }
        return this;
    }

    private void add(String code, String name, List<String> languages) {
        String key = folding.apply(name);
        if (key.isEmpty()) {
            return;
        }
        Map<String, List<String>> known = meanings.computeIfAbsent(key, none -> new LinkedHashMap<>(2));
        List<String> more = new ArrayList<>(known.getOrDefault(code, List.of()));
        more.addAll(languages);
        known.put(code, more);
    }

    /**
     * The code that a name means; null when it is no name; {@link #AMBIGUOUS} when it means several.
     *
     * @param language the field's language, ISO 639-1, or null
     */
    public @Nullable String find(String name, @Nullable String language) {
        Map<String, List<String>> found = meanings.get(folding.apply(name));
        if (found == null) {
            return null;
        }
        if (found.size() == 1) {
            return found.keySet().iterator().next();
        }
        String inLanguage = null;
        for (Map.Entry<String, List<String>> meaning : found.entrySet()) {
            if (language != null && meaning.getValue().contains(language)) {
                inLanguage = inLanguage == null ? meaning.getKey() : AMBIGUOUS;
            }
        }
        return inLanguage == null ? AMBIGUOUS : inLanguage;
    }
}
