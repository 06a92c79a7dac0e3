package io.customerhub.match.model;

/**
 * Where the zones end, in bits.
 *
 * @param same pairs from here on are the same customer unless something speaks against it
 * @param review pairs from here on are for a steward to look at
 * @param cohesion two groups of records are joined by a pair at the threshold only when the mean of all pairs between
 *     them, each no more than {@link #STRONGEST} for or against, reaches this
 */
public record Thresholds(double same, double review, double cohesion) {

    /** One pair counts at most so much when groups are joined, so that one record cannot outvote the others. */
    public static final double STRONGEST = 12;

    /** How many bits of cohesion each bit beyond the threshold makes up for. */
    private static final double STRONG_PAIR = 0.3;

    /** The mean that the pairs between two groups must reach when the strongest of them weighs so much. */
    public double cohesionFor(double bits) {
        return cohesion - STRONG_PAIR * Math.max(0, bits - same);
    }

    /**
     * Odds of four to one for a pair; groups may lean against each other, because records of one customer that
     * have little in common are joined by a third. Chosen on invented people full of errors (ErroneousPeople in the tests).
     */
    public static final Thresholds DEFAULT = new Thresholds(2, -3, -3);
}
