package io.customerhub;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the embedded server back whenever it has died: while a batch is written as well as while nothing is read, when
 * nobody else would notice. Looks every second; a look costs about 0.1 ms when all is well.
 */
final class WarehouseWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WarehouseWatch.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final Runnable revive;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::look, "warehouse watch");
    private @Nullable String told;

    private WarehouseWatch(Runnable revive) {
        this.revive = revive;
        thread.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param revive brings the server back if need be; an exception is told once and the next look tries again
     */
    static WarehouseWatch start(Runnable revive) {
        WarehouseWatch watch = new WarehouseWatch(revive);
        watch.thread.start();
        return watch;
    }

    private void look() {
        try {
            while (!ended.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                tryToRevive();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToRevive() {
        try {
            revive.run();
            told = null;
        } catch (RuntimeException failure) {
            String reason = String.valueOf(failure.getMessage());
            if (!reason.equals(told)) {
                LOGGER.atWarn()
                        .addKeyValue("reason", reason)
                        .log("the warehouse does not come back; it is tried again");
            }
            told = reason;
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
