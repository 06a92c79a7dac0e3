package io.customerhub.warehouse.golden;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pairs that weigh enough to matter. */
final class MatchPairRows {

    private static final String TOUCHING =
            """
            SELECT p.left_id, p.right_id, p.bits FROM unnest(?::bigint[]) AS w (id)
                JOIN hub.match_pair p ON p.left_id = w.id
            UNION SELECT p.left_id, p.right_id, p.bits FROM unnest(?::bigint[]) AS w (id)
                JOIN hub.match_pair p ON p.right_id = w.id""";

    private static final String REACH =
            """
            WITH RECURSIVE reached (id) AS (
                SELECT unnest(?::bigint[])
                UNION SELECT n.id FROM reached r CROSS JOIN LATERAL (
                    SELECT right_id AS id FROM hub.match_pair WHERE left_id = r.id AND bits >= ?
                    UNION ALL SELECT left_id FROM hub.match_pair WHERE right_id = r.id AND bits >= ?) n)
            SELECT id FROM reached""";

    private final Connection connection;

    MatchPairRows(Connection connection) {
        this.connection = connection;
    }

    /** The pairs of which one or both are among these records. */
    List<MatchPair> touching(Collection<Long> ids) throws SQLException {
        List<MatchPair> pairs = new ArrayList<>();
        if (ids.isEmpty()) {
            return pairs;
        }
        try (PreparedStatement select = connection.prepareStatement(TOUCHING)) {
            KeyArrays.setNumbers(connection, select, 1, ids);
            KeyArrays.setNumbers(connection, select, 2, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pairs.add(new MatchPair(row.getLong(1), row.getLong(2), row.getFloat(3)));
                }
            }
        }
        return pairs;
    }

    /** All records that a chain of pairs of at least so many bits leads to, these included. */
    Set<Long> reach(Collection<Long> ids, double atLeast) throws SQLException {
        Set<Long> reached = new HashSet<>();
        if (ids.isEmpty()) {
            return reached;
        }
        try (PreparedStatement select = connection.prepareStatement(REACH)) {
            KeyArrays.setNumbers(connection, select, 1, ids);
            select.setDouble(2, atLeast);
            select.setDouble(3, atLeast);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reached.add(row.getLong(1));
                }
            }
        }
        return reached;
    }

    void remove(Collection<MatchPair> pairs) throws SQLException {
        batch("DELETE FROM hub.match_pair WHERE left_id = ? AND right_id = ?", pairs, false);
    }

    void add(Collection<MatchPair> pairs) throws SQLException {
        batch(
                "INSERT INTO hub.match_pair (left_id, right_id, bits) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                pairs,
                true);
    }

    private void batch(String sql, Collection<MatchPair> pairs, boolean withBits) throws SQLException {
        if (pairs.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (MatchPair pair : pairs) {
                statement.setLong(1, pair.left());
                statement.setLong(2, pair.right());
                if (withBits) {
                    statement.setFloat(3, pair.bits());
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
