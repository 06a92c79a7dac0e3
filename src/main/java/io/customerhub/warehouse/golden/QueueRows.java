package io.customerhub.warehouse.golden;

import io.customerhub.golden.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records that wait to be matched. */
final class QueueRows {

    private static final String TAKE =
            """
            DELETE FROM hub.match_queue WHERE id = ANY (ARRAY(SELECT id FROM hub.match_queue ORDER BY id LIMIT ?))
            RETURNING id, system, stream, key, queued_at""";

    private final Connection connection;

    QueueRows(Connection connection) {
        this.connection = connection;
    }

    private record Row(long id, RecordKey key, Instant since) {}

    /** Takes those that wait longest out of the queue, each once, with the time since when it waits. */
    Map<RecordKey, Instant> take(int most) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(TAKE)) {
            delete.setInt(1, most);
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getLong(1),
                            new RecordKey(row.getString(2), row.getString(3), row.getString(4)),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        }
        rows.sort(Comparator.comparingLong(Row::id));
        Map<RecordKey, Instant> taken = new LinkedHashMap<>();
        rows.forEach(row -> taken.putIfAbsent(row.key(), row.since()));
        return taken;
    }

    /** Queues records, because something that decides about them has changed. */
    void enter(Iterable<RecordKey> keys) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO hub.match_queue (system, stream, key) VALUES (?, ?, ?)")) {
            for (RecordKey key : keys) {
                CustomerRecordStore.set(insert, 1, key);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** From now on changed records are queued; waits for those who write without knowing. */
    void open() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM hub.match_start")) {
            row.next();
            if (row.getLong(1) == 0) {
                statement.execute("SET LOCAL lock_timeout = 0");
                statement.execute("SET LOCAL statement_timeout = 0");
                statement.execute("LOCK TABLE standard.customer IN SHARE MODE");
                statement.execute("INSERT INTO hub.match_start (started_at) VALUES (now()) ON CONFLICT DO NOTHING");
            }
        }
    }

    /** True when changed records are queued: from the first matching of all records on. */
    boolean isOpen() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM hub.match_start)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    boolean isFilled() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT EXISTS (SELECT FROM hub.match_queue)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** The transaction before which all have ended by now. */
    String horizon() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_snapshot_xmin(pg_current_snapshot())")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Forgets what was queued by transactions before the horizon. */
    void forgetBefore(String horizon) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM hub.match_queue WHERE transaction < ?::text::xid8")) {
            delete.setString(1, horizon);
            delete.executeUpdate();
        }
    }
}
