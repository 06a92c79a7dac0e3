package io.customerhub.bench.match;

import java.util.List;

/**
 * How long records took, in milliseconds.
 *
 * @param p50 half of them took no longer
 * @param p95 95 in a hundred took no longer
 * @param p99 99 in a hundred took no longer
 * @param most the longest
 */
record Quantiles(double p50, double p95, double p99, double most) {

    /** The quantiles of some times, by nearest rank; zeros when there are none. */
    static Quantiles of(List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Quantiles(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
