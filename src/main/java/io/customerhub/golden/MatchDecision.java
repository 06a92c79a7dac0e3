package io.customerhub.golden;

import java.time.Instant;

/**
 * A steward's decision about two records.
 *
 * @param left the record that comes first in the order of records
 * @param right the other
 * @param verdict what was decided
 * @param reason why, in the steward's words
 * @param decidedBy who
 * @param decidedAt when
 */
public record MatchDecision(
        RecordKey left, RecordKey right, Verdict verdict, String reason, String decidedBy, Instant decidedAt) {

    /** Puts the records into their order. */
    public MatchDecision {
        if (left.equals(right)) {
            throw new IllegalArgumentException("expected two records, found " + left + " twice");
        }
        if (left.compareTo(right) > 0) {
            RecordKey first = right;
            right = left;
            left = first;
        }
    }
}
