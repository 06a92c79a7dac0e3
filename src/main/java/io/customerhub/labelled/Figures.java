package io.customerhub.labelled;

/**
 * How well a partition agrees with the truth; shares between 0 and 1. Pairwise figures count pairs of records; B-cubed ones
 * (Bagga and Baldwin 1998) count records, each by its customer, and are NaN when only some pairs are known.
 *
 * @param precision the share of joined pairs that are one customer
 * @param recall the share of the pairs of one customer that are joined
 * @param bcubedPrecision the mean share of a record's customer that belongs to it
 * @param bcubedRecall the mean share of a record's true customer that is with it
 * @param customers how many customers there are
 * @param largest how many records the largest customer has
 */
public record Figures(
        double precision, double recall, double bcubedPrecision, double bcubedRecall, int customers, int largest) {

    /** The harmonic mean of precision and recall, pairwise. */
    public double f1() {
        return mean(precision, recall);
    }

    /** The harmonic mean of precision and recall, B-cubed. */
    public double bcubed() {
        return mean(bcubedPrecision, bcubedRecall);
    }

    private static double mean(double a, double b) {
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }
}
