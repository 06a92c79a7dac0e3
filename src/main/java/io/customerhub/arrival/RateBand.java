package io.customerhub.arrival;

import io.customerhub.arrival.FieldCount.Share;
import java.util.List;

/**
 * The band in which the share of empty values of an attribute usually lies: the median of its days and 3.5 robust standard
 * deviations to both sides, as in {@link Band}, on the angle whose squared sine is the share. Of that the sampling error is
 * the same for small and large shares, one over twice the root of the count (R. A. Fisher 1922; M. S. Bartlett, The Use of
 * Transformations, Biometrics 3, 1947). It is never narrower than 0.15 to both sides, because an attribute that is never
 * empty would else be flagged for one empty value: 0% reaches to 2%, 5% from 1% to 13%, 50% from 35% to 65%.
 *
 * @param low the lowest usual angle, from 0
 * @param high the highest usual angle, up to half of pi
 */
record RateBand(double low, double high) {

    /** Fewer records tell little of a share, whatever band they lie in. */
    static final long FEWEST = 20;

    private static final double DEVIATIONS = 3.5;
    private static final double NARROWEST = 0.15;

    /** The band of at least {@link Band#MINIMUM_HISTORY} shares of at least {@link #FEWEST} records each. */
    static RateBand of(List<Share> shares) {
        double[] angles =
                shares.stream().mapToDouble(share -> angle(share.rate())).toArray();
        double middle = Band.median(angles);
        double reach = Math.max(DEVIATIONS * Band.deviation(angles, middle), NARROWEST);
        return new RateBand(Math.max(0, middle - reach), Math.min(Math.PI / 2, middle + reach));
    }

    /** True when the share lies in the band. */
    boolean contains(Share share) {
        double angle = angle(share.rate());
        return angle >= low && angle <= high;
    }

    /** True when the share lies outside of the band by more than chance explains, which needs some records. */
    boolean surelyExcludes(Share share) {
        if (share.counted() < FEWEST) {
            return false;
        }
        double chance = DEVIATIONS / (2 * Math.sqrt(share.counted()));
        double angle = angle(share.rate());
        return angle < low - chance || angle > high + chance;
    }

    /** The lowest usual share, from 0 to 1. */
    double lowRate() {
        return Math.pow(Math.sin(low), 2);
    }

    /** The highest usual share, from 0 to 1. */
    double highRate() {
        return Math.pow(Math.sin(high), 2);
    }

    private static double angle(double rate) {
        return Math.asin(Math.sqrt(rate));
    }
}
