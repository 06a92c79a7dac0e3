package io.customerhub.match.model;

/** Odds and probabilities in bits. */
public final class Bits {

    private static final double LN_2 = Math.log(2);

    private Bits() {}

    /** The logarithm to the base 2. StrictMath, so that all machines agree to the last digit. */
    public static double log2(double x) {
        return StrictMath.log(x) / LN_2;
    }

    /** The probability of log odds in bits. */
    public static double probability(double bits) {
        return 1 / (1 + StrictMath.pow(2, -bits));
    }
}
