package io.customerhub.standardize.number;

import io.customerhub.standardize.text.WordList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which regions, and which languages where the region does not tell, write a comma before the decimals ({@code decimal-comma.txt}). */
final class DecimalStyles {

    /** Neither point nor comma is certain. */
    static final char UNKNOWN = 0;

    private static final Set<String> COMMA = words("comma");
    private static final Set<String> MIXED = words("mixed");
    private static final Set<String> COMMA_LANGUAGE = words("comma-language");
    private static final Set<String> POINT_LANGUAGE = words("point-language");
    private static final Set<String> COMMA_LOCALE = words("comma-locale");
    private static final Set<String> POINT_LOCALE = words("point-locale");

    private DecimalStyles() {}

    private static Set<String> words(String section) {
        return WordList.words(DecimalStyles.class, "decimal-comma.txt", section);
    }

    /** The decimal separator of a region, else of the language, or {@link #UNKNOWN}. */
    static char of(@Nullable String region, @Nullable String language) {
        if (region == null) {
            return language == null ? UNKNOWN : chosen(language, COMMA_LANGUAGE, POINT_LANGUAGE);
        }
        if (MIXED.contains(region)) {
            return language == null ? UNKNOWN : chosen(language + "-" + region, COMMA_LOCALE, POINT_LOCALE);
        }
        return COMMA.contains(region) ? ',' : '.';
    }

    private static char chosen(String key, Set<String> comma, Set<String> point) {
        return comma.contains(key) ? ',' : point.contains(key) ? '.' : UNKNOWN;
    }
}
