package io.customerhub.pipeline;

import io.customerhub.observe.Health;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.RunReference;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the hub knows of one stream while it runs. Guarded by its own lock; one thread at a time reads a stream. */
final class StreamIntake {

    /** How often the warehouse is asked whether a pause has been lifted. */
    private static final long LOOK_NANOS = 2_000_000_000L;

    private boolean settled;
    private boolean paused;
    private boolean pauseStored;
    private long nextLook;
    private @Nullable RunReference run;
    private @Nullable Position position;
    private long read;
    private long dead;
    private @Nullable Instant firstPoll;
    private @Nullable Instant lastGoodPoll;
    private @Nullable Duration firstPass;
    private @Nullable String code;
    private @Nullable String message;

    /** Nothing is waited for. */
    synchronized void settle() {
        settled = true;
    }

    synchronized void beginPoll(Instant now) {
        if (firstPoll == null) {
            firstPoll = now;
        }
    }

    /** Ends the poll; the run that it had, or null. */
    synchronized @Nullable RunReference endPoll(
            @Nullable String failureCode, @Nullable String failureMessage, Instant now) {
        settled = true;
        code = failureCode;
        message = failureMessage;
        if (failureCode == null) {
            lastGoodPoll = now;
        }
        if (firstPass == null && firstPoll != null) {
            firstPass = Duration.between(firstPoll, now);
        }
        return takeRun();
    }

    synchronized @Nullable RunReference pause(String pauseCode, String pauseMessage) {
        paused = true;
        pauseStored = false;
        nextLook = System.nanoTime() + LOOK_NANOS;
        settled = true;
        code = pauseCode;
        message = pauseMessage;
        return takeRun();
    }

    /** The warehouse knows of the pause, so that a person can lift it there. */
    synchronized void pauseStored() {
        pauseStored = true;
    }

    synchronized boolean isPauseStored() {
        return pauseStored;
    }

    /** True when the stream is paused and it is time to look whether a person has lifted that. */
    synchronized boolean isDueForLook() {
        if (!paused || System.nanoTime() - nextLook < 0) {
            return false;
        }
        nextLook = System.nanoTime() + LOOK_NANOS;
        return true;
    }

    synchronized void resume() {
        paused = false;
        code = null;
        message = null;
    }

    synchronized @Nullable RunReference run() {
        return run;
    }

    synchronized void opened(RunReference newRun) {
        run = newRun;
        read = 0;
        dead = 0;
    }

    /** The run and the position are those of a lease that was lost. */
    synchronized void forgetRun() {
        run = null;
        position = null;
    }

    synchronized void committed(BatchOutcome outcome, @Nullable Position moved) {
        position = moved == null ? position : moved;
        run = run == null ? null : run.next();
        read += outcome.read();
        dead += outcome.dead();
    }

    /** The position that was committed last, or null when this hub has committed none. */
    synchronized @Nullable Position position() {
        return position;
    }

    synchronized long read() {
        return read;
    }

    synchronized long dead() {
        return dead;
    }

    synchronized boolean isPaused() {
        return paused;
    }

    /** True when the first poll has ended, well or not, or the stream is paused. */
    synchronized boolean isSettled() {
        return settled;
    }

    synchronized Health.StreamHealth health(StreamName stream) {
        Health.StreamState state =
                paused ? Health.StreamState.PAUSED : code == null ? Health.StreamState.UP : Health.StreamState.WAITING;
        return health(stream, state, code, message);
    }

    /** How it is while it must not read. */
    synchronized Health.StreamHealth waiting(StreamName stream, String reasonCode, String reason) {
        return health(stream, Health.StreamState.WAITING, reasonCode, reason);
    }

    private Health.StreamHealth health(
            StreamName stream, Health.StreamState state, @Nullable String why, @Nullable String words) {
        return new Health.StreamHealth(
                stream.toString(), state, lastGoodPoll == null ? null : lastGoodPoll.toString(), why, words, null);
    }

    synchronized @Nullable Duration firstPass() {
        return firstPass;
    }

    synchronized @Nullable String code() {
        return code;
    }

    synchronized @Nullable String message() {
        return message;
    }

    /** The run under way, which is over now; or null. */
    synchronized @Nullable RunReference takeRun() {
        RunReference taken = run;
        run = null;
        return taken;
    }
}
