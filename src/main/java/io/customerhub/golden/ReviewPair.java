package io.customerhub.golden;

import java.util.Locale;

/**
 * Two records of two customers that a steward should look at.
 *
 * @param left the record that comes first in the order of records
 * @param right the other
 * @param bits the weight of the pair, log2 of the odds that it is one customer
 * @param cause why they are not joined
 */
public record ReviewPair(RecordKey left, RecordKey right, double bits, Cause cause) {

    /** Why two records wait. */
    public enum Cause {
        /** They weigh too much to be different and too little to be the same. */
        ZONE,
        /** The two customers have different identifiers of which a customer has only one. */
        IDENTIFIER,
        /** Other records of the two customers speak against it. */
        EVIDENCE;

        /** The word in tables and documents. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The cause of a word that {@link #text} has written. */
        public static Cause of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Puts the records into their order. */
    public ReviewPair {
        if (left.compareTo(right) > 0) {
            RecordKey first = right;
            right = left;
            left = first;
        }
    }
}
