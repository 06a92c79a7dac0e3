package io.customerhub.match.model;

import io.customerhub.match.block.CappedPass;
import io.customerhub.match.table.MatchTable.Heading;
import java.util.List;

/**
 * A trained model: all that decides whether two records are of one customer. The same two records weigh the same by it,
 * whatever other records there are.
 *
 * @param version of the form of the model's file
 * @param prior the odds in bits that two records taken at random are of one customer
 * @param household the odds in bits that two records which agree in all that a household shares are of one person, see
 *     {@link Household}
 * @param thresholds what counts as the same
 * @param columns what the levels of each column are worth
 * @param passes how candidates are found
 */
public record MatchModel(
        int version,
        double prior,
        double household,
        Thresholds thresholds,
        List<ColumnModel> columns,
        List<CappedPass> passes) {

    /** The version that this hub writes. */
    public static final int VERSION = 3;

    /** Copies the lists. */
    public MatchModel {
        columns = List.copyOf(columns);
        passes = List.copyOf(passes);
    }

    /** The columns of the tables that it weighs. */
    public List<Heading> headings() {
        return columns.stream()
                .map(column -> new Heading(column.column(), column.kind()))
                .toList();
    }

    /** The same with another prior. */
    public MatchModel withPrior(double bits) {
        return new MatchModel(version, bits, household, thresholds, columns, passes);
    }

    /** The same with other odds that two records of one household are of one person. */
    public MatchModel withHousehold(double bits) {
        return new MatchModel(version, prior, bits, thresholds, columns, passes);
    }

    /** The same with other thresholds. */
    public MatchModel withThresholds(Thresholds other) {
        return new MatchModel(version, prior, household, other, columns, passes);
    }

    /** The same with other passes. */
    public MatchModel withPasses(List<CappedPass> others) {
        return new MatchModel(version, prior, household, thresholds, columns, others);
    }
}
