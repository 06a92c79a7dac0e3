package io.customerhub.warehouse.golden;

/**
 * Two records that a blocking pass finds and that weigh enough for a review or more.
 *
 * @param left the number of the record that has the smaller one
 * @param right the number of the other
 * @param bits what they weigh
 */
public record MatchPair(long left, long right, float bits) {

    /** The pair of two records, in whatever order. */
    public static MatchPair of(long one, long other, double bits) {
        return new MatchPair(Math.min(one, other), Math.max(one, other), (float) bits);
    }
}
