package io.customerhub.deadletter.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How carefully a plan is worked through; what is null takes its default.
 *
 * @param canary whether it goes by steps that end at the 1st, 10th and 100th letter; by default from 20 letters on
 * @param recordsPerSecond how fast at most, 1 to 100,000; by default as fast as it goes
 * @param stopShare the plan stops when more per cent of a step failed, 0 to 100; 20 by default
 * @param stopAfterSame the plan stops when so many attempts in a row failed with one fingerprint, 0 for never; 3 by default
 * @param maxAttempts a letter that failed so often is quarantined, 1 to 100; 5 by default
 * @param window the time of day within which it may run; by default at any time
 */
public record PlanLimits(
        @Nullable Boolean canary,
        @Nullable Integer recordsPerSecond,
        @Nullable Integer stopShare,
        @Nullable Integer stopAfterSame,
        @Nullable Integer maxAttempts,
        @Nullable PlanWindow window) {

    /** All by default. */
    public static final PlanLimits DEFAULT = new PlanLimits(null, null, null, null, null, null);

    /** From so many letters on a plan goes by steps, unless somebody says otherwise. */
    public static final int CANARY_FROM = 20;

    private static final int SHARE = 20;
    private static final int SAME = 3;
    private static final int ATTEMPTS = 5;
    private static final int FASTEST = 100_000;
    private static final int MOST_ATTEMPTS = 100;

    /** What is wrong with the figures, for people; null when nothing is. */
    public @Nullable String complaint() {
        if (recordsPerSecond != null && (recordsPerSecond < 1 || recordsPerSecond > FASTEST)) {
            return "records per second: expected 1 to 100,000, found " + recordsPerSecond
                    + "; leave it out for no limit";
        }
        if (stopShare != null && (stopShare < 0 || stopShare > 100)) {
            return "stop share: expected 0 to 100 per cent, found " + stopShare + "; 100 never stops";
        }
        if (stopAfterSame != null && stopAfterSame < 0) {
            return "stop after same: expected 0 (never) or more, found " + stopAfterSame;
        }
        if (maxAttempts != null && (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS)) {
            return "max attempts: expected 1 to 100, found " + maxAttempts;
        }
        return window == null ? null : window.complaint();
    }

    /** The places at which the steps end for so many letters. */
    List<Long> steps(long size) {
        return steps(canary, size);
    }

    /** The same; by the size when nobody said whether there are steps. */
    static List<Long> steps(@Nullable Boolean canary, long size) {
        List<Long> ends = new ArrayList<>();
        boolean careful = canary == null ? size >= CANARY_FROM : canary;
        for (long end = 1; careful && end <= 100 && end < size; end *= 10) {
            ends.add(end);
        }
        ends.add(size);
        return ends;
    }

    int share() {
        return stopShare == null ? SHARE : stopShare;
    }

    int same() {
        return stopAfterSame == null ? SAME : stopAfterSame;
    }

    int attempts() {
        return maxAttempts == null ? ATTEMPTS : maxAttempts;
    }
}
