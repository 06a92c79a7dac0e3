package io.customerhub.standardize.number;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link NumberReader} found.
 *
 * @param outcome whether it is a number
 * @param value the number with the decimals as written; null when it is none
 */
public record NumberReading(Outcome outcome, @Nullable BigDecimal value) {

    /** What a text can turn out to be. */
    public enum Outcome {
        /** A number. */
        NUMBER,
        /** Nothing like a number. */
        NOT_A_NUMBER,
        /** The separator can mean thousands or decimals. */
        AMBIGUOUS,
        /** Separators in places where no reading puts them. */
        GROUPS
    }

    static NumberReading of(BigDecimal value) {
        return new NumberReading(Outcome.NUMBER, value);
    }

    static NumberReading not(Outcome outcome) {
        return new NumberReading(outcome, null);
    }
}
