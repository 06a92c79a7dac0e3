package io.customerhub.service;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.audit.RevealTimes;
import io.customerhub.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How often one person may see personal data as they are, so that nobody leafs through customers. All services that reveal
 * share one. What is refused counts, too, in the audit log. Kept in the warehouse: a restart does not forget it, and two
 * hubs count as one. Safe for use by several threads and processes.
 */
public final class RevealLimit {

    /** How many times within {@link #WINDOW}. */
    public static final int MOST = 30;

    /** The time that is looked back. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private final RevealTimes seen;
    private final InstantSource clock;

    /** A limit on the looks into a warehouse, by this clock. */
    public RevealLimit(Warehouse warehouse, InstantSource clock) {
        this.seen = new RevealTimes(warehouse);
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @throws RequestException (HUB-PERM-002) when the caller has seen as many as allowed
     */
    public void count(Caller caller) {
        Optional<Instant> first = seen.note(caller, clock.instant(), WINDOW, MOST);
        if (first.isPresent()) {
            throw new RequestException(
                    Reason.FORBIDDEN,
                    "HUB-PERM-002",
                    "you have looked at personal data " + MOST + " times in the last " + WINDOW.toMinutes()
                            + " minutes, which is the limit; the next look is possible at "
                            + first.get().plus(WINDOW).truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
