package io.customerhub.warehouse.golden;

import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Keeps what stewards decide; nothing is ever taken away. Safe for use by several threads. */
public final class MatchDecisionStore {

    private static final String COLUMNS =
            "left_system, left_stream, left_key, right_system, right_stream, right_key, verdict, reason, decided_by,"
                    + " decided_at";

    private static final String PAIR = "left_system, left_stream, left_key, right_system, right_stream, right_key";

    private static final String LATEST_OF =
            """
            SELECT DISTINCT ON (%1$s) %2$s FROM (
                SELECT d.* FROM %3$s AS w (system, stream, key) JOIN hub.match_decision d
                    ON d.left_system = w.system AND d.left_stream = w.stream AND d.left_key = w.key
                UNION ALL SELECT d.* FROM %3$s AS w (system, stream, key) JOIN hub.match_decision d
                    ON d.right_system = w.system AND d.right_stream = w.stream AND d.right_key = w.key) d
            ORDER BY %1$s, id DESC"""
                    .formatted(PAIR, COLUMNS, KeyArrays.ROWS);

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public MatchDecisionStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds a decision, which counts from the next matching on. */
    public void add(MatchDecision decision) {
        warehouse.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO hub.match_decision (left_system,"
                    + " left_stream, left_key, right_system, right_stream, right_key, verdict, reason, decided_by)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                CustomerRecordStore.set(insert, 1, decision.left());
                CustomerRecordStore.set(insert, 4, decision.right());
                insert.setString(7, decision.verdict().text());
                insert.setString(8, decision.reason());
                insert.setString(9, decision.decidedBy());
                return insert.executeUpdate();
            }
        });
    }

    /** The latest decision of each pair. */
    public List<MatchDecision> latest() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT DISTINCT ON (left_system, left_stream,"
                    + " left_key, right_system, right_stream, right_key) " + COLUMNS
                    + " FROM hub.match_decision ORDER BY"
                    + " left_system, left_stream, left_key, right_system, right_stream, right_key, id DESC")) {
                return decisions(select);
            }
        });
    }

    /** The latest decisions of pairs of which one or both are among these records. */
    static List<MatchDecision> latest(Connection connection, Collection<RecordKey> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LATEST_OF)) {
            KeyArrays.set(connection, select, 1, keys);
            KeyArrays.set(connection, select, 4, keys);
            return decisions(select);
        }
    }

    /** All decisions of two records, the latest first. */
    public List<MatchDecision> of(RecordKey one, RecordKey other) {
        boolean inOrder = one.compareTo(other) < 0;
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                    + " FROM hub.match_decision WHERE (left_system, left_stream, left_key) = (?, ?, ?)"
                    + " AND (right_system, right_stream, right_key) = (?, ?, ?) ORDER BY id DESC")) {
                CustomerRecordStore.set(select, 1, inOrder ? one : other);
                CustomerRecordStore.set(select, 4, inOrder ? other : one);
                return decisions(select);
            }
        });
    }

    private static List<MatchDecision> decisions(PreparedStatement select) throws SQLException {
        List<MatchDecision> decisions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                decisions.add(new MatchDecision(
                        new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                        new RecordKey(row.getString(4), row.getString(5), row.getString(6)),
                        Objects.requireNonNull(Verdict.named(row.getString(7))),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, OffsetDateTime.class).toInstant()));
            }
        }
        return decisions;
    }
}
