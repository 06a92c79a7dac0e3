package io.customerhub.match.model;

import io.customerhub.match.compare.Comparison;
import io.customerhub.match.compare.Comparisons;
import java.util.ArrayList;
import java.util.List;

/** How agreement in one column makes agreement in another more likely, among pairs of different customers. */
final class Dependence {

    /** Columns that depend on nothing. */
    static final Dependence NONE = new Dependence(-1, new double[0], new double[0]);

    private final int on;
    private final double[] u;
    private final double[] logs;

    /**
     * @param on the other column
     * @param u of each level how often it is found where the other column agrees
     * @param marginal of each level how often it is found at all
     */
    Dependence(int on, double[] u, double[] marginal) {
        this.on = on;
        this.u = u;
        this.logs = new double[Comparison.MOST_LEVELS + 1];
        for (int level = 1; level < u.length; level++) {
            logs[level] = Math.min(0, StrictMath.log(marginal[level] / u[level]));
        }
    }

    boolean exists() {
        return on >= 0;
    }

    int on() {
        return on;
    }

    /** True when the other column agrees in a pattern. */
    boolean holds(long pattern, Comparisons comparisons) {
        return on >= 0 && comparisons.get(on).agrees(Comparisons.level(pattern, on));
    }

    /** What is added to the evidence of a level when the other column agrees, in natural logarithms; never more than 0. */
    double log(int level) {
        return logs[level];
    }

    /** u where the other column agrees, from level 1 on; empty when there is none. */
    List<Double> levels(int count) {
        List<Double> all = new ArrayList<>();
        for (int level = 1; exists() && level <= count; level++) {
            all.add(u[level]);
        }
        return all;
    }
}
