package io.customerhub;

import io.customerhub.warehouse.Throughput;
import io.customerhub.warehouse.ThroughputStore;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes the pace of the streams down, and forgets the oldest of it. Used by one thread at a time. */
final class ThroughputWatch implements Runnable {

    private static final Duration FORGET = Duration.ofHours(1);

    private final ThroughputStore store;
    private final Throughput throughput;
    private final Clock clock;
    private volatile Instant forget = Instant.MIN;

    ThroughputWatch(Warehouse warehouse, Throughput throughput, Clock clock) {
        this.store = new ThroughputStore(warehouse);
        this.throughput = throughput;
        this.clock = clock;
    }

    @Override
    public void run() {
        store.write(throughput);
        Instant now = clock.instant();
        if (!now.isBefore(forget)) {
            store.forget(now);
            forget = now.plus(FORGET);
        }
    }
}
