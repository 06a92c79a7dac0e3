package io.customerhub.service;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often one person may see personal data as they are, so that nobody leafs through customers. All services that reveal
 * share one. What is refused counts, too, in the audit log. Kept in memory: it holds for one running hub. Safe for use by
 * several threads.
 */
public final class RevealLimit {

    /** How many times within {@link #WINDOW}. */
    public static final int MOST = 30;

    /** The time that is looked back. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> seen = new HashMap<>();

    /** A limit by this clock. */
    public RevealLimit(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @throws RequestException when the caller has seen as many as allowed
     */
    public synchronized void count(Caller caller) {
        Instant now = clock.instant();
        seen.values().removeIf(times -> times.isEmpty() || times.getLast().isBefore(now.minus(WINDOW)));
        Deque<Instant> times = seen.computeIfAbsent(caller.kind() + " " + caller.name(), any -> new ArrayDeque<>());
        while (!times.isEmpty() && times.getFirst().isBefore(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= MOST) {
            throw new RequestException(
                    Reason.FORBIDDEN,
                    "HUB-PERM-002",
                    "you have looked at personal data " + MOST + " times in the last " + WINDOW.toMinutes()
                            + " minutes, which is the limit; the next look is possible at "
                            + times.getFirst().plus(WINDOW).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
        times.addLast(now);
    }
}
