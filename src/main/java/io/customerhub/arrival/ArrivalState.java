package io.customerhub.arrival;

import io.customerhub.record.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a stream stands at this moment.
 *
 * @param stream the stream
 * @param servedSince since when a route reads it
 * @param every how often its contract promises records, or null when it promises nothing
 * @param quiet the words of the flags that its contract quiets
 * @param lastArrival when a record was committed last, or null when never
 * @param lastRun its latest finished run, or null when none has finished yet
 * @param polls how its polls have gone
 * @param fields how often its attributes came without a value of late
 */
public record ArrivalState(
        StreamName stream,
        Instant servedSince,
        @Nullable Duration every,
        Set<String> quiet,
        @Nullable Instant lastArrival,
        ArrivalHistory.@Nullable Delivery lastRun,
        Polls polls,
        List<FieldCount> fields) {

    /**
     * Polls that read the source to its end.
     *
     * @param count how many there were; old ones fade
     * @param empty those of them that found no record
     * @param emptyNow how many of the latest in a row found none
     * @param since when counting began, or null before the first
     */
    public record Polls(long count, long empty, long emptyNow, @Nullable Instant since) {}
}
