package io.customerhub.match.model;

import java.util.Arrays;

/** How often each pattern of levels occurs: a hash table of longs. */
final class PatternCounts {

    private long[] patterns = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    void add(long pattern) {
        int slot = slot(pattern);
        if (counts[slot]++ == 0) {
            patterns[slot] = pattern;
            if (++size * 2 > counts.length) {
                grow();
            }
        }
    }

    int size() {
        return size;
    }

    /** The patterns in ascending order, so that sums over them are always made in the same order. */
    long[] sorted() {
        long[] sorted = new long[size];
        int next = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                sorted[next++] = patterns[slot];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    int count(long pattern) {
        return counts[slot(pattern)];
    }

    private int slot(long pattern) {
        int mask = counts.length - 1;
        int slot = (int) (pattern * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (counts[slot] > 0 && patterns[slot] != pattern) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldPatterns = patterns;
        int[] oldCounts = counts;
        patterns = new long[oldCounts.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] > 0) {
                int slot = slot(oldPatterns[i]);
                patterns[slot] = oldPatterns[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
