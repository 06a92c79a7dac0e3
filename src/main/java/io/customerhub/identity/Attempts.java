package io.customerhub.identity;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down guessing: after some wrong attempts in a row for one name or from one address, each next one has to wait twice
 * as long, up to some minutes. Nobody is locked out for ever, and a name that does not exist is treated like one that does
 * (OWASP ASVS 5.0, 6.3.1). Kept in memory: a restart forgets it. Safe for use by several threads.
 */
final class Attempts {

    private static final int FREE_FOR_NAME = 5;
    private static final int FREE_FROM_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);
    private static final int MOST_KEPT = 20_000;

    private final Clock clock;
    private final Map<String, Series> kept = new LinkedHashMap<>(16, 0.75f, true);

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Wrong attempts in a row. */
    private record Series(int count, Instant last, Instant next) {}

    /**
     * Counts an attempt before it is made, so that many at once do not all count as the first.
     *
     * @throws RequestException (HUB-USER-002) when it has to wait
     */
    synchronized void begin(String name, String address) {
        Instant now = clock.instant();
        refuseEarly(nameKey(name), now);
        refuseEarly(addressKey(address), now);
        count(nameKey(name), FREE_FOR_NAME, now);
        count(addressKey(address), FREE_FROM_ADDRESS, now);
    }

    /** The attempt was right: the name starts anew, and for the address it counts no more. */
    synchronized void succeeded(String name, String address) {
        kept.remove(nameKey(name));
        kept.computeIfPresent(
                addressKey(address),
                (key, series) ->
                        series.count() <= 1 ? null : new Series(series.count() - 1, series.last(), series.last()));
    }

    private void refuseEarly(String key, Instant now) {
        Series series = kept.get(key);
        if (series != null && now.isBefore(series.next())) {
            long seconds = Math.max(1, Duration.between(now, series.next()).toSeconds());
            throw new RequestException(
                    Reason.FORBIDDEN,
                    "HUB-USER-002",
                    "too many wrong attempts; the next one can be made in " + seconds + " s");
        }
    }

    private void count(String key, int free, Instant now) {
        Series before = kept.get(key);
        int count = before == null || before.last().plus(FORGOTTEN).isBefore(now) ? 1 : before.count() + 1;
        Duration wait = Duration.ZERO;
        if (count >= free) {
            int doublings = Math.min(10, count - free);
            Duration grown = FIRST_WAIT.multipliedBy(1L << doublings);
            wait = grown.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : grown;
        }
        kept.put(key, new Series(count, now, now.plus(wait)));
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private static String nameKey(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return "name " + (lower.length() > 100 ? lower.substring(0, 100) : lower);
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
