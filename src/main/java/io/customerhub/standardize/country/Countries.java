package io.customerhub.standardize.country;

import io.customerhub.standardize.text.HalfWidth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the country that a text means, by code or name. What means two countries means none, unless the field's language
 * or the record's region settles it; a code of a system that is not declared is told and not guessed. Safe for use by
 * several threads.
 */
public final class Countries {

    /** Countries whose form of state tells them from another place of that name: found by their full names only. */
    private static final Set<String> TOLD_BY_FORM = Set.of("CN", "TW", "KR", "KP", "CG", "CD", "GE");

    private final CountryCodes codes = CountryCodes.load();
    private final CountryNames names = CountryNames.load();
    private final StateForms forms = new StateForms();

    private Countries() {}

    /** Reads the lists; some tens of milliseconds, so it is done once. */
    public static Countries load() {
        return new Countries();
    }

    /** All codes that can come out: ISO 3166-1 alpha-2 and XK. */
    public Set<String> codes() {
        return Set.copyOf(codes.countries());
    }

    /** The one country that a code or name says, whatever the language; null when none or several do. */
    public @Nullable String codeOf(String text) {
        return find(text, CountrySystem.ANY, null, null).code();
    }

    /** The country of a usual name in its usual spelling, whatever the language; null when that alone does not tell. */
    public @Nullable String plain(String text) {
        return names.plain(text);
    }

    /**
     * What a text says.
     *
     * @param language ISO 639-1, or null
     * @param region the record's region, ISO 3166-1 alpha-2, or null
     */
    public CountryReading find(String text, CountrySystem system, @Nullable String language, @Nullable String region) {
        String trimmed = HalfWidth.of(text).strip();
        CountryReading byCode = system == CountrySystem.NAME ? CountryReading.UNKNOWN : code(trimmed, system, region);
        if (byCode.outcome() == CountryReading.Outcome.FOUND || byCode.outcome() == CountryReading.Outcome.AMBIGUOUS) {
            return byCode;
        }
        boolean alsoNames = system == CountrySystem.ANY || system == CountrySystem.NAME || trimmed.length() > 4;
        CountryReading byName = alsoNames ? name(trimmed, language, region) : CountryReading.UNKNOWN;
        return byName.outcome() == CountryReading.Outcome.UNKNOWN ? byCode : byName;
    }

    private CountryReading code(String text, CountrySystem system, @Nullable String region) {
        if (text.length() > 6 || text.isEmpty()) {
            return CountryReading.UNKNOWN;
        }
        if (system != CountrySystem.ANY) {
            return one(codes.find(system, text), CountryRule.CODE, region);
        }
        if (text.length() == 2) {
            return one(codes.find(CountrySystem.ISO2, text), CountryRule.CODE, region);
        }
        if (text.length() != 3) {
            return CountryReading.UNKNOWN;
        }
        if (Character.isDigit(text.charAt(0))) {
            return one(codes.find(CountrySystem.NUMERIC, text), CountryRule.CODE, region);
        }
        List<String> iso = codes.find(CountrySystem.ISO3, text);
        List<String> other = codes.otherThreeLetters(text);
        if (iso.isEmpty()) {
            return other.isEmpty() ? CountryReading.UNKNOWN : CountryReading.OTHER_SYSTEM;
        }
        boolean agreed = other.isEmpty() || other.contains(iso.get(0));
        return agreed ? one(iso, CountryRule.CODE, region) : CountryReading.AMBIGUOUS;
    }

    private CountryReading name(String text, @Nullable String language, @Nullable String region) {
        CountryReading whole = byKey(CountryFolding.words(text), CountryRule.NAME, language, region);
        if (whole.outcome() != CountryReading.Outcome.UNKNOWN) {
            return whole;
        }
        for (StateForms.Form form : forms.otherForms(text)) {
            CountryReading found = byKey(form.words(), CountryRule.FORM, language, region);
            boolean another = form.stripped() && found.code() != null && TOLD_BY_FORM.contains(found.code());
            if (found.outcome() != CountryReading.Outcome.UNKNOWN && !another) {
                return found;
            }
        }
        return bothHalves(text, language);
    }

    /** 'Myanmar (Burma)' and 'Ivory Coast / Côte d'Ivoire': two names of one country. */
    private CountryReading bothHalves(String text, @Nullable String language) {
        int border = Math.max(text.indexOf('('), text.indexOf('/'));
        if (border <= 0) {
            return CountryReading.UNKNOWN;
        }
        List<String> left = names.find(CountryFolding.key(CountryFolding.words(text.substring(0, border))), language);
        List<String> right = names.find(CountryFolding.key(CountryFolding.words(text.substring(border))), language);
        boolean same = left.size() == 1 && left.equals(right);
        return same ? CountryReading.found(left.get(0), CountryRule.FORM) : CountryReading.UNKNOWN;
    }

    private CountryReading byKey(String words, CountryRule rule, @Nullable String language, @Nullable String region) {
        return one(names.find(CountryFolding.key(words), language), rule, region);
    }

    private static CountryReading one(List<String> countries, CountryRule rule, @Nullable String region) {
        if (countries.isEmpty()) {
            return CountryReading.UNKNOWN;
        }
        if (countries.size() == 1) {
            return CountryReading.found(countries.get(0), rule);
        }
        return region != null && countries.contains(region)
                ? CountryReading.found(region, CountryRule.REGION)
                : CountryReading.AMBIGUOUS;
    }
}
