package io.customerhub;

import io.customerhub.warehouse.Throughput;
import io.customerhub.warehouse.ThroughputStore;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the pace of the streams down every few seconds, and at the end; on a bad day it is written later. */
final class ThroughputWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ThroughputWatch.class);
    private static final long PERIOD_SECONDS = 5;
    private static final Duration FORGET = Duration.ofHours(1);

    private final ThroughputStore store;
    private final Throughput throughput;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "throughput");
    private Instant forget = Instant.MIN;

    private ThroughputWatch(Warehouse warehouse, Throughput throughput, Clock clock) {
        this.store = new ThroughputStore(warehouse);
        this.throughput = throughput;
        this.clock = clock;
        thread.setDaemon(true);
    }

    static ThroughputWatch start(Warehouse warehouse, Throughput throughput, Clock clock) {
        ThroughputWatch watch = new ThroughputWatch(warehouse, throughput, clock);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (!ended.await(PERIOD_SECONDS, TimeUnit.SECONDS)) {
                write();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        write();
    }

    private void write() {
        try {
            store.write(throughput);
            Instant now = clock.instant();
            if (!now.isBefore(forget)) {
                store.forget(now);
                forget = now.plus(FORGET);
            }
        } catch (WarehouseException away) {
            LOGGER.debug("the warehouse is away, the throughput is written later: {}", away.getMessage());
        }
    }

    /** Writes what is left and ends. */
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
