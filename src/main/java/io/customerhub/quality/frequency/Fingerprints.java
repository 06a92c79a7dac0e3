package io.customerhub.quality.frequency;

import java.util.Arrays;
import java.util.Collection;

/** A set of fingerprints that is asked for each value of a feed: nearly all are told apart by a few of their characters. */
public final class Fingerprints {

    /** No value. */
    public static final Fingerprints NONE = new Fingerprints(new long[0]);

    private final long[] sorted;

    /** For each lowest byte one bit: whether a fingerprint has it. */
    private final long[] quick = new long[4];

    private Fingerprints(long[] sorted) {
        this.sorted = sorted;
        for (long one : sorted) {
            int lowest = (int) one & 0xFF;
            quick[lowest >> 6] |= 1L << lowest;
        }
    }

    /** These fingerprints. */
    public static Fingerprints of(Collection<Long> all) {
        long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? NONE : new Fingerprints(sorted);
    }

    /** True when there is none. */
    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** True when the fingerprint is among them. */
    public boolean contains(long fingerprint) {
        return Arrays.binarySearch(sorted, fingerprint) >= 0;
    }

    /** True when that of the value is among them. */
    boolean containsValue(Object value) {
        if (value instanceof String text) {
            int lowest = Fingerprint.quick(text);
            if ((quick[lowest >> 6] & 1L << lowest) == 0) {
                return false;
            }
        }
        return contains(Fingerprint.of(value));
    }
}
