package io.customerhub.match.model;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.record.Hashes;
import java.util.HashMap;
import java.util.Map;

/**
 * How common the values of a column were when its model was trained: kept, so that a pair weighs tomorrow what it weighs
 * today, whoever came in between. Values are known by their hashes; what is not listed is rare.
 *
 * @param present how many records had a value
 * @param counts of the hashes of common values, how many records had them
 */
public record CommonValues(int present, Map<Long, Integer> counts) {

    /** No record had any value. */
    public static final CommonValues NONE = new CommonValues(0, Map.of());

    private static final int MOST = 20_000;
    private static final int LEAST_RECORDS = 2;

    /** Numbers that fewer records have belong to one customer each, and are nobody's business in a model. */
    private static final int LEAST_RECORDS_OF_A_NUMBER = 10;

    /** Keeps an unmodifiable copy. */
    public CommonValues {
        counts = Map.copyOf(counts);
    }

    /** The common values of a column: at most 20,000, the most common ones. */
    public static CommonValues of(MatchColumn column) {
        int least = least(column);
        Map<Long, Integer> counts = new HashMap<>();
        for (int value = 0; value < column.distinct(); value++) {
            if (column.count(value) >= least) {
                counts.put(hash(column, value), column.count(value));
            }
        }
        return new CommonValues(column.present(), counts);
    }

    /** From how many records on a value is kept. */
    private static int least(MatchColumn column) {
        int[] values = new int[1 << 10];
        int large = 0;
        for (int value = 0; value < column.distinct(); value++) {
            if (column.count(value) < values.length) {
                values[column.count(value)]++;
            } else {
                large++;
            }
        }
        int least = values.length;
        int kept = large;
        int lowest = column.kind().isNumber() ? LEAST_RECORDS_OF_A_NUMBER : LEAST_RECORDS;
        while (least > lowest && kept + values[least - 1] <= MOST) {
            kept += values[--least];
        }
        return least;
    }

    /** How many records had the value; 1 when it is not listed. */
    int count(MatchColumn column, int value) {
        return counts.getOrDefault(hash(column, value), 1);
    }

    private static long hash(MatchColumn column, int value) {
        int start = column.start(value);
        return Hashes.of(column.text(), start, start + column.length(value));
    }
}
