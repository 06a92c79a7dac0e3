package io.customerhub.match.model;

import io.customerhub.match.table.MatchKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the levels of one column are worth.
 *
 * @param column the name of the column
 * @param kind what its values are
 * @param m of each level from 1 on, how often pairs of one customer have it
 * @param u of each level from 1 on, how often pairs of two customers have it
 * @param rarest no value counts as rarer than this, so that one agreement alone never decides
 * @param dependsOn the column whose agreement makes agreement in this one more likely, as a town does with its postal
 *     codes; or null
 * @param dependentU u where that column agrees; empty when there is none
 * @param common how common its values were when the model was trained
 */
public record ColumnModel(
        String column,
        MatchKind kind,
        List<Double> m,
        List<Double> u,
        double rarest,
        @Nullable String dependsOn,
        List<Double> dependentU,
        CommonValues common) {

    /** Copies the lists, which are of one length. */
    public ColumnModel {
        m = List.copyOf(m);
        u = List.copyOf(u);
        dependentU = List.copyOf(dependentU);
        if (m.size() != u.size() || dependsOn != null && u.size() != dependentU.size()) {
            throw new IllegalArgumentException("m has " + m.size() + " levels and u " + u.size());
        }
    }

    /** The weight of a level in bits, log2(m/u). */
    public double bits(int level) {
        return Bits.log2(m.get(level - 1) / u.get(level - 1));
    }

    /**
     * What is added to the weight of a level where the column that this one depends on agrees: never more than 0, because
     * dependence only takes from the evidence; 0 for levels that speak against a match.
     */
    public double dependentBits(int level) {
        return dependsOn == null || bits(level) <= 0
                ? 0
                : Math.min(0, Bits.log2(u.get(level - 1) / dependentU.get(level - 1)));
    }
}
