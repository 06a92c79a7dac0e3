package io.customerhub.standardize.language;

import io.customerhub.standardize.country.CountryFolding;
import io.customerhub.standardize.text.NamedMeanings;
import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the BCP 47 tag that a code or name of a language means. Safe for use by several threads. */
public final class Languages {

    private final Set<String> known = new HashSet<>(List.of(Locale.getISOLanguages()));
    private final Map<String, String> aliases = new HashMap<>();
    private final NamedMeanings names = new NamedMeanings(name -> CountryFolding.key(CountryFolding.words(name)));
    private final Set<String> regions;

    /**
     * What was found.
     *
     * @param tag the tag; {@link NamedMeanings#AMBIGUOUS} when there are several
     */
    public record Found(String tag, LanguageRule rule) {}

    /**
     * Reads the lists.
     *
     * @param regions the regions that a tag may have, ISO 3166-1 alpha-2
     */
    public Languages(Set<String> regions) {
        this.regions = regions;
        List<String> lines = WordList.lines(Languages.class, "names.tsv");
        for (String line : lines) {
            known.add(line.substring(0, Math.max(2, line.indexOf('\t'))).split("-")[0]);
        }
        for (String line : WordList.lines(Languages.class, "aliases.tsv")) {
            int tab = line.indexOf('\t');
            aliases.put(line.substring(0, tab), line.substring(tab + 1));
        }
        names.with(lines).with(WordList.lines(Languages.class, "variants.tsv"));
    }

    /**
     * The tag of a text; null when it means no language.
     *
     * @param language the language in which names are written, ISO 639-1, or null
     */
    public @Nullable Found find(String text, @Nullable String language) {
        Found tag = tag(text);
        if (tag != null) {
            return tag;
        }
        String named = names.find(text, language);
        return named == null ? null : new Found(named, LanguageRule.NAME);
    }

    private @Nullable Found tag(String text) {
        String[] parts = text.strip().replace('_', '-').split("-", -1);
        String primary = parts[0].toLowerCase(Locale.ROOT);
        if (parts.length > 3 || primary.length() < 2 || primary.length() > 3) {
            return null;
        }
        String alias = aliases.get(primary);
        String language = alias == null ? primary : alias;
        if (!known.contains(language)) {
            return null;
        }
        StringBuilder tag = new StringBuilder(language);
        for (int i = 1; i < parts.length; i++) {
            String subtag = subtag(parts[i]);
            if (subtag == null) {
                return null;
            }
            tag.append('-').append(subtag);
        }
        return new Found(tag.toString(), alias == null ? LanguageRule.TAG : LanguageRule.ALIAS);
    }

    /** A script or a region in its usual writing, or null. */
    private @Nullable String subtag(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= 0x80 || !Character.isLetterOrDigit(part.charAt(i))) {
                return null;
            }
        }
        if (part.length() == 4 && !Character.isDigit(part.charAt(0))) {
            return part.substring(0, 1).toUpperCase(Locale.ROOT)
                    + part.substring(1).toLowerCase(Locale.ROOT);
        }
        String upper = part.toUpperCase(Locale.ROOT);
        return regions.contains(upper) || upper.equals("419") || upper.equals("001") ? upper : null;
    }
}
