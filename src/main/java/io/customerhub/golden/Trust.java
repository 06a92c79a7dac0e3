package io.customerhub.golden;

import io.customerhub.config.MatchingRules;
import io.customerhub.config.SurvivingGroup;
import java.util.List;

/**
 * How far the values of a customer's records are trusted: source priority × recency × validity, each from 0 to 1. Age is
 * counted from the newest record of the customer, not from today, so that nothing changes by waiting.
 */
final class Trust {

    private static final double MICROS_PER_DAY = 86_400e6;

    /** Versions between 1973 and 2100 are times in microseconds; others are counters, which tell no age. */
    private static final long EARLIEST = 100_000_000_000_000L;

    private static final long LATEST = 4_102_444_800_000_000L;

    /** A record without a time counts like one that is half a life old. */
    private static final double NO_TIME = 0.7;

    /** A value that is possible but not sure, or not whole. */
    private static final double DOUBTFUL = 0.5;

    private final MatchingRules rules;
    private final List<CustomerRecord> records;
    private final double[] recency;

    Trust(MatchingRules rules, List<CustomerRecord> records) {
        this.rules = rules;
        this.records = records;
        this.recency = new double[records.size()];
        long newest = 0;
        for (CustomerRecord record : records) {
            newest = isTime(record.version()) ? Math.max(newest, record.version()) : newest;
        }
        for (int i = 0; i < recency.length; i++) {
            recency[i] = recency(newest, records.get(i).version());
        }
    }

    /** The trust in a value of a record. */
    double of(SurvivingGroup group, int record, boolean doubtful) {
        CustomerRecord one = records.get(record);
        double source = rules.trust(group, one.key().system(), one.key().stream());
        return source * recency[record] * (doubtful ? DOUBTFUL : 1);
    }

    private double recency(long newest, long version) {
        if (!isTime(version)) {
            return NO_TIME;
        }
        // StrictMath, so that all machines agree to the last digit
        return StrictMath.pow(0.5, (newest - version) / MICROS_PER_DAY / rules.halfLifeDays());
    }

    private static boolean isTime(long version) {
        return version >= EARLIEST && version <= LATEST;
    }
}
