package io.customerhub;

import io.customerhub.deadletter.TallyCompaction;
import io.customerhub.warehouse.WarehouseException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether records arrive as usual, and sums up the tally of dead letters each minute; on a bad day it
 * looks again later.
 */
final class ArrivalWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ArrivalWatch.class);
    private static final long PERIOD_SECONDS = 15;

    /** Looks between two summings up: one minute. */
    private static final int LOOKS = 4;

    private final ArrivalFlags flags;
    private final TallyCompaction tally;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "arrival watch");
    private int looks;

    private ArrivalWatch(ArrivalFlags flags, TallyCompaction tally) {
        this.flags = flags;
        this.tally = tally;
        thread.setDaemon(true);
    }

    /** Begins to look, at once. */
    static ArrivalWatch start(ArrivalFlags flags, TallyCompaction tally) {
        ArrivalWatch watch = new ArrivalWatch(flags, tally);
        watch.thread.start();
        return watch;
    }

    ArrivalFlags flags() {
        return flags;
    }

    private void watch() {
        try {
            do {
                look();
            } while (!ended.await(PERIOD_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            flags.look();
            if (looks++ % LOOKS == 0) {
                tally.compact();
            }
        } catch (WarehouseException away) {
            LOGGER.debug("the warehouse is away, the arrivals are looked at later: {}", away.getMessage());
        }
    }

    /** Ends looking; waits for a look under way. */
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
