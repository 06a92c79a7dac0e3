package io.customerhub.warehouse;

import io.customerhub.quality.frequency.FrequentValue;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps which values of a stream come too often, and how far their counting is. Safe for use by several threads. */
public final class FrequencyStore {

    private static final String COUNTS =
            "SELECT generation, counts FROM hub.value_count WHERE system = ? AND stream = ?";

    private static final String GENERATION = "SELECT generation FROM hub.value_count WHERE system = ? AND stream = ?";

    private static final String VALUES =
            """
            SELECT attribute, fingerprint, records, seen, example_key, since FROM hub.frequent_value
            WHERE system = ? AND stream = ? ORDER BY records DESC, attribute, fingerprint""";

    private static final String ADD_COUNTS =
            """
            INSERT INTO hub.value_count AS c (system, stream, generation, counts, counted_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (system, stream) DO UPDATE SET counts = excluded.counts, counted_at = excluded.counted_at
            WHERE c.generation = excluded.generation""";

    private static final String NEXT_COUNTS =
            """
            INSERT INTO hub.value_count AS c (system, stream, generation, counts, counted_at) VALUES (?, ?, 1, ?, ?)
            ON CONFLICT (system, stream) DO UPDATE SET generation = c.generation + 1, counts = excluded.counts,
                counted_at = excluded.counted_at""";

    private static final String ADD_VALUE =
            """
            INSERT INTO hub.frequent_value
                (system, stream, attribute, fingerprint, records, seen, example_key, since, counted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (system, stream, attribute, fingerprint) DO UPDATE SET records = excluded.records,
                seen = excluded.seen, counted_at = excluded.counted_at""";

    private static final String REMOVE_OLDER =
            "DELETE FROM hub.frequent_value WHERE system = ? AND stream = ? AND counted_at < ?";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public FrequencyStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What is kept of a stream.
     *
     * @param generation which counting of all records the counts go on from; 0 before the first
     * @param counts the counters, or null when nothing was counted
     * @param values the values that come too often, the most frequent first
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    public record Kept(long generation, byte @Nullable [] counts, List<Found> values) {}

    /**
     * A value that comes too often.
     *
     * @param since when it was found
     */
    public record Found(FrequentValue value, Instant since) {}

    /** All that is kept of a stream. */
    public Kept load(StreamName stream) {
        return warehouse.transact(connection -> {
            long generation = 0;
            byte[] counts = null;
            try (PreparedStatement select = prepared(connection, COUNTS, stream);
                    ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    generation = row.getLong(1);
                    counts = row.getBytes(2);
                }
            }
            return new Kept(generation, counts, values(connection, stream));
        });
    }

    /** Which counting of all records the counts of a stream go on from; 0 when nothing was counted. */
    public long generation(StreamName stream) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = prepared(connection, GENERATION, stream);
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    /**
     * Adds what was counted, unless all records have been counted anew meanwhile.
     *
     * @param generation the one that the counts go on from
     * @param values new ones, and known ones with their counts of now
     * @return false when nothing was written because there is a later counting to go on from
     */
    public boolean add(StreamName stream, long generation, byte[] counts, List<FrequentValue> values, Instant at) {
        return warehouse.transact(connection -> {
            try (PreparedStatement upsert = prepared(connection, ADD_COUNTS, stream)) {
                upsert.setLong(3, generation);
                upsert.setBytes(4, counts);
                upsert.setObject(5, time(at));
                if (upsert.executeUpdate() == 0) {
                    return false;
                }
            }
            write(connection, stream, values, at);
            return true;
        });
    }

    /** Puts what came of counting all records in the place of what was kept. */
    public void replace(StreamName stream, byte[] counts, List<FrequentValue> values, Instant at) {
        warehouse.transact(connection -> {
            try (PreparedStatement upsert = prepared(connection, NEXT_COUNTS, stream)) {
                upsert.setBytes(3, counts);
                upsert.setObject(4, time(at));
                upsert.executeUpdate();
            }
            write(connection, stream, values, at);
            try (PreparedStatement delete = prepared(connection, REMOVE_OLDER, stream)) {
                delete.setObject(3, time(at));
                return delete.executeUpdate();
            }
        });
    }

    private static List<Found> values(Connection connection, StreamName stream) throws SQLException {
        List<Found> values = new ArrayList<>();
        try (PreparedStatement select = prepared(connection, VALUES, stream);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                values.add(new Found(
                        new FrequentValue(
                                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)),
                        row.getObject(6, OffsetDateTime.class).toInstant()));
            }
        }
        return values;
    }

    private static void write(Connection connection, StreamName stream, List<FrequentValue> values, Instant at)
            throws SQLException {
        try (PreparedStatement upsert = prepared(connection, ADD_VALUE, stream)) {
            for (FrequentValue value : values) {
                upsert.setString(3, value.attribute());
                upsert.setLong(4, value.fingerprint());
                upsert.setLong(5, value.records());
                upsert.setLong(6, value.seen());
                upsert.setString(7, value.exampleKey());
                upsert.setObject(8, time(at));
                upsert.setObject(9, time(at));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** A statement whose first two parameters are the stream. */
    private static PreparedStatement prepared(Connection connection, String sql, StreamName stream)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, stream.system());
        statement.setString(2, stream.stream());
        return statement;
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
