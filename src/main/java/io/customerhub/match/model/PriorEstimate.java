package io.customerhub.match.model;

/**
 * How likely two records taken at random are one customer: the expected number of matches among all compared pairs, which
 * depends on the prior itself, so it is found by repetition. Works on a histogram, so it does not matter in which order
 * pairs come.
 */
public final class PriorEstimate {

    /** The prior is changed by at most so many bits up or down. */
    public static final double MOST_CHANGE = 3;

    private static final int STEPS_PER_BIT = 8;
    private static final int LOWEST = -32;
    private static final int HIGHEST = 64;
    private static final int ROUNDS = 30;

    private final double prior;
    private final double allPairs;
    private final long[] histogram = new long[(HIGHEST - LOWEST) * STEPS_PER_BIT + 1];

    /** @param prior the one by which the pairs are weighed, in bits */
    public PriorEstimate(double prior, int records) {
        this.prior = prior;
        this.allPairs = Math.max(1, records * (records - 1.0) / 2);
    }

    /** Counts a pair. */
    public void add(double bits) {
        double step = Math.rint((Math.max(LOWEST, Math.min(HIGHEST, bits)) - LOWEST) * STEPS_PER_BIT);
        histogram[(int) step]++;
    }

    /** By how many bits the prior must change so that it expects as many matches as there are. */
    public double change() {
        double change = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double matches = 1;
            for (int step = 0; step < histogram.length; step++) {
                if (histogram[step] > 0) {
                    double bits = LOWEST + (double) step / STEPS_PER_BIT + change;
                    matches += histogram[step] * Bits.probability(bits);
                }
            }
            double share = Math.min(0.5, matches / allPairs);
            double next = Bits.log2(share / (1 - share)) - prior;
            change = Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, next));
        }
        return change;
    }
}
