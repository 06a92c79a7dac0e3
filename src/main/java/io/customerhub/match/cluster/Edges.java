package io.customerhub.match.cluster;

import java.util.Arrays;
import java.util.Comparator;

/** Pairs of records with their weights in bits, in arrays that grow. Not safe for use by several threads. */
public final class Edges {

    private static final int INDEX_BITS = 32;

    private int[] lefts = new int[1 << 10];
    private int[] rights = new int[1 << 10];
    private float[] bits = new float[1 << 10];
    private int size;

    /** Adds a pair. */
    public void add(int left, int right, double weight) {
        if (size == lefts.length) {
            lefts = Arrays.copyOf(lefts, size * 2);
            rights = Arrays.copyOf(rights, size * 2);
            bits = Arrays.copyOf(bits, size * 2);
        }
        lefts[size] = left;
        rights[size] = right;
        bits[size++] = (float) weight;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** One record of a pair. */
    public int left(int edge) {
        return lefts[edge];
    }

    /** The other record of a pair. */
    public int right(int edge) {
        return rights[edge];
    }

    /** The weight of a pair. */
    public double bits(int edge) {
        return bits[edge];
    }

    /**
     * The pairs that weigh at least so much, the strongest first; equally strong ones by their rows, which stand in the
     * order of the hashes of the record ids.
     */
    public int[] strongestFirst(double atLeast) {
        long[] sorted = new long[size];
        int count = 0;
        for (int edge = 0; edge < size; edge++) {
            if (bits[edge] >= atLeast) {
                sorted[count++] = (long) -ordered(bits[edge]) << INDEX_BITS | edge;
            }
        }
        Arrays.sort(sorted, 0, count);
        int[] edges = new int[count];
        for (int i = 0; i < count; i++) {
            edges[i] = (int) sorted[i];
        }
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && bits[edges[to]] == bits[edges[from]]) {
                to++;
            }
            if (to - from > 1) {
                sortByRows(edges, from, to);
            }
            from = to;
        }
        return edges;
    }

    private void sortByRows(int[] edges, int from, int to) {
        int[] sorted = Arrays.stream(edges, from, to)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(edge -> lefts[edge]).thenComparingInt(edge -> rights[edge]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, edges, from, sorted.length);
    }

    /** The bits of a float as a number that has the same order. */
    private static int ordered(float value) {
        int raw = Float.floatToIntBits(value);
        return raw >= 0 ? raw : Integer.MIN_VALUE - raw;
    }
}
