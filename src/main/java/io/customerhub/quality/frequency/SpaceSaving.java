package io.customerhub.quality.frequency;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The Space-Saving counter of Metwally, Agrawal and El Abbadi ('Efficient computation of frequent and top-k elements in data
 * streams', 2005): a fixed number of counters, of which the smallest is given to a value that has none. Every value that
 * came more than {@code seen / counters} times has a counter, and a count is too high by at most that many. The smallest is
 * found by going round: of a feed in which nearly all values are different, nearly all counters are the smallest, so that a
 * value costs a step or two.
 *
 * <p>A customer who is delivered again and again makes no value frequent: each counter marks by which records the value was
 * brought, in 64 bits of which two records may share one, so that it knows at least how many they were. Not safe for use by
 * several threads.
 */
final class SpaceSaving {

    private static final int FIRST_COUNTERS = 64;

    private final int most;
    private final Index places = new Index();
    private long[] values;
    private long[] counts;
    private long[] errors;
    private long[] marks;
    private int used;
    private long seen;

    /** No count is smaller, once all counters are in use. */
    private long smallest;

    /** Where the search for the smallest goes on; those before have grown since it began at the first. */
    private int hand;

    /** What a value may have come that has no counter, beside the smallest count: it was not kept. */
    private long forgotten;

    /**
     * A counter that has seen nothing.
     *
     * @param counters how many values are watched at most, at least 1; some 50 bytes each as soon as they are needed
     */
    SpaceSaving(int counters) {
        if (counters < 1) {
            throw new IllegalArgumentException("expected at least 1 counter, found " + counters);
        }
        most = counters;
        int first = Math.min(counters, FIRST_COUNTERS);
        values = new long[first];
        counts = new long[first];
        errors = new long[first];
        marks = new long[first];
    }

    /**
     * One more record with the value.
     *
     * @param value the fingerprint of the value
     * @param weight for how many records it stands, when only some are looked at
     * @return true when the value had a counter before
     */
    boolean saw(long value, int weight) {
        seen += weight;
        int place = places.get(value);
        if (place >= 0) {
            counts[place] += weight;
            return true;
        }
        if (used < most) {
            grow();
            put(used, value, weight + forgotten, forgotten, 0);
            places.put(value, used);
            used++;
        } else {
            int least = least();
            places.remove(values[least]);
            put(least, value, counts[least] + weight, counts[least], 0);
            places.put(value, least);
        }
        return false;
    }

    /** A counter with the smallest count. */
    private int least() {
        while (true) {
            while (hand < used) {
                if (counts[hand] <= smallest) {
                    return hand;
                }
                hand++;
            }
            hand = 0;
            smallest = smallestCount();
        }
    }

    private long smallestCount() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < used; i++) {
            least = Math.min(least, counts[i]);
        }
        return least;
    }

    /** Marks which record brought a value that has a counter. */
    void mark(long value, long record) {
        int place = places.get(value);
        if (place >= 0) {
            marks[place] |= 1L << (record >>> 58);
        }
    }

    /** How many values were seen, all together. */
    long seen() {
        return seen;
    }

    /** How often a value certainly came; 0 when nothing certain is known. */
    long atLeast(long value) {
        int place = places.get(value);
        return place < 0 ? 0 : counts[place] - errors[place];
    }

    /** How often a value came at most. */
    long atMost(long value) {
        int place = places.get(value);
        return place >= 0 ? counts[place] : used < most ? forgotten : smallestCount();
    }

    /** How many records with the value there certainly are; it knows no more than 64. */
    int records(long value) {
        int place = places.get(value);
        return place < 0 ? 0 : Long.bitCount(marks[place]);
    }

    /**
     * Writes what is known of the values that at least so many records share, and of the others only how often they came at
     * most, so that what few people have is not kept.
     */
    void write(DataOutputStream out, int fewest) throws IOException {
        long left = forgotten;
        int kept = 0;
        for (int i = 0; i < used; i++) {
            boolean isKept = Long.bitCount(marks[i]) >= fewest;
            kept += isKept ? 1 : 0;
            left = isKept ? left : Math.max(left, counts[i]);
        }
        out.writeLong(seen);
        out.writeLong(left);
        out.writeInt(kept);
        for (int i = 0; i < used; i++) {
            if (Long.bitCount(marks[i]) >= fewest) {
                out.writeLong(values[i]);
                out.writeLong(counts[i]);
                out.writeLong(errors[i]);
                out.writeLong(marks[i]);
            }
        }
    }

    /** A counter that goes on from what {@link #write} wrote. */
    static SpaceSaving read(DataInputStream in, int counters) throws IOException {
        SpaceSaving counter = new SpaceSaving(counters);
        counter.seen = in.readLong();
        counter.forgotten = in.readLong();
        int kept = in.readInt();
        for (int i = 0; i < kept; i++) {
            long value = in.readLong();
            long count = in.readLong();
            long error = in.readLong();
            long mark = in.readLong();
            if (counter.used < counters) {
                counter.grow();
                counter.put(counter.used, value, count, error, mark);
                counter.places.put(value, counter.used);
                counter.used++;
            }
        }
        return counter;
    }

    private void grow() {
        if (used == values.length) {
            int size = Math.min(most, used * 2);
            values = java.util.Arrays.copyOf(values, size);
            counts = java.util.Arrays.copyOf(counts, size);
            errors = java.util.Arrays.copyOf(errors, size);
            marks = java.util.Arrays.copyOf(marks, size);
        }
    }

    private void put(int place, long value, long count, long error, long mark) {
        values[place] = value;
        counts[place] = count;
        errors[place] = error;
        marks[place] = mark;
    }

    /** The places of the counters by value: open addressing, at most half full. */
    private static final class Index {

        private long[] keys = new long[FIRST_COUNTERS * 2];
        private int[] places = new int[FIRST_COUNTERS * 2];
        private int size;

        /** The place, or -1. */
        int get(long key) {
            return places[slot(key)] - 1;
        }

        void put(long key, int place) {
            int slot = slot(key);
            if (places[slot] == 0) {
                size++;
                if (size * 2 > keys.length) {
                    grow();
                    slot = slot(key);
                }
                keys[slot] = key;
            }
            places[slot] = place + 1;
        }

        /** Takes a key out and moves those behind it up, so that none is lost (Knuth, 6.4, algorithm R). */
        void remove(long key) {
            int hole = slot(key);
            if (places[hole] == 0) {
                return;
            }
            size--;
            int mask = keys.length - 1;
            int next = hole;
            while (true) {
                places[hole] = 0;
                int home;
                do {
                    next = next + 1 & mask;
                    if (places[next] == 0) {
                        return;
                    }
                    home = home(keys[next]);
                } while (hole <= next ? hole < home && home <= next : hole < home || home <= next);
                keys[hole] = keys[next];
                places[hole] = places[next];
                hole = next;
            }
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int slot = home(key);
            while (places[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private int home(long key) {
            return (int) (key >>> 16) & keys.length - 1;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldPlaces = places;
            keys = new long[oldKeys.length * 2];
            places = new int[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldPlaces[i] != 0) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    places[slot] = oldPlaces[i];
                }
            }
        }
    }
}
