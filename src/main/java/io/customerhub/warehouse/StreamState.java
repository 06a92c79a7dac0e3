package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a stream is doing.
 *
 * @param stream the stream
 * @param pause why it is paused, or null when it is active
 * @param lastGoodPoll when the source was last read to its end, or null when never
 * @param failure why and when that last failed, or null when never
 */
public record StreamState(
        StreamName stream, @Nullable Pause pause, @Nullable Instant lastGoodPoll, @Nullable Failure failure) {

    /**
     * A pause.
     *
     * @param code the stable code of the cause
     * @param message the same for people
     * @param at since when
     * @param configuration the configuration hash at which it paused; another one is a reason to try again. Null when a
     *     person paused it: then only a person lifts it
     */
    public record Pause(String code, String message, Instant at, @Nullable String configuration) {

        /** True when a person has asked for it. */
        public boolean isRequested() {
            return configuration == null;
        }
    }

    /**
     * A poll that could not be finished.
     *
     * @param code the stable code of the cause
     * @param message the same for people
     * @param at when
     */
    public record Failure(String code, String message, Instant at) {}

    /** True when the stream must not be read. */
    public boolean isPaused() {
        return pause != null;
    }

    /** True when the last poll that ended went wrong. */
    public boolean isFailing() {
        return failure != null && (lastGoodPoll == null || failure.at().isAfter(lastGoodPoll));
    }
}
