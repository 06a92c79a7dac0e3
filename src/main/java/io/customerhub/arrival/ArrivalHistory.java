package io.customerhub.arrival;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a stream arrived in the last four weeks.
 *
 * @param runs its finished runs, oldest first; empty when there were so many that days tell more than runs
 * @param days the volume of each UTC day with a finished run, oldest first
 * @param rhythm the pauses between its arrivals, or null when fewer than three runs brought records
 * @param fields how often its attributes came without a value
 */
public record ArrivalHistory(List<Delivery> runs, List<Delivery> days, @Nullable Rhythm rhythm, FieldHistory fields) {

    /** Over how long a time a stream's own habits are learned. */
    public static final Duration WINDOW = Duration.ofDays(28);

    /** Up to this many runs in the window, which is eight a day, each run is judged; beyond, each day. */
    public static final int MOST_RUNS = 224;

    /** A stream that nothing is known of. */
    public static final ArrivalHistory NONE = new ArrivalHistory(List.of(), List.of(), null, FieldHistory.NONE);

    /**
     * What came at once.
     *
     * @param at when the run or the day began
     * @param records how many records
     */
    public record Delivery(Instant at, long records) {}

    /**
     * The pauses between arrivals.
     *
     * @param first the first arrival in the window
     * @param arrivals how many there were
     * @param median the usual pause
     * @param secondLongest the longest pause but one, so that a single outage does not count as usual
     */
    public record Rhythm(Instant first, long arrivals, Duration median, Duration secondLongest) {}
}
