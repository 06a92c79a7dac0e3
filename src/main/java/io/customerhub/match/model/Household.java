package io.customerhub.match.model;

import io.customerhub.match.table.MatchKind;
import java.util.Collection;

/**
 * People of one household share family name, address and phone, so all of these together say no more than that two records
 * are of one household. Besides matches and strangers there is a third class of pairs, kin (a mixture of more than two
 * classes: Larsen and Rubin 2001): against it only speaks what each person has alone.
 */
public final class Household {

    /** Stands for the odds of a table in which nobody shares a household, such as one of organizations. */
    public static final double NONE = 1000;

    /**
     * What a person has alone says at most so much against kin, in bits: about three in a hundred births are of twins (US
     * National Vital Statistics), and children bear names of their parents.
     */
    static final double KIN_ALIKE = 5;

    private static final double LEAST = -4;
    private static final double MOST = 10;
    private static final int STEPS_PER_BIT = 8;
    private static final int BITS = 64;
    private static final int ROUNDS = 50;

    /** So many pairs, half of them matches, are assumed before any is looked at. */
    private static final double ASSUMED = 10;

    private final long[] histogram = new long[2 * BITS * STEPS_PER_BIT + 1];
    private long pairs;

    Household() {}

    /** True of tables of people; companies of one house share less than a family does. */
    static boolean appliesTo(Collection<MatchKind> kinds) {
        boolean people = kinds.contains(MatchKind.GIVEN_NAME)
                || kinds.contains(MatchKind.FULL_NAME)
                || kinds.contains(MatchKind.BIRTH_DATE);
        return people && !kinds.contains(MatchKind.ORGANIZATION_NAME);
    }

    /** True for what a household shares. */
    static boolean shares(MatchKind kind) {
        return switch (kind) {
            case FAMILY_NAME, PHONE, STREET_ADDRESS, STREET_NUMBER, LOCALITY, REGION, POSTAL_CODE, SHARED_IDENTIFIER ->
                true;
            default -> false;
        };
    }

    /** Counts a pair of one household by what the rest of its columns says. */
    void add(double personalBits) {
        double step = Math.rint((Math.max(-BITS, Math.min(BITS, personalBits)) + BITS) * STEPS_PER_BIT);
        histogram[(int) step]++;
        pairs++;
    }

    /** The odds in bits that a pair of one household is of one person: those that expect themselves. */
    double odds() {
        double odds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double matches = ASSUMED / 2;
            for (int step = 0; step < histogram.length; step++) {
                if (histogram[step] > 0) {
                    matches += histogram[step] * Bits.probability((double) step / STEPS_PER_BIT - BITS + odds);
                }
            }
            odds = Math.max(LEAST, Math.min(MOST, Bits.log2(matches / (pairs + ASSUMED - matches))));
        }
        return odds;
    }
}
