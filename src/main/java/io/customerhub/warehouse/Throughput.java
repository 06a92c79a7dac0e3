package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what the batches of each minute did and how long each stage took, until it is written down. Memory is bounded by
 * streams times stages; an update takes a lock for nanoseconds, once for each batch and stage.
 */
public final class Throughput {

    private final Clock clock;
    private Map<MinuteOf, BatchOutcome> outcomes = new HashMap<>();
    private Map<StageOf, StageTimes> stages = new HashMap<>();

    /** One minute of a stream. */
    record MinuteOf(Instant minute, StreamName stream) {}

    /** One minute of a stage of a stream. */
    record StageOf(Instant minute, StreamName stream, String stage) {}

    /**
     * What has been counted since the last time.
     *
     * @param outcomes what became of the records
     * @param stages how long stages took
     */
    record Counted(Map<MinuteOf, BatchOutcome> outcomes, Map<StageOf, StageTimes> stages) {

        boolean isEmpty() {
            return outcomes.isEmpty() && stages.isEmpty();
        }
    }

    /** Counts by the minutes of this clock. */
    public Throughput(Clock clock) {
        this.clock = clock;
    }

    /** A batch has been committed. */
    public synchronized void loaded(StreamName stream, BatchOutcome outcome) {
        outcomes.merge(new MinuteOf(minute(), stream), outcome, BatchOutcome::plus);
    }

    /**
     * A stage is done with a batch.
     *
     * @param records how many went in
     */
    public synchronized void staged(StreamName stream, String stage, long records, Duration took) {
        stages.merge(new StageOf(minute(), stream, stage), StageTimes.of(records, took), StageTimes::plus);
    }

    /** Gives what has been counted and begins anew. */
    synchronized Counted take() {
        Counted counted = new Counted(outcomes, stages);
        outcomes = new HashMap<>();
        stages = new HashMap<>();
        return counted;
    }

    /** Takes back what could not be written. */
    synchronized void putBack(Counted counted) {
        counted.outcomes().forEach((minute, outcome) -> outcomes.merge(minute, outcome, BatchOutcome::plus));
        counted.stages().forEach((minute, times) -> stages.merge(minute, times, StageTimes::plus));
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }
}
