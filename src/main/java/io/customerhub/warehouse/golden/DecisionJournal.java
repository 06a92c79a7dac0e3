package io.customerhub.warehouse.golden;

import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.StoredDecision;
import io.customerhub.golden.StoredDecision.Withdrawal;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what stewards have decided, and what became of it; the latest first. Safe for use by several threads. */
public final class DecisionJournal {

    private static final String SAME_PAIR =
            """
            %1$s.left_system = d.left_system AND %1$s.left_stream = d.left_stream AND %1$s.left_key = d.left_key
            AND %1$s.right_system = d.right_system AND %1$s.right_stream = d.right_stream AND %1$s.right_key = d.right_key""";

    private static final String SELECT =
            """
            SELECT d.left_system, d.left_stream, d.left_key, d.right_system, d.right_stream, d.right_key, d.verdict,
                d.reason, d.decided_by, d.decided_at, d.action, w.action, w.decided_by, w.decided_at, w.reason, n.action
            FROM hub.match_decision d
            LEFT JOIN hub.match_decision w ON w.withdraws = d.action AND %s
            LEFT JOIN LATERAL (SELECT n.action FROM hub.match_decision n
                WHERE n.id > d.id AND n.verdict <> 'withdrawn' AND %s ORDER BY n.id LIMIT 1) n ON true
            WHERE d.verdict <> 'withdrawn' AND """
                            .formatted(SAME_PAIR.formatted("w"), SAME_PAIR.formatted("n"))
                    + " ";

    private static final String OF_PAIR = "(d.left_system, d.left_stream, d.left_key) = (?, ?, ?)"
            + " AND (d.right_system, d.right_stream, d.right_key) = (?, ?, ?)";

    private static final String OF_RECORDS =
            """
            d.id IN (SELECT m.id FROM unnest(?::text[], ?::text[], ?::text[]) r (system, stream, key)
                JOIN hub.match_decision m ON (m.left_system, m.left_stream, m.left_key) = (r.system, r.stream, r.key)
                UNION SELECT m.id FROM unnest(?::text[], ?::text[], ?::text[]) r (system, stream, key)
                JOIN hub.match_decision m ON (m.right_system, m.right_stream, m.right_key) = (r.system, r.stream, r.key))""";

    private final Warehouse warehouse;

    /** The journal of a warehouse. */
    public DecisionJournal(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** All decisions about two records. */
    public List<StoredDecision> of(RecordKey one, RecordKey other) {
        boolean inOrder = one.compareTo(other) < 0;
        return decisions(OF_PAIR, Integer.MAX_VALUE, select -> {
            CustomerRecordStore.set(select, 1, inOrder ? one : other);
            CustomerRecordStore.set(select, 4, inOrder ? other : one);
            return 7;
        });
    }

    /** The decisions in which any of these records is one of the two, at most so many. */
    public List<StoredDecision> about(Collection<RecordKey> records, int limit) {
        return decisions(OF_RECORDS, limit, select -> {
            Connection connection = select.getConnection();
            for (int from = 1; from <= 4; from += 3) {
                set(
                        select,
                        from,
                        connection,
                        records.stream().map(RecordKey::system).toList());
                set(
                        select,
                        from + 1,
                        connection,
                        records.stream().map(RecordKey::stream).toList());
                set(
                        select,
                        from + 2,
                        connection,
                        records.stream().map(RecordKey::key).toList());
            }
            return 7;
        });
    }

    /** The latest decisions, at most so many. */
    public List<StoredDecision> latest(int limit) {
        return decisions("true", limit, select -> 1);
    }

    /** The decisions that were taken at once, in no order; empty when there are none of this number. */
    static List<StoredDecision> ofAction(Connection connection, long action) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "d.action = ?")) {
            select.setLong(1, action);
            return read(select);
        }
    }

    /** Sets what the condition asks for; the number of the next parameter. */
    private interface Parameters {
        int set(PreparedStatement select) throws SQLException;
    }

    private List<StoredDecision> decisions(String condition, int limit, Parameters parameters) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(SELECT + condition + " ORDER BY d.id DESC LIMIT ?")) {
                select.setInt(parameters.set(select), limit);
                return read(select);
            }
        });
    }

    private static void set(PreparedStatement select, int index, Connection connection, List<String> texts)
            throws SQLException {
        select.setArray(index, connection.createArrayOf("text", texts.toArray()));
    }

    private static List<StoredDecision> read(PreparedStatement select) throws SQLException {
        List<StoredDecision> decisions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                decisions.add(new StoredDecision(
                        row.getLong(11), decision(row), withdrawal(row), row.getObject(16, Long.class)));
            }
        }
        return decisions;
    }

    /** The decision in the first ten columns of a row. */
    static MatchDecision decision(ResultSet row) throws SQLException {
        return new MatchDecision(
                new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                new RecordKey(row.getString(4), row.getString(5), row.getString(6)),
                Objects.requireNonNull(Verdict.named(row.getString(7))),
                row.getString(8),
                row.getString(9),
                time(row, 10));
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        long action = row.getLong(12);
        return row.wasNull() ? null : new Withdrawal(action, row.getString(13), time(row, 14), row.getString(15));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
