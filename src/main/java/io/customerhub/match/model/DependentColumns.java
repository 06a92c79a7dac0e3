package io.customerhub.match.model;

import io.customerhub.match.compare.Comparison;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchTable;
import java.util.Arrays;

/**
 * Finds columns that say the same thing twice, such as a town and its postal codes: two neighbours agree in both, and
 * would be taken for one customer if each counted in full. Each column may depend on one other, as in a tree-augmented
 * naive Bayes classifier (Friedman, Geiger and Goldszmidt 1997).
 *
 * <p>Pairs are taken at random from records that share a common value of the other column. Those that are alike in all
 * the rest are left out, for they may be of one customer.
 */
final class DependentColumns {

    /** Values of fewer records are skipped: most of their pairs could be of one customer. */
    private static final int COMMON = 20;

    private static final int PAIRS = 30_000;
    private static final int FEWEST = 300;

    /** Less than so many bits of information are not worth a dependence. */
    private static final double LEAST_BITS = 0.05;

    /** How much the independent estimate counts, in observations. */
    private static final double TRUST = 10;

    /** What a match is assumed to look like, as long as no model is known. */
    private static final double USUAL_EXACT = 0.8;

    /** Pairs whose other columns weigh so many bits may be of one customer. */
    private static final double ALIKE = 6;

    private final MatchTable table;
    private final Comparisons comparisons;
    private final double[][] u;
    private final double[][] bits;

    DependentColumns(MatchTable table, Comparisons comparisons, double[][] u) {
        this.table = table;
        this.comparisons = comparisons;
        this.u = u;
        this.bits = new double[u.length][Comparison.MOST_LEVELS + 1];
        for (int column = 0; column < u.length; column++) {
            Comparison comparison = comparisons.get(column);
            for (int level = 1; level <= comparison.levels(); level++) {
                double m = level == comparison.exact() ? USUAL_EXACT : (1 - USUAL_EXACT) / (comparison.levels() - 1);
                bits[column][level] = Bits.log2(m / u[column][level]);
            }
        }
    }

    /** Of each column what it depends on. */
    Dependence[] find() {
        int size = comparisons.size();
        Dependence[] found = new Dependence[size];
        double[] most = new double[size];
        Arrays.fill(found, Dependence.NONE);
        Arrays.fill(most, LEAST_BITS);
        for (int on = 0; on < size; on++) {
            long[][] counts = counts(on);
            for (int column = 0; column < size; column++) {
                if (isCoarser(on, column)) {
                    double[] dependent = shares(column, counts[column]);
                    double information = information(dependent, u[column]);
                    if (information > most[column]) {
                        most[column] = information;
                        found[column] = new Dependence(on, dependent, u[column]);
                    }
                }
            }
        }
        return found;
    }

    /** Dependence runs from the column whose values are more common, so that there are no circles. */
    private boolean isCoarser(int on, int column) {
        double a = comparisons.get(on).column().chanceOfEquality();
        double b = comparisons.get(column).column().chanceOfEquality();
        return a > b || a == b && on < column;
    }

    /** How often each column has each level among pairs that share a common value. */
    private long[][] counts(int on) {
        long[][] counts = new long[comparisons.size()][Comparison.MOST_LEVELS + 1];
        MatchColumn column = comparisons.get(on).column();
        int[] last = new int[column.distinct()];
        Arrays.fill(last, -1);
        int pairs = 0;
        for (int row = 0; row < table.size() && pairs < PAIRS; row++) {
            int value = column.value(row);
            if (value >= 0 && column.count(value) >= COMMON) {
                if (last[value] >= 0) {
                    count(on, comparisons.pattern(last[value], row), counts);
                    pairs++;
                }
                last[value] = row;
            }
        }
        return counts;
    }

    private void count(int on, long pattern, long[][] counts) {
        double evidence = 0;
        for (int column = 0; column < counts.length; column++) {
            evidence += column == on ? 0 : bits[column][Comparisons.level(pattern, column)];
        }
        for (int column = 0; column < counts.length; column++) {
            int level = Comparisons.level(pattern, column);
            if (column != on && evidence - bits[column][level] < ALIKE) {
                counts[column][level]++;
            }
        }
    }

    private double[] shares(int column, long[] counts) {
        long seen = 0;
        for (int level = 1; level < counts.length; level++) {
            seen += counts[level];
        }
        double[] shares = u[column].clone();
        for (int level = 1; seen >= FEWEST && level < shares.length; level++) {
            shares[level] = (counts[level] + TRUST * u[column][level]) / (seen + TRUST);
        }
        return shares;
    }

    /** The Kullback-Leibler divergence in bits: how far the dependent shares are from the independent ones. */
    private static double information(double[] dependent, double[] independent) {
        double sum = 0;
        for (int level = 1; level < dependent.length; level++) {
            sum += dependent[level] * Bits.log2(dependent[level] / independent[level]);
        }
        return sum;
    }
}
