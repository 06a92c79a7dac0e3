package io.customerhub.ingest.rest;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.rest.http.ValuePlace;
import io.customerhub.record.FieldPath;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an API is asked for what has changed.
 *
 * @param parameter where the change that is asked from goes; null when a placeholder of the request takes it
 * @param field where a record says when it was changed
 * @param start what the very first poll asks from, as the API wants it; null to ask for all
 * @param format how the API wants to be asked
 * @param lookback how far behind the highest change each poll begins
 * @param ofParents true when the parents are asked for changes, and all children of those that changed are read
 * @param window the most records that the API gives to one question, after which it is asked anew from the highest
 *     change; 0 when there is no such limit
 */
public record ChangesSince(
        @Nullable ValuePlace parameter,
        FieldPath field,
        @Nullable String start,
        SinceFormat format,
        Lookback lookback,
        boolean ofParents,
        int window) {

    /** By how much a clock may have been set back without anybody being asked; as for database-table. */
    private static final Duration CLOCK_STEP = Duration.ofMinutes(5);

    /** What to ask from; null for all. */
    @Nullable
    String asked(@Nullable String since) {
        return since == null ? start : format.write(SinceOrder.before(since, lookback));
    }

    /** The earlier of a change and the clock, so that a record of the future does not hide those of today. */
    String cappedAt(String change, Instant now) {
        return SinceOrder.cappedAt(change, now, format.epoch(now));
    }

    /** True when a change is later than the clock by more than a clock may have been set back unnoticed. */
    boolean isInFuture(String change, Instant now) {
        Instant latest = now.plus(CLOCK_STEP);
        return SinceOrder.isBeyond(change, latest, format.epoch(latest));
    }
}
