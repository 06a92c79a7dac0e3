package io.customerhub.deadletter.replay;

import io.customerhub.warehouse.LetterReplay.Outcome;
import io.customerhub.warehouse.LetterReplay.Settled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a plan goes on: counts attempts, ends steps, and stops a plan that does more harm than good. It is the
 * state of the plan's row and nothing else.
 */
final class PlanPosition {

    /** In the last step, the share of failures says something from so many attempts on. */
    private static final int TELLING = 20;

    private final List<Long> steps;
    private final int stopShare;
    private final int stopAfterSame;
    private int step;
    private long tried;
    private long failed;
    private @Nullable String sameFingerprint;
    private int sameTimes;
    private @Nullable String code;
    private @Nullable String why;

    PlanPosition(List<Long> steps, int stopShare, int stopAfterSame, int step, long tried, long failed) {
        this.steps = steps;
        this.stopShare = stopShare;
        this.stopAfterSame = stopAfterSame;
        this.step = step;
        this.tried = tried;
        this.failed = failed;
    }

    static PlanPosition of(ResultSet row) throws SQLException {
        PlanPosition position = new PlanPosition(
                PlanRows.steps(row),
                row.getInt("stop_share"),
                row.getInt("stop_after_same"),
                row.getInt("step"),
                row.getLong("step_tried"),
                row.getLong("step_failed"));
        position.sameFingerprint = row.getString("same_fingerprint");
        position.sameTimes = row.getInt("same_times");
        return position;
    }

    /** Counts an attempt; attempts are told in the order of the plan. */
    void count(Settled attempt) {
        tried++;
        boolean isFailure = attempt.outcome() == Outcome.FAILED || attempt.outcome() == Outcome.QUARANTINED;
        if (!isFailure) {
            sameFingerprint = null;
            sameTimes = 0;
            return;
        }
        failed++;
        String fingerprint = attempt.fingerprint();
        sameTimes = fingerprint != null && fingerprint.equals(sameFingerprint) ? sameTimes + 1 : 1;
        sameFingerprint = fingerprint;
        if (stopAfterSame > 0 && sameTimes == stopAfterSame && code == null) {
            code = "HUB-PLAN-007";
            why = sameTimes + " letters in a row failed again with " + attempt.code()
                    + (attempt.field() == null ? "" : " on " + attempt.field())
                    + "; the cause is not mended, so the others were not tried";
        }
    }

    /** Takes up that all letters up to this place have an outcome: a step may be over, well or not. */
    void reached(long place) {
        boolean isLast = step == steps.size();
        boolean isOver = !isLast && place >= steps.get(step - 1);
        if (code == null && (isOver || (isLast && tried >= TELLING)) && failed * 100 > stopShare * tried) {
            code = "HUB-PLAN-006";
            why = "step %d: %,d of %,d letters failed again, allowed are %d %%; the others were not tried"
                    .formatted(step, failed, tried, stopShare);
        } else if (isOver && code == null) {
            step++;
            tried = 0;
            failed = 0;
        }
    }

    /** The place at which the step under way ends. */
    long stepEnd() {
        return steps.get(step - 1);
    }

    int step() {
        return step;
    }

    long tried() {
        return tried;
    }

    long failed() {
        return failed;
    }

    @Nullable
    String sameFingerprint() {
        return sameFingerprint;
    }

    int sameTimes() {
        return sameTimes;
    }

    /** Why the plan must stop; null when it may go on. */
    @Nullable
    String code() {
        return code;
    }

    /** The same for people. */
    @Nullable
    String why() {
        return why;
    }
}
