package io.customerhub.match.model;

import io.customerhub.match.compare.Comparison;
import io.customerhub.match.compare.Comparisons;

/**
 * Estimates m, how often pairs of one customer agree, from the pairs of one blocking pass (Winkler 1988, with u held
 * fixed). Columns that the pass uses agree by construction and are left out.
 */
final class ExpectationMaximization {

    private static final int MOST_ROUNDS = 100;
    private static final double SETTLED = 1e-6;
    private static final double FIRST_SHARE = 0.3;
    private static final double FIRST_EXACT = 0.7;

    /** How many matches the first estimate counts for, so that a pass without matches does not make some up. */
    private static final double TRUST = 20;

    private final Comparisons comparisons;
    private final double[][] u;
    private final Dependence[] dependences;
    private final boolean[] used;
    private final double[][] m;
    private double share = FIRST_SHARE;
    private double matches;

    /** @param leftOut the columns that the pass uses */
    ExpectationMaximization(Comparisons comparisons, double[][] u, Dependence[] dependences, boolean[] leftOut) {
        this.comparisons = comparisons;
        this.u = u;
        this.dependences = dependences;
        this.used = new boolean[leftOut.length];
        this.m = new double[leftOut.length][];
        for (int column = 0; column < leftOut.length; column++) {
            used[column] = !leftOut[column];
            m[column] = first(comparisons.get(column));
        }
    }

    private static double[] first(Comparison comparison) {
        double[] m = new double[comparison.levels() + 1];
        for (int level = 1; level < m.length; level++) {
            m[level] = level == comparison.exact() ? FIRST_EXACT : (1 - FIRST_EXACT) / (comparison.levels() - 1);
        }
        return m;
    }

    /** Runs until the share of matches settles. */
    void run(PatternCounts counts) {
        long[] patterns = counts.sorted();
        double total = 0;
        double[] weights = new double[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            weights[i] = counts.count(patterns[i]);
            total += weights[i];
        }
        double before = -1;
        for (int round = 0; round < MOST_ROUNDS && Math.abs(share - before) > SETTLED; round++) {
            before = share;
            step(patterns, weights, total);
        }
    }

    private void step(long[] patterns, double[] weights, double total) {
        double[][] logs = logs();
        double odds = StrictMath.log(share / (1 - share));
        double[][] seen = new double[m.length][Comparison.MOST_LEVELS + 1];
        double sum = 0;
        for (int i = 0; i < patterns.length; i++) {
            long pattern = patterns[i];
            double evidence = odds;
            for (int column = 0; column < logs.length; column++) {
                int level = Comparisons.level(pattern, column);
                double log = logs[column][level];
                boolean dependent = log > 0 && dependences[column].holds(pattern, comparisons);
                evidence += dependent ? Math.max(0, log + dependences[column].log(level)) : log;
            }
            double expected = weights[i] / (1 + StrictMath.exp(-evidence));
            sum += expected;
            for (int column = 0; column < logs.length; column++) {
                seen[column][Comparisons.level(pattern, column)] += expected;
            }
        }
        matches = sum;
        share = Math.min(0.999999, Math.max(1e-9, sum / total));
        for (int column = 0; column < m.length; column++) {
            update(comparisons.get(column), m[column], seen[column]);
        }
    }

    /** The evidence of each level; 0 for missing values and for columns that are left out. */
    private double[][] logs() {
        double[][] logs = new double[m.length][Comparison.MOST_LEVELS + 1];
        for (int column = 0; column < m.length; column++) {
            for (int level = 1; used[column] && level < m[column].length; level++) {
                logs[column][level] = StrictMath.log(m[column][level] / u[column][level]);
            }
        }
        return logs;
    }

    private static void update(Comparison comparison, double[] m, double[] seen) {
        double sum = TRUST;
        for (int level = 1; level < m.length; level++) {
            sum += seen[level];
        }
        double[] usual = first(comparison);
        for (int level = 1; level < m.length; level++) {
            m[level] = (seen[level] + TRUST * usual[level]) / sum;
        }
    }

    /** True when the column has been estimated. */
    boolean estimates(int column) {
        return used[column];
    }

    /** m of a column by level, 0 unused. */
    double[] m(int column) {
        return m[column];
    }

    /** How many of the pairs are matches. */
    double matches() {
        return matches;
    }

    /**
     * How much of what full agreement would tell the matches tell, from 0 to 1. People who are the same agree in most of
     * what is known; where the matches tell little, the estimate has found something else, such as neighbours.
     */
    double credibility() {
        double told = 0;
        double all = 0;
        for (int column = 0; column < m.length; column++) {
            if (used[column]) {
                all += Bits.log2(1 / u[column][comparisons.get(column).exact()]);
                for (int level = 1; level < m[column].length; level++) {
                    told += m[column][level] * Bits.log2(m[column][level] / u[column][level]);
                }
            }
        }
        return all <= 0 ? 0 : Math.max(0, told / all);
    }

    /** The share of matches among the pairs. */
    double share() {
        return share;
    }
}
