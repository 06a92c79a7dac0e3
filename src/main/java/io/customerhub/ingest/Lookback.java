package io.customerhub.ingest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * How far behind its position a stream is read again at each poll, so that records which were committed late are seen:
 * a time for positions in time, a count for positions that count.
 *
 * @param time how far back in time; zero for none
 * @param count how far back in numbers; zero for none
 */
public record Lookback(Duration time, BigDecimal count) {

    /** Nothing is read again. */
    public static final Lookback NONE = new Lookback(Duration.ZERO, BigDecimal.ZERO);

    /** Refuses to look ahead. */
    public Lookback {
        if (time.isNegative() || count.signum() < 0) {
            throw new IllegalArgumentException("a lookback goes back, found " + time + " and " + count);
        }
    }

    /**
     * Reads a time such as {@code 2m}, {@code 90s}, {@code 1h30m}, {@code 2d} or {@code PT2M}, or a plain number.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Lookback parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.isEmpty() && trimmed.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Lookback(Duration.ZERO, new BigDecimal(trimmed));
        }
        return new Lookback(duration(trimmed), BigDecimal.ZERO);
    }

    /**
     * Reads a length of time such as {@code 30s}, {@code 500ms}, {@code 2m}, {@code 1h30m}, {@code 2d} or {@code PT2M}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Duration duration(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        try {
            if (upper.endsWith("MS")) {
                return Duration.ofMillis(Long.parseLong(upper.substring(0, upper.length() - 2)));
            }
            if (upper.startsWith("P")) {
                return Duration.parse(upper);
            }
            int days = upper.indexOf('D') + 1;
            String rest = upper.substring(days);
            return Duration.parse("P" + upper.substring(0, days) + (rest.isEmpty() ? "" : "T" + rest));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected a length of time such as 30s, 2m, 1h or 2d, found '" + text + "'", e);
        }
    }
}
