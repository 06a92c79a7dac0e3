package io.customerhub.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something is tried again: exponential backoff with full jitter, a random time between nothing
 * and a limit that doubles with each attempt, so that many waiting readers do not come back at the same moment (Marc
 * Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param first the limit of the first wait
 * @param cap no wait is longer than this
 * @param maxAttempts how often something is tried in all, at least 1
 */
public record RetryPolicy(Duration first, Duration cap, int maxAttempts) {

    private static final int MOST_DOUBLINGS = 30;

    /** Refuses times that are not positive and less than one attempt. */
    public RetryPolicy {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0 || maxAttempts < 1) {
            throw new IllegalArgumentException("a retry policy needs 0 < first <= cap and at least one attempt, found "
                    + first + ", " + cap + ", " + maxAttempts);
        }
    }

    /** True when something that failed {@code failures} times should be tried again. */
    public boolean isWorthARetry(int failures) {
        return failures < maxAttempts;
    }

    /** The wait after the given number of failures, counted from 1. */
    public Duration delay(int failures, RandomGenerator random) {
        return Duration.ofMillis((long) (limit(failures).toMillis() * random.nextDouble()));
    }

    /** The longest that {@link #delay} can be after the given number of failures. */
    public Duration limit(int failures) {
        long factor = 1L << Math.max(0, Math.min(failures - 1, MOST_DOUBLINGS));
        return first.compareTo(cap.dividedBy(factor)) >= 0 ? cap : first.multipliedBy(factor);
    }
}
