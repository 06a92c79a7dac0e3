package io.customerhub.standardize.number;

import io.customerhub.standardize.text.WordList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which regions write a comma before the decimals, from {@code decimal-comma.txt}. */
final class DecimalStyles {

    /** Neither point nor comma is certain. */
    static final char UNKNOWN = 0;

    private static final Set<String> COMMA = WordList.words(DecimalStyles.class, "decimal-comma.txt", "comma");
    private static final Set<String> MIXED = WordList.words(DecimalStyles.class, "decimal-comma.txt", "mixed");

    private DecimalStyles() {}

    /** The decimal separator of a region, or {@link #UNKNOWN}. */
    static char of(@Nullable String region) {
        if (region == null || MIXED.contains(region)) {
            return UNKNOWN;
        }
        return COMMA.contains(region) ? ',' : '.';
    }
}
