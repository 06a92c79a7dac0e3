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
 * <p>Pairs are taken at random from records that share a common value of the other column. A pair counts
 * as far as the rest of its columns says that it is of two customers.
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

    /** What a match is assumed to look like as long as no model is known: full of errors. */
    private static final double USUAL_EXACT = 0.5;

    private static final double USUAL_DIFFERENT = 0.25;
    private static final double FIRST_SHARE = 0.1;
    private static final int ROUNDS = 10;

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
                bits[column][level] = Bits.log2(usual(comparison, level) / u[column][level]);
            }
        }
    }

    private static double usual(Comparison comparison, int level) {
        if (level == comparison.exact()) {
            return USUAL_EXACT;
        }
        double rest = comparison.levels() == 2 ? 1 - USUAL_EXACT : USUAL_DIFFERENT;
        return level == 1 ? rest : (1 - USUAL_EXACT - rest) / (comparison.levels() - 2);
    }

    /** Of each column what it depends on. */
    Dependence[] find() {
        int size = comparisons.size();
        Dependence[] found = new Dependence[size];
        double[] most = new double[size];
        Arrays.fill(found, Dependence.NONE);
        Arrays.fill(most, LEAST_BITS);
        for (int on = 0; on < size; on++) {
            double[][] counts = counts(on);
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

    /** How often each column has each level among pairs of two customers that share a common value. */
    private double[][] counts(int on) {
        PatternCounts patterns = patterns(on);
        long[] sorted = patterns.sorted();
        double share = share(on, patterns, sorted);
        double[][] counts = new double[comparisons.size()][Comparison.MOST_LEVELS + 1];
        for (long pattern : sorted) {
            double evidence = evidence(on, pattern) + Bits.log2(share / (1 - share));
            int count = patterns.count(pattern);
            for (int column = 0; column < counts.length; column++) {
                int level = Comparisons.level(pattern, column);
                counts[column][level] += count * (1 - Bits.probability(evidence - bits[column][level]));
            }
        }
        return counts;
    }

    /** The levels of pairs at random that share a common value. */
    private PatternCounts patterns(int on) {
        PatternCounts patterns = new PatternCounts();
        MatchColumn column = comparisons.get(on).column();
        int[] last = new int[column.distinct()];
        Arrays.fill(last, -1);
        int pairs = 0;
        for (int row = 0; row < table.size() && pairs < PAIRS; row++) {
            int value = column.value(row);
            if (value >= 0 && column.count(value) >= COMMON) {
                if (last[value] >= 0) {
                    patterns.add(comparisons.pattern(last[value], row));
                    pairs++;
                }
                last[value] = row;
            }
        }
        return patterns;
    }

    /** The share of pairs of one customer, the one that expects itself. */
    private double share(int on, PatternCounts patterns, long[] sorted) {
        double share = FIRST_SHARE;
        for (int round = 0; round < ROUNDS; round++) {
            double matches = 0;
            double all = 1;
            for (long pattern : sorted) {
                int count = patterns.count(pattern);
                matches += count * Bits.probability(evidence(on, pattern) + Bits.log2(share / (1 - share)));
                all += count;
            }
            share = Math.max(1e-6, Math.min(0.9, matches / all));
        }
        return share;
    }

    /** What the levels of a pair say, leaving out the column that it shares. */
    private double evidence(int on, long pattern) {
        double evidence = 0;
        for (int column = 0; column < bits.length; column++) {
            evidence += column == on ? 0 : bits[column][Comparisons.level(pattern, column)];
        }
        return evidence;
    }

    private double[] shares(int column, double[] counts) {
        double seen = 0;
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
