package io.customerhub.sample.party;

import java.util.List;

/**
 * A small random source that starts from (seed, index, purpose): what it draws for one thing never depends on how much
 * was drawn for another. It is splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
 */
public final class SampleRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** A source for one purpose of one index of the world with this seed; equal arguments draw equal values. */
    public SampleRandom(long seed, long index, long purpose) {
        state = mix(mix(mix(seed + GOLDEN) ^ index) + purpose * GOLDEN);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The next 64 random bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** A number from 0 to bound - 1; the bound is at least 1. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from low to high, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in so many cases of a thousand. */
    public boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    /** One of the values, each as likely as another; the list is not empty. */
    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** One of the values, the first ones much likelier than the last, as with family names. */
    public <T> T pickSkewed(List<T> values) {
        return values.get(Math.min(below(values.size()), below(values.size())));
    }

    /** So many random decimal digits. */
    public String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + below(10)));
        }
        return digits.toString();
    }
}
