package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Queues customer records that have changed, in the transaction that changes them, so that none is forgotten. */
final class MatchQueue {

    private static final String ENTER =
            """
            INSERT INTO hub.match_queue (system, stream, key)
            SELECT ?, ?, key FROM unnest(?::text[]) AS key""";

    private MatchQueue() {}

    /** Queues records of a stream; nothing before the first matching, which takes all that are there. */
    static void enter(Connection connection, StreamName stream, List<String> keys) throws SQLException {
        if (keys.isEmpty() || !isOpen(connection)) {
            return;
        }
        Array array = connection.createArrayOf("text", keys.toArray());
        try (PreparedStatement insert = connection.prepareStatement(ENTER)) {
            insert.setString(1, stream.system());
            insert.setString(2, stream.stream());
            insert.setArray(3, array);
            insert.executeUpdate();
        } finally {
            array.free();
        }
    }

    private static boolean isOpen(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT EXISTS (SELECT FROM hub.match_start)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
