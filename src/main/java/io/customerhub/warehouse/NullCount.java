package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Which attributes of a batch came without a value. Only versions that were never delivered before count: a feed that is
 * read again, or brought under another mapping, tells nothing new of its source.
 */
final class NullCount {

    private static final String ADD =
            """
            INSERT INTO hub.null_count AS n
                (system, stream, day, attribute, counted, missing, run, run_counted, run_missing)
            SELECT ?, ?, (now() AT TIME ZONE 'UTC')::date, attribute, counted, missing, ?, counted, missing
            FROM unnest(?, ?, ?) AS u (attribute, counted, missing)
            ON CONFLICT (system, stream, day, attribute) DO UPDATE SET
                counted = n.counted + excluded.counted, missing = n.missing + excluded.missing, run = excluded.run,
                run_counted = excluded.run_counted + CASE WHEN n.run = excluded.run THEN n.run_counted ELSE 0 END,
                run_missing = excluded.run_missing + CASE WHEN n.run = excluded.run THEN n.run_missing ELSE 0 END""";

    private final AttributeLayout layout;
    private final int[] missing;
    private final int[] lineMissing;
    private int records;
    private int lines;

    private NullCount(AttributeLayout layout) {
        this.layout = layout;
        this.missing = new int[layout.attributes().size()];
        this.lineMissing = new int[layout.lineAttributes().size()];
    }

    /** Counts the new versions of a plan that has been decided. */
    static NullCount of(AttributeLayout layout, BatchPlan decided) {
        NullCount count = new NullCount(layout);
        for (int i = 0; i < decided.size(); i++) {
            SourceRecord record = decided.record(i);
            if (decided.writesRaw(i) && !record.isDeleted() && record.letter() == 0) {
                count.add(record);
            }
        }
        return count;
    }

    private void add(SourceRecord record) {
        records++;
        add(record.attributes(), missing);
        List<List<AttributeValue>> found = record.lines();
        for (int i = 0; i < found.size(); i++) {
            lines++;
            add(found.get(i), lineMissing);
        }
    }

    private static void add(List<AttributeValue> values, int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            String text = values.get(i).text();
            if (text == null || text.isEmpty()) {
                counts[i]++;
            }
        }
    }

    /** Adds the counts to those of the day, in the transaction of the batch. */
    void write(Connection connection, StreamName stream, long run) throws SQLException {
        int own = missing.length;
        int all = own + lineMissing.length;
        if (records == 0 || all == 0) {
            return;
        }
        String[] names = new String[all];
        Long[] counted = new Long[all];
        Long[] without = new Long[all];
        for (int i = 0; i < all; i++) {
            boolean isLine = i >= own;
            names[i] = isLine
                    ? "lines." + layout.lineAttributes().get(i - own)
                    : layout.attributes().get(i);
            counted[i] = (long) (isLine ? lines : records);
            without[i] = (long) (isLine ? lineMissing[i - own] : missing[i]);
        }
        try (PreparedStatement upsert = connection.prepareStatement(ADD)) {
            upsert.setString(1, stream.system());
            upsert.setString(2, stream.stream());
            upsert.setLong(3, run);
            upsert.setArray(4, connection.createArrayOf("text", names));
            upsert.setArray(5, connection.createArrayOf("bigint", counted));
            upsert.setArray(6, connection.createArrayOf("bigint", without));
            upsert.executeUpdate();
        }
    }
}
