package io.customerhub.standardize.country;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The countries that a name means: names of Unicode CLDR in all languages of at least moderate coverage and what people
 * write besides. A name in the language of the field wins, else a name in one of the leading languages.
 */
final class CountryNames {

    private static final Set<String> LEADING =
            Set.of("en", "zh", "es", "fr", "de", "pt", "ru", "ja", "ko", "it", "nl", Meaning.ANY_LANGUAGE);

    /** For each folded name one code, or a list of meanings where it has several. */
    private final Map<String, Object> meanings = new HashMap<>(32768);

    private final Map<String, String> plain = new HashMap<>(8192);

    private CountryNames() {}

    /** One country that a name means, and the languages in which it does. */
    private record Meaning(String country, List<String> languages) {

        static final String ANY_LANGUAGE = "+";

        boolean isLeading() {
            return languages.stream().anyMatch(LEADING::contains);
        }
    }

    static CountryNames load() {
        Map<String, List<Meaning>> all = new HashMap<>(32768);
        List<String> leading = new ArrayList<>(4096);
        for (String line : WordList.lines(CountryNames.class, "names.tsv")) {
            int first = line.indexOf('\t');
            int second = line.indexOf('\t', first + 1);
            List<String> languages = List.of(line.substring(second + 1).split(" "));
            String name = line.substring(first + 1, second);
            add(all, line.substring(0, first), name, languages);
            if (LEADING.contains(languages.get(0))) {
                leading.add(name);
            }
        }
        for (String list : List.of("country-variants.tsv", "country-official.tsv")) {
            for (String line : WordList.lines(CountryNames.class, list)) {
                int tab = line.indexOf('\t');
                for (String name : line.substring(tab + 1).split("\\|")) {
                    add(all, line.substring(0, tab), name, List.of(Meaning.ANY_LANGUAGE));
                }
            }
        }
        CountryNames names = new CountryNames();
        all.forEach((key, found) ->
                names.meanings.put(key, found.size() == 1 ? found.get(0).country() : List.copyOf(found)));
        for (String name : leading) {
            if (names.meanings.get(key(name)) instanceof String code) {
                names.plain.put(name, code);
            }
        }
        return names;
    }

    private static String key(String name) {
        return CountryFolding.key(CountryFolding.words(name));
    }

    private static void add(Map<String, List<Meaning>> all, String country, String name, List<String> languages) {
        List<Meaning> known = all.computeIfAbsent(key(name), none -> new ArrayList<>(1));
        for (int i = 0; i < known.size(); i++) {
            Meaning meaning = known.get(i);
            if (meaning.country().equals(country)) {
                List<String> more = new ArrayList<>(meaning.languages());
                more.addAll(languages);
                known.set(i, new Meaning(country, more));
                return;
            }
        }
        known.add(new Meaning(country, languages));
    }

    /** The only country of a leading name as it is usually written, found without folding; null when it is not such. */
    @Nullable
    String plain(String text) {
        return plain.get(text);
    }

    /**
     * The countries that a folded name means; empty when it is no name.
     *
     * @param key see {@link CountryFolding#key}
     * @param language the field's language, ISO 639-1, or null
     */
    List<String> find(String key, @Nullable String language) {
        Object found = meanings.get(key);
        if (found == null) {
            return List.of();
        }
        if (found instanceof String code) {
            return List.of(code);
        }
        List<Meaning> several = new ArrayList<>();
        for (Object meaning : (List<?>) found) {
            several.add((Meaning) meaning);
        }
        List<String> inLanguage = several.stream()
                .filter(meaning -> language != null && meaning.languages().contains(language))
                .map(Meaning::country)
                .toList();
        boolean byHand = several.stream()
                        .filter(meaning -> meaning.languages().contains(Meaning.ANY_LANGUAGE))
                        .count()
                > 1;
        if (inLanguage.size() == 1 && !byHand) {
            return inLanguage;
        }
        List<String> leading = several.stream()
                .filter(Meaning::isLeading)
                .map(Meaning::country)
                .toList();
        return leading.isEmpty() ? several.stream().map(Meaning::country).toList() : leading;
    }
}
