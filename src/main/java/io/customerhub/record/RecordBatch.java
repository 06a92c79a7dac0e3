package io.customerhub.record;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The message that travels through the routes: up to some thousand records of one stream, what became of those that
 * left on the way, and the position after them. Nothing leaves without a trace: {@code read} always equals records +
 * rejections + unchanged + skipped.
 *
 * @param origin where the batch was read
 * @param read how many records the source yielded
 * @param records those still on their way
 * @param layout which attributes the records carry; null before the mapping
 * @param rejections those that failed
 * @param unchanged how many are in the warehouse already, in exactly this form
 * @param skipped how many a named rule left out, by rule
 * @param judgement how many values of the records were judged, and how many were valid; replayed records do not count
 * @param position where the stream has been read to after this batch; null when the batch moves no position
 */
public record RecordBatch(
        BatchOrigin origin,
        int read,
        List<SourceRecord> records,
        @Nullable AttributeLayout layout,
        List<Rejection> rejections,
        int unchanged,
        Map<String, Integer> skipped,
        Judgement judgement,
        @Nullable Position position) {

    /** Refuses a batch that does not add up. */
    public RecordBatch {
        int left = 0;
        for (int count : skipped.values()) {
            left += count;
        }
        if (read != records.size() + rejections.size() + unchanged + left) {
            throw new IllegalArgumentException("a batch must add up: read " + read + ", records " + records.size()
                    + ", rejections " + rejections.size() + ", unchanged " + unchanged + ", skipped " + left);
        }
    }

    /** A batch as a reader hands it over; read is the sum of records and rejections. */
    public static RecordBatch read(
            BatchOrigin origin, List<SourceRecord> records, List<Rejection> rejections, @Nullable Position position) {
        return new RecordBatch(
                origin,
                records.size() + rejections.size(),
                records,
                null,
                rejections,
                0,
                Map.of(),
                Judgement.NONE,
                position);
    }

    /** The stream of the batch. */
    public StreamName stream() {
        return origin.stream();
    }

    /** The batch after a stage that kept {@code kept} and refused {@code refused}; both together are all the records. */
    public RecordBatch after(List<SourceRecord> kept, List<Rejection> refused) {
        return new RecordBatch(
                origin, read, kept, layout, joined(rejections, refused), unchanged, skipped, judgement, position);
    }

    /** The batch after the mapping: {@code kept} carry the attributes of {@code newLayout}. */
    public RecordBatch mapped(AttributeLayout newLayout, List<SourceRecord> kept, List<Rejection> refused) {
        return new RecordBatch(
                origin, read, kept, newLayout, joined(rejections, refused), unchanged, skipped, judgement, position);
    }

    /** The batch after {@code count} more records were found to be unchanged, with {@code kept} going on. */
    public RecordBatch withUnchanged(List<SourceRecord> kept, int count) {
        return new RecordBatch(origin, read, kept, layout, rejections, unchanged + count, skipped, judgement, position);
    }

    /** The batch after a named rule left {@code count} records out, with {@code kept} going on. */
    public RecordBatch withSkipped(List<SourceRecord> kept, String rule, int count) {
        Map<String, Integer> more = new TreeMap<>(skipped);
        more.merge(rule, count, Integer::sum);
        return new RecordBatch(
                origin, read, kept, layout, rejections, unchanged, Map.copyOf(more), judgement, position);
    }

    /** The batch with what was judged of the records on their way. */
    public RecordBatch judged(Judgement found) {
        return found.judged() == 0
                ? this
                : new RecordBatch(
                        origin, read, records, layout, rejections, unchanged, skipped, judgement.plus(found), position);
    }

    /** What has left this batch without a rejection. */
    public Tally tally() {
        return new Tally(unchanged, skipped);
    }

    /** Both lists as one. */
    public static List<Rejection> joined(List<Rejection> first, List<Rejection> second) {
        if (second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return List.copyOf(second);
        }
        List<Rejection> all = new java.util.ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /**
     * Records that left a batch without a rejection.
     *
     * @param unchanged how many were in the warehouse already
     * @param skipped how many a named rule left out, by rule
     */
    public record Tally(int unchanged, Map<String, Integer> skipped) {

        /** Both tallies together. */
        public Tally plus(Tally other) {
            Map<String, Integer> more = new TreeMap<>(skipped);
            other.skipped.forEach((rule, count) -> more.merge(rule, count, Integer::sum));
            return new Tally(unchanged + other.unchanged, Map.copyOf(more));
        }
    }
}
