package io.customerhub.warehouse;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a stage took for some batches, in buckets that grow by the fourth root of two, so that a quantile is right within
 * 10 percent. Sums of several minutes are exact.
 *
 * @param batches how many batches
 * @param records how many records went in
 * @param took how many batches fell into each bucket; as short as the longest batch allows
 */
public record StageTimes(long batches, long records, long[] took) {

    /** Of no batch. */
    public static final StageTimes NONE = new StageTimes(0, 0, new long[0]);

    private static final double FIRST_NANOS = 10_000;
    private static final int STEPS_PER_DOUBLE = 4;
    /** Up to about 12 hours. */
    private static final int BUCKETS = 128;

    /** One batch. */
    static StageTimes of(long records, Duration took) {
        double nanos = Math.max(FIRST_NANOS, took.toNanos());
        int bucket = (int) Math.ceil(STEPS_PER_DOUBLE * Math.log(nanos / FIRST_NANOS) / Math.log(2));
        long[] counts = new long[Math.min(bucket, BUCKETS - 1) + 1];
        counts[counts.length - 1] = 1;
        return new StageTimes(1, records, counts);
    }

    /** Those of both. */
    public StageTimes plus(StageTimes other) {
        long[] sum = Arrays.copyOf(took, Math.max(took.length, other.took.length));
        for (int i = 0; i < other.took.length; i++) {
            sum[i] += other.took[i];
        }
        return new StageTimes(batches + other.batches, records + other.records, sum);
    }

    /**
     * The time that this share of the batches did not exceed; zero when there was none.
     *
     * @param share from 0 to 1
     */
    public Duration quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * batches));
        long seen = 0;
        for (int i = 0; i < took.length; i++) {
            seen += took[i];
            if (seen >= wanted) {
                // the middle of the bucket, as factors go
                double exponent = i == 0 ? 0 : i - 0.5;
                return Duration.ofNanos(Math.round(FIRST_NANOS * Math.pow(2, exponent / STEPS_PER_DOUBLE)));
            }
        }
        return Duration.ZERO;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StageTimes times
                && batches == times.batches
                && records == times.records
                && Arrays.equals(took, times.took);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(took);
    }

    @Override
    public String toString() {
        return batches + " batches, " + records + " records, median " + quantile(0.5);
    }
}
