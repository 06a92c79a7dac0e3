package io.customerhub.match.model;

import java.util.List;

/**
 * A trained model: all that decides whether two records are of one customer, except how common each value is, which the
 * records tell.
 *
 * @param version of the form of the model's file
 * @param prior the odds in bits that two records taken at random are of one customer
 * @param thresholds what counts as the same
 * @param columns what the levels of each column are worth
 */
public record MatchModel(int version, double prior, Thresholds thresholds, List<ColumnModel> columns) {

    /** The version that this hub writes. */
    public static final int VERSION = 1;

    /** Copies the list. */
    public MatchModel {
        columns = List.copyOf(columns);
    }

    /** The same with another prior. */
    public MatchModel withPrior(double bits) {
        return new MatchModel(version, bits, thresholds, columns);
    }
}
