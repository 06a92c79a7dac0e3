package io.customerhub.standardize.region;

import io.customerhub.standardize.country.CountryFolding;
import io.customerhub.standardize.name.Simplified;
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

    /** What a name may have before or behind it that says what it is; only where the whole text is no name. */
    private static final List<String> BEFORE = List.of(
            "provincia di ",
            "provincia de ",
            "province of ",
            "province de ",
            "state of ",
            "estado de ",
            "estado do ",
            "estado da ",
            "region of ",
            "canton of ",
            "canton de ",
            "kanton ",
            "land ",
            "citta metropolitana di ",
            "county of ");

    private static final List<String> BEHIND = List.of(
            " province", " state", " prefecture", " oblast", " voivodeship", " canton", " sheng", " shi", " county");

    /** What ends the country of a name that is refused, as London is: LND is the City of London alone. */
    private static final String OPEN = "-";

    private final Set<String> codes = new HashSet<>(8192);
    private final Map<String, String> replaced = new HashMap<>();
    private final Map<String, String> names = new HashMap<>(16384);

    /** Reads the lists. */
    public Regions() {
        for (String line : WordList.lines(Regions.class, "replaced.tsv")) {
            int tab = line.indexOf('\t');
            replaced.put(line.substring(0, tab), line.substring(tab + 1));
        }
        for (String list : List.of("names.tsv", "native.tsv", "exonyms.tsv")) {
            for (String line : WordList.lines(Regions.class, list)) {
                int tab = line.indexOf('\t');
                String written = line.substring(0, tab);
                String code = replaced.getOrDefault(written, written);
                if (!code.endsWith(OPEN)) {
                    codes.add(code);
                }
                for (String name : line.substring(tab + 1).split("\\|")) {
                    add(code, name);
                }
            }
        }
    }

    private void add(String code, String name) {
        String key = key(code.substring(0, 2), words(name));
        if (code.endsWith(OPEN)) {
            names.put(key, AMBIGUOUS);
            return;
        }
        if (key.length() > 3) {
            names.merge(key, code, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
        }
    }

    /** The code of today when the text is one with its country, such as {@code US-CA}; null when it is not. */
    public @Nullable String code(String text) {
        String upper = text.length() > 6 ? "" : text.strip().toUpperCase(Locale.ROOT);
        String code = replaced.getOrDefault(upper, upper);
        return codes.contains(code) ? code : null;
    }

    /** The code when the text is one without its country, such as {@code CA} in the US; null when it is not. */
    public @Nullable String codeWithin(String country, String text) {
        return code(country + "-" + text.strip());
    }

    /** The subdivision of a name; null when the country has none such; {@link #AMBIGUOUS} when it has several. */
    public @Nullable String find(String country, String text) {
        String words = words(text);
        String found = names.get(key(country, words));
        for (int i = 0; found == null && i < BEFORE.size(); i++) {
            String before = BEFORE.get(i);
            found = words.startsWith(before) ? names.get(key(country, words.substring(before.length()))) : null;
        }
        for (int i = 0; found == null && i < BEHIND.size(); i++) {
            int end = words.length() - BEHIND.get(i).length();
            found = words.endsWith(BEHIND.get(i)) ? names.get(key(country, words.substring(0, end))) : null;
        }
        return found;
    }

    /** Folded; Chinese in simplified characters. */
    private static String words(String name) {
        String words = CountryFolding.words(name);
        return !words.isEmpty() && words.charAt(0) >= 0x3400 ? Simplified.of(words) : words;
    }

    private static String key(String country, String words) {
        return country + ":" + CountryFolding.key(words);
    }
}
