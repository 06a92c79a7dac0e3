package io.customerhub.ingest.rest.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How fast one host may be asked, by all streams together: requests go evenly, so that no window of time ever holds more
 * than is allowed; and not at all while the host says that its budget is used up. Safe for use by several threads.
 */
public final class RateBudget {

    private Duration interval = Duration.ZERO;
    private Instant next = Instant.MIN;

    /**
     * A limit such as {@code 4/s}, {@code 100/m} or {@code 1000/h}, as the time between two requests.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Duration interval(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            Duration period =
                    switch (parts.length == 2 ? parts[1].strip().toLowerCase(Locale.ROOT) : "") {
                        case "s", "second" -> Duration.ofSeconds(1);
                        case "m", "minute" -> Duration.ofMinutes(1);
                        case "h", "hour" -> Duration.ofHours(1);
                        default -> throw new NumberFormatException();
                    };
            long count = Long.parseLong(parts[0].strip());
            if (count < 1) {
                throw new NumberFormatException();
            }
            return period.dividedBy(count);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'rateLimit' is written 4/s, 100/m or 1000/h, found '" + text + "'", e);
        }
    }

    /** A stream wants at least this time between two requests; the strictest stream of the host decides. */
    public synchronized void atLeast(@Nullable Duration between) {
        if (between != null && between.compareTo(interval) > 0) {
            interval = between;
        }
    }

    /** Takes the next place in the queue; gives how long to wait for it. */
    public synchronized Duration reserve(Instant now) {
        Instant mine = next.isAfter(now) ? next : now;
        next = mine.plus(interval);
        return Duration.between(now, mine);
    }

    /** The host wants no request before this time. */
    public synchronized void restUntil(Instant time) {
        if (time.isAfter(next)) {
            next = time;
        }
    }
}
