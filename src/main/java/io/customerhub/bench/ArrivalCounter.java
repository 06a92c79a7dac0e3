package io.customerhub.bench;

import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until so many records are accounted for and the poll that brought them has ended. */
final class ArrivalCounter implements IntakeListener {

    private static final long PATIENCE_MINUTES = 30;

    private long missing;
    private boolean polled;
    private String trouble = "";

    synchronized void expect(long records) {
        missing = records;
        polled = false;
        trouble = "";
    }

    @Override
    public synchronized void loaded(StreamName stream, BatchOutcome outcome, Duration duration) {
        missing -= outcome.read();
        notifyAll();
    }

    @Override
    public synchronized void pollFinished(StreamName stream) {
        polled = missing <= 0;
        notifyAll();
    }

    @Override
    public synchronized void paused(StreamName stream, String code, String message) {
        trouble = code + "  " + message;
        notifyAll();
    }

    @Override
    public synchronized void pollFailed(StreamName stream, String code, String message) {
        trouble = code + "  " + message;
        notifyAll();
    }

    synchronized void await() throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!polled) {
            if (!trouble.isEmpty()) {
                throw new IllegalStateException("the benchmark's stream does not run: " + trouble);
            }
            if (System.nanoTime() > until) {
                throw new TimeoutException("the benchmark still misses " + missing + " records");
            }
            wait(100);
        }
    }
}
