package io.customerhub.match.model;

import io.customerhub.match.table.MatchKind;
import java.util.List;

/**
 * What the levels of one column are worth.
 *
 * @param column the name of the column
 * @param kind what its values are
 * @param m of each level from 1 on, how often pairs of one customer have it
 * @param u of each level from 1 on, how often pairs of two customers have it
 * @param rarest no value counts as rarer than this, so that one agreement alone never decides
 */
public record ColumnModel(String column, MatchKind kind, List<Double> m, List<Double> u, double rarest) {

    /** Copies the lists, which are of one length. */
    public ColumnModel {
        m = List.copyOf(m);
        u = List.copyOf(u);
        if (m.size() != u.size()) {
            throw new IllegalArgumentException("m has " + m.size() + " levels and u " + u.size());
        }
    }

    /** The weight of a level in bits, log2(m/u). */
    public double bits(int level) {
        return Bits.log2(m.get(level - 1) / u.get(level - 1));
    }
}
