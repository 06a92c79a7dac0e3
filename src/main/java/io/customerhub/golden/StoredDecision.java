package io.customerhub.golden;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it stands in the journal.
 *
 * @param action the number of what was done, which several decisions have in common when they were taken at once
 * @param decision what was decided
 * @param withdrawal how it was withdrawn, or null when it was not
 * @param replacedBy the action of the next decision about the same two records, or null when there is none
 */
public record StoredDecision(
        long action, MatchDecision decision, @Nullable Withdrawal withdrawal, @Nullable Long replacedBy) {

    /**
     * That a decision was withdrawn.
     *
     * @param action the number of the withdrawal
     * @param by who did it
     * @param at when
     * @param reason why, in the steward's words
     */
    public record Withdrawal(long action, String by, Instant at, String reason) {}

    /** True while matching follows it. */
    public boolean counts() {
        return withdrawal == null && replacedBy == null;
    }
}
