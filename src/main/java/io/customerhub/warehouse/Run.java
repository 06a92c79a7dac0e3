package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a stream, for reports.
 *
 * @param run its number
 * @param stream the stream
 * @param route the route that read
 * @param startedBy the hub or a person
 * @param startedAt its start
 * @param endedAt its end, or null while it runs
 * @param state where it stands
 * @param counts what became of its records
 * @param skippedBy how many records each named rule left out
 * @param balanced false is an error of the hub
 * @param code why it ended so, or null
 * @param message the same for people, or null
 */
public record Run(
        long run,
        StreamName stream,
        String route,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        State state,
        Counts counts,
        Map<String, Long> skippedBy,
        boolean balanced,
        @Nullable String code,
        @Nullable String message) {

    /** Where a run stands. */
    public enum State {
        /** It reads. */
        RUNNING,
        /** All that the source had to give has been read. */
        FINISHED,
        /** A bad day ended it. */
        FAILED,
        /** Its hub ended before it did. */
        INTERRUPTED,
        /** The stream was paused. */
        PAUSED
    }

    /**
     * How many records there were, and what became of them; unlike those of a batch they may fail to add up, which a
     * report must show.
     */
    public record Counts(long read, long loaded, long unchanged, long superseded, long dead, long skipped) {}
}
