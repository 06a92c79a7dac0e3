package io.customerhub.match.block;

import java.util.Arrays;

/** Groups rows by their keys, by one hash table that serves one pass after another. */
final class KeyGroups {

    private final int mask;
    private final long[] slotKeys;
    private final int[] slotGroups;
    private final int[] groupOf;
    private final int[] sizes;
    private int groups;
    private int kept;

    KeyGroups(int rows) {
        int slots = Math.max(16, Integer.highestOneBit(Math.max(1, rows)) * 4);
        this.mask = slots - 1;
        this.slotKeys = new long[slots];
        this.slotGroups = new int[slots];
        this.groupOf = new int[rows];
        this.sizes = new int[rows];
    }

    /** Groups anew; groups are numbered in the order of their first rows. */
    void group(long[] keys) {
        Arrays.fill(slotKeys, KeyFeature.NONE);
        groups = 0;
        for (int row = 0; row < groupOf.length; row++) {
            long key = keys[row];
            if (key == KeyFeature.NONE) {
                groupOf[row] = -1;
                continue;
            }
            int slot = (int) (key >>> 20) & mask;
            while (slotKeys[slot] != key && slotKeys[slot] != KeyFeature.NONE) {
                slot = slot + 1 & mask;
            }
            if (slotKeys[slot] == KeyFeature.NONE) {
                slotKeys[slot] = key;
                slotGroups[slot] = groups;
                sizes[groups++] = 0;
            }
            groupOf[row] = slotGroups[slot];
            sizes[slotGroups[slot]]++;
        }
    }

    /** The size beyond which blocks cost too much; 0 when cutting them would leave too little of the pass. */
    int capWithin(BlockLimits limits) {
        long[] bySize = new long[limits.largestBlock() + 1];
        for (int group = 0; group < groups; group++) {
            if (sizes[group] < bySize.length) {
                bySize[sizes[group]]++;
            }
        }
        int cap = 1;
        long pairs = 0;
        while (cap < limits.largestBlock()) {
            long more = bySize[cap + 1] * (cap + 1L) * cap / 2;
            if (cap >= limits.smallestBlock() && pairs + more > limits.pairs()) {
                break;
            }
            pairs += more;
            cap++;
        }
        long cutRecords = 0;
        long shared = 0;
        for (int group = 0; group < groups; group++) {
            shared += sizes[group] > 1 ? sizes[group] : 0;
            cutRecords += sizes[group] > cap ? sizes[group] : 0;
        }
        // what is left of a pass that is mostly cut is found by the passes that join it with another attribute
        return cutRecords * 2 > shared ? 0 : cap;
    }

    /** Cuts the blocks beyond this size; they and the rows that stand alone are in no block. */
    PassReport cut(BlockingPass pass, int cap) {
        int largest = 0;
        int cutBlocks = 0;
        long cutRecords = 0;
        long pairs = 0;
        kept = 0;
        for (int group = 0; group < groups; group++) {
            int size = sizes[group];
            largest = Math.max(largest, size);
            boolean isCut = size > Math.max(1, cap);
            cutBlocks += isCut ? 1 : 0;
            cutRecords += isCut ? size : 0;
            sizes[group] = size < 2 || isCut ? 0 : size;
            kept += sizes[group] == 0 ? 0 : 1;
            pairs += sizes[group] * (sizes[group] - 1L) / 2;
        }
        return new PassReport(pass, kept, pairs, cap, cutBlocks, cutRecords, largest);
    }

    /** Where each block ends in {@link #rows}. */
    int[] ends() {
        int[] ends = new int[kept];
        int block = 0;
        int end = 0;
        for (int group = 0; group < groups; group++) {
            if (sizes[group] > 0) {
                end += sizes[group];
                ends[block++] = end;
            }
        }
        return ends;
    }

    /** The rows block by block, in ascending order within each; tells each row its block, from 1. */
    int[] rows(int[] blockOf, int passes, int pass) {
        int[] next = new int[groups];
        int[] number = new int[groups];
        int start = 0;
        int block = 0;
        for (int group = 0; group < groups; group++) {
            next[group] = start;
            if (sizes[group] > 0) {
                start += sizes[group];
                number[group] = ++block;
            }
        }
        int[] rows = new int[start];
        for (int row = 0; row < groupOf.length; row++) {
            int group = groupOf[row];
            if (group >= 0 && number[group] > 0) {
                rows[next[group]++] = row;
                blockOf[row * passes + pass] = number[group];
            }
        }
        return rows;
    }
}
