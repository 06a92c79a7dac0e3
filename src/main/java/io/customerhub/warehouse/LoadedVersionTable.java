package io.customerhub.warehouse;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.LoadedVersions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The current form of every record of one stream: 16 bytes per slot outside the heap, keyed by XXH3 64 of the key. Two
 * keys with one hash (once in 130,000 streams of 16 million rows) cost time only: each write of one makes the other
 * look changed. Safe for use by several threads.
 */
final class LoadedVersionTable {

    private static final Hasher64 XXH3 = Hashing.xxh3_64();

    /** Independent parts, so that growing copies a 64th at a time. */
    private static final int PARTS = 64;

    private final @Nullable LongMap[] parts = new @Nullable LongMap[PARTS];
    private long limit;
    private long size;
    private boolean isFilled;
    private boolean isCut;

    /** An empty table for at most {@code limit} records, not complete. */
    LoadedVersionTable(long limit) {
        this.limit = limit;
    }

    /** What is loaded, as seen by the pipeline of one configuration; it follows every later change of the table. */
    LoadedVersions under(int configuration) {
        return new LoadedVersions() {
            @Override
            public boolean contains(String key, long hash) {
                return LoadedVersionTable.this.contains(key, hash, configuration);
            }

            @Override
            public boolean[] contain(String[] keys, long[] hashes, int count) {
                return LoadedVersionTable.this.contain(keys, hashes, count, configuration);
            }
        };
    }

    /** True when the current form of the key was made from this payload under this configuration. */
    synchronized boolean contains(String key, long hash, int configuration) {
        long slot = slot(key);
        LongMap part = parts[part(slot)];
        return part != null && part.holds(slot, form(hash, configuration));
    }

    /**
     * As {@link #contains} for many. The slots are worked out first and looked up after, with nothing in between, so that
     * the processor waits for many cache lines at a time instead of one after the other.
     */
    private boolean[] contain(String[] keys, long[] hashes, int count, int configuration) {
        long[] slots = new long[count];
        for (int i = 0; i < count; i++) {
            slots[i] = slot(keys[i]);
        }
        boolean[] answers = new boolean[count];
        synchronized (this) {
            for (int i = 0; i < count; i++) {
                LongMap part = parts[part(slots[i])];
                answers[i] = part != null && part.holds(slots[i], form(hashes[i], configuration));
            }
        }
        return answers;
    }

    /** For each slot, whether its key may be there; false is certain only when the table is complete. */
    synchronized boolean[] know(long[] slots) {
        boolean[] answers = new boolean[slots.length];
        for (int i = 0; i < answers.length; i++) {
            LongMap part = parts[part(slots[i])];
            answers[i] = part != null && part.contains(slots[i]);
        }
        return answers;
    }

    /** Remembers the current form of the key of a slot; once the limit is reached new keys are left out. */
    synchronized void put(long slot, long hash, int madeUnder) {
        LongMap part = parts[part(slot)];
        if (part == null) {
            part = new LongMap();
            parts[part(slot)] = part;
        }
        if (size >= limit && !part.contains(slot)) {
            isCut = true;
            return;
        }
        try {
            size += part.put(slot, form(hash, madeUnder)) ? 1 : 0;
        } catch (OutOfMemoryError e) {
            // -XX:MaxDirectMemorySize is reached: that is the limit, then; the map is as it was
            limit = size;
            isCut = true;
        }
    }

    /** Where a key stands: XXH3 64 of its characters. */
    static long slot(String key) {
        return XXH3.hashCharsToLong(key);
    }

    /** All records of the warehouse have been put. */
    synchronized void completed() {
        isFilled = true;
    }

    /** True when a key that is not known is surely new. */
    synchronized boolean isComplete() {
        return isFilled && !isCut;
    }

    /** How many keys are known. */
    synchronized long size() {
        return size;
    }

    /** Forgets everything. */
    synchronized void clear() {
        Arrays.fill(parts, null);
        size = 0;
        isFilled = false;
        isCut = false;
    }

    private static int part(long slot) {
        return (int) (slot >>> 58);
    }

    private static long form(long hash, int configuration) {
        // 2^64 divided by the golden ratio: spreads small numbers over all bits (Knuth, TAOCP 3, 6.4)
        return hash ^ configuration * 0x9e3779b97f4a7c15L;
    }
}
