package io.customerhub.match.model;

import io.customerhub.match.compare.Comparison;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.table.MatchTable;

/**
 * Estimates u, how often two different customers agree, from pairs of records taken at random. Rows stand in random order,
 * so each row is paired with those a fixed distance behind it: the same records give the same pairs.
 */
final class RandomPairs {

    private static final int PAIRS = 300_000;

    /** A level that was never seen still gets a share of one observation. */
    private static final double UNSEEN = 0.3;

    /** So many pairs are assumed to differ before any is looked at. */
    private static final int DIFFERENT = 30;

    private RandomPairs() {}

    /** u of each column and level; the level of equal values by how common the values are, which needs no sample. */
    static double[][] u(MatchTable table, Comparisons comparisons) {
        long[][] counts = new long[comparisons.size()][Comparison.MOST_LEVELS + 1];
        int size = table.size();
        int distances = size < 2 ? 0 : (int) Math.min((size - 1) / 2, Math.max(1, PAIRS / size));
        int rows = Math.min(size, PAIRS);
        for (int distance = 1; distance <= distances; distance++) {
            for (int row = 0; row < rows; row++) {
                int other = row + distance;
                int right = other < size ? other : other - size;
                for (int column = 0; column < counts.length; column++) {
                    counts[column][comparisons.get(column).level(row, right)]++;
                }
            }
        }
        double[][] u = new double[counts.length][];
        for (int column = 0; column < counts.length; column++) {
            u[column] = shares(comparisons.get(column), counts[column]);
        }
        return u;
    }

    private static double[] shares(Comparison comparison, long[] counts) {
        int exact = comparison.exact();
        double equal = Math.min(0.99, UsualChance.equality(comparison.column()));
        counts[1] += DIFFERENT;
        double others = 0;
        for (int level = 1; level <= comparison.levels(); level++) {
            others += level == exact ? 0 : counts[level] + UNSEEN;
        }
        double[] u = new double[comparison.levels() + 1];
        for (int level = 1; level <= comparison.levels(); level++) {
            u[level] = level == exact ? equal : (counts[level] + UNSEEN) / others * (1 - equal);
        }
        return u;
    }
}
