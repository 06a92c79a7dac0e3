package io.customerhub.match.model;

import io.customerhub.match.compare.Comparison;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.table.MatchColumn;

/** Weighs pairs of records by a model. Not safe for use by several threads, as its comparisons are not. */
public final class Scorer {

    /** What a pair is worth that was given up because it could not reach the limit. */
    public static final double BELOW = Double.NEGATIVE_INFINITY;

    private final Comparison[] comparisons;
    private final double[][] bits;
    private final float[][] exactBits;
    private final double[] bestRest;
    private final double prior;

    /**
     * A scorer.
     *
     * @throws IllegalArgumentException when the model is not of these columns
     */
    public Scorer(MatchModel model, Comparisons all) {
        int size = all.size();
        if (model.columns().size() != size) {
            throw new IllegalArgumentException(
                    "the model has " + model.columns().size() + " columns and the table " + size);
        }
        prior = model.prior();
        comparisons = new Comparison[size];
        bits = new double[size][Comparison.MOST_LEVELS + 1];
        exactBits = new float[size][];
        bestRest = new double[size + 1];
        int[] order = all.cheapestFirst();
        for (int i = 0; i < size; i++) {
            Comparison comparison = all.get(order[i]);
            ColumnModel column = model.columns().get(order[i]);
            if (!column.column().equals(comparison.column().name()) || column.m().size() != comparison.levels()) {
                throw new IllegalArgumentException("the model's column '" + column.column()
                        + "' is not the table's column '" + comparison.column().name() + "'");
            }
            comparisons[i] = comparison;
            for (int level = 1; level <= comparison.levels(); level++) {
                bits[i][level] = column.bits(level);
            }
            exactBits[i] = exactBits(comparison, column);
        }
        for (int i = size - 1; i >= 0; i--) {
            bestRest[i] = bestRest[i + 1] + best(i);
        }
    }

    /** The rarer the value that two records share, the more it says: the frequency stands in the place of u. */
    private static float[] exactBits(Comparison comparison, ColumnModel model) {
        MatchColumn column = comparison.column();
        float[] weights = new float[column.distinct()];
        double m = model.m().get(comparison.exact() - 1);
        for (int value = 0; value < weights.length; value++) {
            double frequency = (double) column.count(value) / column.present();
            weights[value] = (float) Bits.log2(m / Math.max(frequency, model.rarest()));
        }
        return weights;
    }

    private double best(int i) {
        double best = 0;
        for (int level = 1; level <= comparisons[i].levels(); level++) {
            best = level == comparisons[i].exact() ? best : Math.max(best, bits[i][level]);
        }
        for (float weight : exactBits[i]) {
            best = Math.max(best, weight);
        }
        return best;
    }

    /** The odds in bits that two records are of one customer. */
    public double bits(int left, int right) {
        return bitsFrom(left, right, BELOW);
    }

    /** As {@link #bits}, but {@link #BELOW} as soon as it is clear that the pair stays below the limit. */
    public double bitsFrom(int left, int right, double limit) {
        double sum = prior;
        for (int i = 0; i < comparisons.length; i++) {
            if (sum + bestRest[i] < limit) {
                return BELOW;
            }
            sum += weight(i, left, right);
        }
        return sum;
    }

    private double weight(int i, int left, int right) {
        Comparison comparison = comparisons[i];
        int level = comparison.level(left, right);
        return level == comparison.exact()
                ? exactBits[i][comparison.column().value(left)]
                : bits[i][level];
    }
}
