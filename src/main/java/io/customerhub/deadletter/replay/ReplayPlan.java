package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it stands. It can be read for ever: of an ended one this is the result.
 *
 * @param number its number
 * @param stream the stream of its letters
 * @param scope what was chosen when
 * @param createdBy who made it
 * @param reason why, in their words; may be empty
 * @param state where it stands
 * @param approval who allowed it, or null when nobody had to or has
 * @param limits how carefully it goes
 * @param progress how far it is
 * @param code why it stopped or waits: stable, such as {@code HUB-PLAN-006}; null when all is well
 * @param why the same for people, or null
 * @param holder the process that works on it, or null when none does
 * @param waitsFor the plan of the same stream that must end or pause before, or null
 * @param startedAt when its first letter was taken, or null
 * @param endedAt when it ended, or null
 */
public record ReplayPlan(
        long number,
        StreamName stream,
        Scope scope,
        String createdBy,
        String reason,
        State state,
        @Nullable Approval approval,
        Limits limits,
        Progress progress,
        @Nullable String code,
        @Nullable String why,
        @Nullable String holder,
        @Nullable Long waitsFor,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** Where a plan stands. */
    public enum State {
        /** Its letters are being put in order and marked; nothing is tried yet. */
        PREPARING,
        /** A second person must allow it. */
        WAITING_FOR_APPROVAL,
        /** A hub will work on it, when it is its turn. */
        READY,
        /** A hub works on it, or did when it ended unheard; the next one goes on. */
        RUNNING,
        /** A person has paused it. */
        PAUSED,
        /** It is about to end: what was not tried is being given back. */
        ENDING,
        /** It stopped by itself; what was not tried is open again. */
        STOPPED,
        /** Every letter has an outcome. */
        DONE,
        /** A person has ended it; what was not tried is open again. */
        CANCELLED;

        /** True when nothing will happen to it any more. */
        public boolean isEnded() {
            return this == STOPPED || this == DONE || this == CANCELLED;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was chosen, and frozen.
     *
     * @param words what was chosen, without a value of any record
     * @param upTo the newest letter at that moment: later ones are not in it
     * @param frozenAt that moment
     * @param letters how many letters are in it; while it is being prepared, how many were found at first
     * @param edited how many of them have an edited payload
     * @param prepared how many of them are marked as planned; all, once it is prepared
     */
    public record Scope(String words, long upTo, Instant frozenAt, long letters, long edited, long prepared) {}

    /** Who allowed a plan, and when. */
    public record Approval(String by, Instant at) {}

    /**
     * How carefully it goes.
     *
     * @param steps the places at which the steps end, such as 1, 10, 100, 2500
     * @param recordsPerSecond how fast at most; null: as fast as it goes
     * @param stopShare it stops when more per cent of a step failed
     * @param stopAfterSame it stops when so many attempts in a row failed with one fingerprint; 0: never
     * @param maxAttempts a letter that failed so often is quarantined
     * @param window the time of day within which it runs; null: at any time
     */
    public record Limits(
            List<Long> steps,
            @Nullable Integer recordsPerSecond,
            int stopShare,
            int stopAfterSame,
            int maxAttempts,
            @Nullable PlanWindow window) {}

    /**
     * How far it is.
     *
     * @param step the step under way, counted from 1
     * @param position all letters up to this place have an outcome
     * @param resolved records that are in the warehouse now
     * @param superseded a later version was loaded before
     * @param failed failed again, and are open
     * @param quarantined failed again, and are out of attempts
     * @param skipped were no longer waiting, or a rule of the mapping leaves them out
     * @param returned went back to open untried
     * @param failures the failures by cause, the most frequent first; empty in lists of plans
     */
    public record Progress(
            int step,
            long position,
            long resolved,
            long superseded,
            long failed,
            long quarantined,
            long skipped,
            long returned,
            List<Failure> failures) {

        /** How many letters have an outcome. */
        public long ended() {
            return resolved + superseded + failed + quarantined + skipped + returned;
        }
    }

    /**
     * How many letters failed again with one cause.
     *
     * @param code the stable code
     * @param field the field, or null when it was the whole record
     * @param letters how many
     */
    public record Failure(String code, @Nullable String field, long letters) {}
}
