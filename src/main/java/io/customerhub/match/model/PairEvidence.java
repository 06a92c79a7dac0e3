package io.customerhub.match.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why two records weigh what they weigh.
 *
 * @param prior the odds before anything is compared, in bits
 * @param steps what each column adds, in the order of the columns
 * @param held 0, or how much less the pair weighs because it might be kin who share all of that, or because nothing but the
 *     names agrees; never above 0
 */
public record PairEvidence(double prior, List<Step> steps, double held) {

    /**
     * What one column adds.
     *
     * @param column its name
     * @param left the folded value of one record, or null
     * @param right the folded value of the other, or null
     * @param level how alike they are, in words
     * @param bits the weight, 0 when a value is missing
     */
    public record Step(String column, @Nullable String left, @Nullable String right, String level, double bits) {}

    /** Copies the list. */
    public PairEvidence {
        steps = List.copyOf(steps);
    }

    /** The odds in bits with all that was compared. */
    public double bits() {
        double sum = prior + held;
        for (Step step : steps) {
            sum += step.bits();
        }
        return sum;
    }

    /** The probability that the two are one customer. */
    public double probability() {
        return Bits.probability(bits());
    }
}
