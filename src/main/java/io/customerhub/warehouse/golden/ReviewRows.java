package io.customerhub.warehouse.golden;

import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pairs that wait for a steward. */
final class ReviewRows {

    private static final String COLUMNS =
            "left_system, left_stream, left_key, right_system, right_stream, right_key, bits, cause";

    private static final String SAME_PAIR =
            """
            n.left_system = r.left_system AND n.left_stream = r.left_stream AND n.left_key = r.left_key
            AND n.right_system = r.right_system AND n.right_stream = r.right_stream AND n.right_key = r.right_key""";

    private static final String TOUCHING =
            """
            SELECT %1$s FROM %2$s AS w (system, stream, key) JOIN hub.match_review r
                ON r.left_system = w.system AND r.left_stream = w.stream AND r.left_key = w.key
            UNION SELECT %1$s FROM %2$s AS w (system, stream, key) JOIN hub.match_review r
                ON r.right_system = w.system AND r.right_stream = w.stream AND r.right_key = w.key"""
                    .formatted(COLUMNS, KeyArrays.ROWS);

    private static final String UPSERT = "INSERT INTO hub.match_review (" + COLUMNS
            + ", since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, now())"
            + " ON CONFLICT (left_system, left_stream, left_key, right_system, right_stream, right_key)"
            + " DO UPDATE SET bits = excluded.bits, cause = excluded.cause";

    private static final String DELETE = "DELETE FROM hub.match_review WHERE (left_system, left_stream, left_key)"
            + " = (?, ?, ?) AND (right_system, right_stream, right_key) = (?, ?, ?)";

    private final Connection connection;

    ReviewRows(Connection connection) {
        this.connection = connection;
    }

    /** Lets these wait and no others; a pair that waits already keeps its time. The number of rows that differ. */
    int replace(List<ReviewPair> pairs) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE waiting (LIKE hub.match_review) ON COMMIT DROP");
            statement.execute("ALTER TABLE waiting ALTER COLUMN since DROP NOT NULL");
            copy(pairs);
            statement.execute("ANALYZE waiting");
            return statement.executeUpdate(
                            "DELETE FROM hub.match_review r WHERE NOT EXISTS (SELECT FROM waiting n WHERE " + SAME_PAIR
                                    + ")")
                    + statement.executeUpdate(
                            "UPDATE hub.match_review r SET bits = n.bits, cause = n.cause FROM waiting n" + " WHERE "
                                    + SAME_PAIR + " AND (n.bits, n.cause) <> (r.bits, r.cause)")
                    + statement.executeUpdate("INSERT INTO hub.match_review (" + COLUMNS + ", since) SELECT " + COLUMNS
                            + ", now() FROM waiting n WHERE NOT EXISTS (SELECT FROM hub.match_review r WHERE "
                            + SAME_PAIR
                            + ") ORDER BY bits DESC");
        }
    }

    /** Lets these wait of the pairs that touch some records, and no others of them. The number of rows that differ. */
    int replace(Collection<RecordKey> touched, List<ReviewPair> pairs) throws SQLException {
        Map<List<RecordKey>, ReviewPair> before = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(TOUCHING)) {
            KeyArrays.set(connection, select, 1, touched);
            KeyArrays.set(connection, select, 4, touched);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ReviewPair pair = pair(row);
                    before.put(List.of(pair.left(), pair.right()), pair);
                }
            }
        }
        int differ = 0;
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT);
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            for (ReviewPair pair : pairs) {
                ReviewPair known = before.remove(List.of(pair.left(), pair.right()));
                if (known == null || (float) known.bits() != (float) pair.bits() || known.cause() != pair.cause()) {
                    CustomerRecordStore.set(upsert, 1, pair.left());
                    CustomerRecordStore.set(upsert, 4, pair.right());
                    upsert.setFloat(7, (float) pair.bits());
                    upsert.setString(8, pair.cause().text());
                    upsert.addBatch();
                    differ++;
                }
            }
            for (ReviewPair gone : before.values()) {
                CustomerRecordStore.set(delete, 1, gone.left());
                CustomerRecordStore.set(delete, 4, gone.right());
                delete.addBatch();
                differ++;
            }
            upsert.executeBatch();
            delete.executeBatch();
        }
        return differ;
    }

    private static ReviewPair pair(ResultSet row) throws SQLException {
        return new ReviewPair(
                new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                new RecordKey(row.getString(4), row.getString(5), row.getString(6)),
                row.getFloat(7),
                ReviewPair.Cause.of(row.getString(8)));
    }

    private void copy(List<ReviewPair> pairs) throws SQLException {
        try (TextCopy copy = new TextCopy(connection, "waiting (" + COLUMNS + ")")) {
            for (ReviewPair pair : pairs) {
                RecordKey left = pair.left();
                RecordKey right = pair.right();
                copy.field(left.system()).field(left.stream()).field(left.key());
                copy.field(right.system()).field(right.stream()).field(right.key());
                copy.field((float) pair.bits()).field(pair.cause().text()).end();
            }
            copy.finish();
        }
    }

    /** The review of two records in either order, or null. */
    @Nullable
    ReviewPair find(RecordKey one, RecordKey other) throws SQLException {
        boolean inOrder = one.compareTo(other) < 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT bits, cause FROM hub.match_review"
                + " WHERE (left_system, left_stream, left_key) = (?, ?, ?)"
                + " AND (right_system, right_stream, right_key) = (?, ?, ?)")) {
            CustomerRecordStore.set(select, 1, inOrder ? one : other);
            CustomerRecordStore.set(select, 4, inOrder ? other : one);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new ReviewPair(one, other, row.getFloat(1), ReviewPair.Cause.of(row.getString(2)))
                        : null;
            }
        }
    }
}
