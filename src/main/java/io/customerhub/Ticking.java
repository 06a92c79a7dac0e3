package io.customerhub;

import io.customerhub.warehouse.WarehouseException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running hub does again and again. Each thing is done by one thread at a time, with a pause after it; one that fails
 * is done again after its pause and keeps none of the others from theirs, nor does one that takes long.
 */
final class Ticking implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Ticking.class);

    /** More things than that never take long at once. */
    private static final int THREADS = 4;

    private static final long END_SECONDS = 30;

    private final ScheduledThreadPoolExecutor threads;

    Ticking() {
        AtomicInteger number = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread thread = new Thread(work, "ticking " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Begins to do something again and again.
     *
     * @param name for the log
     * @param first how long to wait before the first time
     * @param pause how long to wait after each time
     */
    void every(String name, Duration first, Duration pause, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> attempt(name, work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(String name, Runnable work) {
        try {
            work.run();
        } catch (WarehouseException away) {
            LOGGER.debug("the warehouse is away, the {} goes on later: {}", name, away.getMessage());
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            LOGGER.atError()
                    .addKeyValue("what", name)
                    .addKeyValue("cause", failure.getClass().getName())
                    .setCause(failure)
                    .log("something that is done again and again has failed; it is tried again");
        }
    }

    /** Ends; waits for what is under way, half a minute at most. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
