package io.customerhub.ingest.rest.rules;

import io.customerhub.ingest.rest.http.Answer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What an API says about its rate: {@code Retry-After} (RFC 9110, 10.2.3), and headers of its own that tell how many
 * requests are left and when there are more. No wait is longer than five minutes.
 *
 * @param remaining the header of the requests that are left, either their number or {@code used/limit}; null for none
 * @param reset the header of when there are more: seconds from now, a Unix time in seconds or milliseconds, or an HTTP
 *     date; null for none
 * @param clock the time of day
 */
public record RateHeaders(@Nullable String remaining, @Nullable String reset, Clock clock) {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** When a host says that nothing is left but not for how long: leaky buckets let one through about each second. */
    private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(1);
    /** Numbers below are seconds from now; above, Unix times. */
    private static final long FIRST_UNIX_TIME = 1_000_000_000L;

    private static final long FIRST_UNIX_MILLIS = 1_000_000_000_000L;

    /** How long the host wants no request after this answer; null when there are requests left or it does not say. */
    @Nullable
    Duration exhausted(Answer answer) {
        String text = remaining == null ? null : answer.header(remaining);
        if (text == null) {
            return null;
        }
        try {
            int slash = text.indexOf('/');
            BigDecimal left = slash < 0
                    ? new BigDecimal(text.strip())
                    : new BigDecimal(text.substring(slash + 1).strip())
                            .subtract(new BigDecimal(text.substring(0, slash).strip()));
            if (left.signum() > 0) {
                return null;
            }
        } catch (NumberFormatException e) {
            return null;
        }
        Duration wait = reset == null ? null : wait(answer.header(reset));
        return wait == null ? UNKNOWN_WAIT : wait;
    }

    /** The wait that the answer asks for, or null. */
    @Nullable
    Duration asked(Answer answer) {
        Duration wait = wait(answer.header("retry-after"));
        return wait != null || reset == null ? wait : wait(answer.header(reset));
    }

    private @Nullable Duration wait(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Duration wait;
        try {
            String stripped = text.strip();
            boolean isNumber =
                    !stripped.isEmpty() && stripped.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
            Instant now = clock.instant();
            if (isNumber) {
                long number = new BigDecimal(stripped).longValue();
                wait = number < FIRST_UNIX_TIME
                        ? Duration.ofMillis(
                                new BigDecimal(stripped).movePointRight(3).longValue())
                        : Duration.between(
                                now,
                                number < FIRST_UNIX_MILLIS
                                        ? Instant.ofEpochSecond(number)
                                        : Instant.ofEpochMilli(number));
            } else {
                wait = Duration.between(
                        now,
                        ZonedDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
