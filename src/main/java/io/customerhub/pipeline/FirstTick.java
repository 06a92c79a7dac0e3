package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.record.StreamName;
import java.time.Duration;

/**
 * The first tick of a route comes at once, often while the swap that loaded it still holds the stream. It waits for that, as
 * otherwise the source would be read only at the second tick, which may be a day later. One for each route.
 */
final class FirstTick {

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 5;

    private boolean isOver;

    /** Returns once the stream is no longer held; at once at all ticks but the first. */
    synchronized void await(Intake intake, StreamName stream) {
        if (isOver) {
            return;
        }
        isOver = true;
        long end = System.nanoTime() + LONGEST_HOLD.toNanos();
        try {
            while (intake.isHeld(stream) && System.nanoTime() - end < 0) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
