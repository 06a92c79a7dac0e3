package io.customerhub.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a mapping says with {@code mayRepeat} of values that many records share: {@code true} for all of them, or a
 * list of the values that are fine. All others that come far too often are flagged.
 *
 * @param isAny true when any value may repeat
 * @param values the values that may, as the source writes them, cleansed or standardized
 */
public record Repetition(boolean isAny, Set<String> values) {

    /** Nothing is said, so that what comes far too often is suspicious. */
    public static final Repetition UNSAID = new Repetition(false, Set.of());

    /** All values may repeat. */
    public static final Repetition ANY = new Repetition(true, Set.of());

    /** True when this value may repeat. */
    public boolean names(@Nullable String value) {
        return isAny || value != null && values.contains(value);
    }
}
