package io.customerhub.arrival;

import java.util.Arrays;
import java.util.List;

/**
 * The band in which a stream's volume usually lies: the median and 3.5 robust standard deviations to both sides, these
 * being 1.4826 times the median absolute deviation (B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, ASQC
 * 1993). On the logarithms of the counts, because volumes differ by factors; and never narrower than from half to double
 * the median, because a constant source would else be flagged for one record more.
 *
 * @param low the fewest records that are usual
 * @param high the most records that are usual
 */
public record Band(long low, long high) {

    /** With fewer there is no telling what is usual. */
    public static final int MINIMUM_HISTORY = 7;

    private static final double DEVIATIONS = 3.5;
    private static final double NORMAL = 1.4826;

    /** The band of at least {@link #MINIMUM_HISTORY} counts. */
    public static Band of(List<Long> counts) {
        double[] logarithms = counts.stream().mapToDouble(Math::log1p).toArray();
        double middle = median(logarithms);
        double reach = Math.max(DEVIATIONS * deviation(logarithms, middle), Math.log(2));
        return new Band((long) Math.floor(Math.expm1(Math.max(0, middle - reach))), (long)
                Math.ceil(Math.expm1(middle + reach)));
    }

    /** True when the count is usual. */
    public boolean contains(long count) {
        return count >= low && count <= high;
    }

    /** The robust standard deviation of values around their median. */
    static double deviation(double[] values, double middle) {
        return NORMAL
                * median(
                        Arrays.stream(values).map(one -> Math.abs(one - middle)).toArray());
    }

    /** The median of some values. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
