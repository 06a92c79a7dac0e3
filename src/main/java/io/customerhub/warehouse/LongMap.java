package io.customerhub.warehouse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * A map from long to long with open addressing and linear probing in direct memory, at most two thirds full. Keys must
 * be well mixed; one key, 0, is stored as 1.
 */
final class LongMap {

    private LongBuffer slots = allocate(64);
    private int capacity = 64;
    private int size;

    boolean contains(long key) {
        return slots.get(2 * find(key)) != 0;
    }

    /** True when the key is there with this value. */
    boolean holds(long key, long value) {
        int at = find(key);
        return slots.get(2 * at) != 0 && slots.get(2 * at + 1) == value;
    }

    /** True when the key is new. */
    boolean put(long key, long value) {
        int at = find(key);
        boolean isNew = slots.get(2 * at) == 0;
        if (isNew && 3L * (size + 1) > 2L * capacity) {
            grow();
            at = find(key);
        }
        slots.put(2 * at, stored(key));
        slots.put(2 * at + 1, value);
        size += isNew ? 1 : 0;
        return isNew;
    }

    private int find(long key) {
        long wanted = stored(key);
        int at = (int) wanted & (capacity - 1);
        for (long found = slots.get(2 * at); found != 0 && found != wanted; found = slots.get(2 * at)) {
            at = at + 1 & (capacity - 1);
        }
        return at;
    }

    private void grow() {
        LongBuffer old = slots;
        int oldCapacity = capacity;
        slots = allocate(2 * oldCapacity);
        capacity = 2 * oldCapacity;
        for (int i = 0; i < oldCapacity; i++) {
            long key = old.get(2 * i);
            if (key != 0) {
                int at = find(key);
                slots.put(2 * at, key);
                slots.put(2 * at + 1, old.get(2 * i + 1));
            }
        }
    }

    private static long stored(long key) {
        return key == 0 ? 1 : key;
    }

    private static LongBuffer allocate(int slots) {
        return ByteBuffer.allocateDirect(16 * slots)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }
}
