package io.customerhub.quality.frequency;

import java.util.HashMap;
import java.util.Map;

/**
 * The Space-Saving counter of Metwally, Agrawal and El Abbadi ('Efficient computation of frequent and top-k elements in data
 * streams', 2005): a fixed number of counters, of which the smallest is given to a value that has none. Every value that
 * came more than {@code seen / counters} times has a counter, and a count is too high by at most that many. Counters stand
 * in a heap, so a value costs the logarithm of their number.
 */
public final class SpaceSaving implements ValueFrequencies {

    private final long[] fingerprints;
    private final long[] counts;
    private final long[] errors;
    private final Map<Long, Integer> places;
    private int used;
    private long seen;

    /**
     * A counter that has seen nothing.
     *
     * @param counters how many values are watched at a time, at least 1; some 80 bytes each
     */
    public SpaceSaving(int counters) {
        if (counters < 1) {
            throw new IllegalArgumentException("expected at least 1 counter, found " + counters);
        }
        fingerprints = new long[counters];
        counts = new long[counters];
        errors = new long[counters];
        places = new HashMap<>(counters * 2);
    }

    @Override
    public void saw(String value) {
        seen++;
        long fingerprint = fingerprint(value);
        Integer place = places.get(fingerprint);
        if (place != null) {
            counts[place]++;
            sink(place);
        } else if (used < counts.length) {
            put(used, fingerprint, 1, 0);
            used++;
            rise(used - 1);
        } else {
            places.remove(fingerprints[0]);
            put(0, fingerprint, counts[0] + 1, counts[0]);
            sink(0);
        }
    }

    @Override
    public long seen() {
        return seen;
    }

    @Override
    public long atLeast(String value) {
        Integer place = places.get(fingerprint(value));
        return place == null ? 0 : counts[place] - errors[place];
    }

    @Override
    public long atMost(String value) {
        Integer place = places.get(fingerprint(value));
        return place != null ? counts[place] : used < counts.length ? 0 : counts[0];
    }

    /** FNV-1a over the characters (Fowler, Noll, Vo), then the finisher of MurmurHash3, so that near texts lie apart. */
    private static long fingerprint(String value) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    private void put(int place, long fingerprint, long count, long error) {
        fingerprints[place] = fingerprint;
        counts[place] = count;
        errors[place] = error;
        places.put(fingerprint, place);
    }

    /** Moves a counter that has grown down to where the smallest stands on top again. */
    private void sink(int from) {
        int place = from;
        while (true) {
            int child = 2 * place + 1;
            if (child >= used) {
                return;
            }
            if (child + 1 < used && counts[child + 1] < counts[child]) {
                child++;
            }
            if (counts[place] <= counts[child]) {
                return;
            }
            swap(place, child);
            place = child;
        }
    }

    private void rise(int from) {
        int place = from;
        while (place > 0 && counts[(place - 1) / 2] > counts[place]) {
            swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    private void swap(int one, int other) {
        long fingerprint = fingerprints[one];
        long count = counts[one];
        long error = errors[one];
        put(one, fingerprints[other], counts[other], errors[other]);
        put(other, fingerprint, count, error);
    }
}
