package io.customerhub.resolution;

import io.customerhub.warehouse.WarehouseUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps golden customers up to date while the hub runs, on a thread of its own: a record that changes is of its customer
 * within a second. On a bad day it waits and goes on, and the records wait in their queue.
 */
public final class MatchWorker implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(MatchWorker.class);
    private static final long PAUSE_MILLIS = 100;
    private static final long BAD_DAY_MILLIS = 1_000;
    private static final long FAILED_MILLIS = 30_000;

    private final Matching matching;
    private final Listener listener;
    private final Consumer<String> talk;
    private final Thread thread;
    private volatile boolean begun;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean failing;
    private @Nullable String told;
    private volatile long idleSince = Long.MIN_VALUE;

    /** Hears what was matched. */
    @FunctionalInterface
    public interface Listener {

        /** Some records were matched; the first of them had waited so long, and their transaction took so long. */
        void matched(long records, Duration waited, Duration took);
    }

    private MatchWorker(Matching matching, Listener listener, Consumer<String> talk) {
        this.matching = matching;
        this.listener = listener;
        this.talk = talk;
        this.thread = new Thread(this::work, "matching");
        thread.setDaemon(true);
    }

    /**
     * Starts. Before the first matching of all records it waits for {@link #begin}, so that they need not be matched again
     * as soon as more have come.
     *
     * @param talk gets a line for each part of a matching of all records
     */
    public static MatchWorker start(Matching matching, Listener listener, Consumer<String> talk) {
        MatchWorker worker = new MatchWorker(matching, listener, talk);
        worker.thread.start();
        return worker;
    }

    /** The sources have been read once: all records may be matched. */
    public void begin() {
        begun = true;
    }

    /** Waits until nothing is left to match; false when that cannot be now, or when it was told to stop before. */
    public boolean awaitIdle(BooleanSupplier stop) throws InterruptedException {
        long called = System.nanoTime();
        failing = false;
        while (!stop.getAsBoolean() && !failing && closing.getCount() > 0) {
            if (idleSince != Long.MIN_VALUE && idleSince - called >= 0) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2);
        }
        return false;
    }

    private void work() {
        try {
            boolean mayBegin = false;
            while (closing.getCount() > 0) {
                long start = System.nanoTime();
                long pause = PAUSE_MILLIS;
                try {
                    mayBegin = mayBegin || begun || matching.hasBegun();
                    pause = mayBegin ? step(start) : PAUSE_MILLIS;
                } catch (WarehouseUnavailableException badDay) {
                    failing = true;
                    pause = BAD_DAY_MILLIS;
                } catch (RuntimeException failed) {
                    failing = true;
                    pause = FAILED_MILLIS;
                    tell(failed);
                }
                if (pause > 0 && closing.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private long step(long start) {
        Matching.Progress progress = matching.step(talk);
        if (progress.isIdle()) {
            idleSince = start;
            return PAUSE_MILLIS;
        }
        if (progress.since() != null) {
            listener.matched(
                    progress.records(),
                    Duration.between(progress.since(), Instant.now()),
                    Duration.ofNanos(System.nanoTime() - start));
        }
        return 0;
    }

    private void tell(RuntimeException failed) {
        if (failed instanceof MatchingRefusedException) {
            // a person must change something first, and is told once
            if (!Objects.equals(told, failed.getMessage())) {
                told = failed.getMessage();
                talk.accept(told);
            }
            return;
        }
        LOGGER.atError()
                .addKeyValue("cause", failed.getClass().getSimpleName())
                .setCause(failed)
                .log("records could not be matched; the next try is in {} seconds", FAILED_MILLIS / 1_000);
    }

    /** Ends after the step that is at work; what is left waits for the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
