package io.customerhub.standardize.region;

import io.customerhub.standardize.country.CountryFolding;
import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the subdivision of a country that a code or name means. Safe for use by several threads. */
public final class Regions {

    /** What {@link #find} answers for a name that several subdivisions of the country have. */
    public static final String AMBIGUOUS = "";

    private final Set<String> codes = new HashSet<>(8192);
    private final Map<String, String> names = new HashMap<>(16384);

    /** Reads the lists. */
    public Regions() {
        for (String list : List.of("names.tsv", "native.tsv")) {
            for (String line : WordList.lines(Regions.class, list)) {
                int tab = line.indexOf('\t');
                String code = line.substring(0, tab);
                codes.add(code);
                for (String name : line.substring(tab + 1).split("\\|")) {
                    add(code, name);
                }
            }
        }
    }

    private void add(String code, String name) {
        String key = key(code.substring(0, 2), name);
        if (key.length() > 3) {
            names.merge(key, code, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
        }
    }

    /** The code when the text is one with its country, such as {@code US-CA}; null when it is not. */
    public @Nullable String code(String text) {
        String upper = text.length() > 6 ? "" : text.strip().toUpperCase(Locale.ROOT);
        return codes.contains(upper) ? upper : null;
    }

    /** The code when the text is one without its country, such as {@code CA} in the US; null when it is not. */
    public @Nullable String codeWithin(String country, String text) {
        return code(country + "-" + text.strip());
    }

    /** The subdivision of a name; null when the country has none such; {@link #AMBIGUOUS} when it has several. */
    public @Nullable String find(String country, String text) {
        return names.get(key(country, text));
    }

    private static String key(String country, String name) {
        return country + ":" + CountryFolding.key(CountryFolding.words(name));
    }
}
