package io.customerhub.warehouse.golden;

import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.StoredDecision;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what stewards decide; nothing is ever taken away. What was decided at once is one action, which has a number and
 * can be withdrawn as one. The records that a decision is about are queued with it to be matched anew. Safe for use by
 * several threads.
 */
public final class MatchDecisionStore {

    private static final String PAIR = "left_system, left_stream, left_key, right_system, right_stream, right_key";

    private static final String LATEST_AMONG =
            "SELECT " + PAIR + ", verdict, reason, decided_by, decided_at FROM (SELECT DISTINCT ON (" + PAIR
                    + ") * FROM %s ORDER BY " + PAIR + ", id DESC) d WHERE verdict <> 'withdrawn' ORDER BY " + PAIR;

    private static final String LATEST = LATEST_AMONG.formatted("hub.match_decision");

    private static final String LATEST_OF = LATEST_AMONG.formatted(
            """
            (SELECT d.* FROM %1$s AS w (system, stream, key) JOIN hub.match_decision d
                ON d.left_system = w.system AND d.left_stream = w.stream AND d.left_key = w.key
            UNION ALL SELECT d.* FROM %1$s AS w (system, stream, key) JOIN hub.match_decision d
                ON d.right_system = w.system AND d.right_stream = w.stream AND d.right_key = w.key) d"""
                    .formatted(KeyArrays.ROWS));

    private static final String INSERT =
            """
            INSERT INTO hub.match_decision (left_system, left_stream, left_key, right_system, right_stream, right_key,
                verdict, reason, decided_by, action, withdraws)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int CHUNK = 1_000;

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public MatchDecisionStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What a withdrawal did.
     *
     * @param action the number of the withdrawal
     * @param withdrawn the decisions that do not count any more
     * @param untouched the decisions of the same action that did not count before: replaced or withdrawn
     */
    public record Withdrawn(long action, List<MatchDecision> withdrawn, List<StoredDecision> untouched) {}

    /** Adds a decision, which counts from the next matching on; the number of the action. */
    public long add(MatchDecision decision) {
        return addAll(List.of(decision));
    }

    /** Adds decisions that were taken at once; the number of the action that they are. */
    public long addAll(List<MatchDecision> decisions) {
        return warehouse.transact(connection -> {
            long action = nextAction(connection);
            try (Journal journal = new Journal(connection, action)) {
                for (MatchDecision one : decisions) {
                    journal.add(one, one.verdict().text(), one.reason(), one.decidedBy(), null);
                }
                journal.finish();
            }
            return action;
        });
    }

    /**
     * Withdraws all decisions of an action that still count: their pairs are as if nobody had ever decided about them.
     * Decisions that were replaced or withdrawn before stay as they are.
     *
     * @return what was withdrawn; when that is nothing, nothing was written and the number is 0
     */
    public Withdrawn withdraw(long action, String reason, String by) {
        return warehouse.transact(connection -> {
            try (Statement lock = connection.createStatement()) {
                // between looking what counts and writing nobody else may decide
                lock.execute("LOCK TABLE hub.match_decision IN SHARE ROW EXCLUSIVE MODE");
            }
            List<MatchDecision> counting = new ArrayList<>();
            List<StoredDecision> untouched = new ArrayList<>();
            for (StoredDecision one : DecisionJournal.ofAction(connection, action)) {
                if (one.counts()) {
                    counting.add(one.decision());
                } else {
                    untouched.add(one);
                }
            }
            long withdrawal = counting.isEmpty() ? 0 : nextAction(connection);
            try (Journal journal = new Journal(connection, withdrawal)) {
                for (MatchDecision one : counting) {
                    journal.add(one, "withdrawn", reason, by, action);
                }
                journal.finish();
            }
            return new Withdrawn(withdrawal, List.copyOf(counting), List.copyOf(untouched));
        });
    }

    /** The decision that counts of each pair that has one, in the order of the pairs. */
    public List<MatchDecision> latest() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LATEST)) {
                return decisions(select);
            }
        });
    }

    /** The decisions that count of pairs of which one or both are among these records, in the order of the pairs. */
    public List<MatchDecision> of(Collection<RecordKey> records) {
        return warehouse.transact(connection -> latest(connection, records));
    }

    /** As {@link #of}, within a transaction. */
    static List<MatchDecision> latest(Connection connection, Collection<RecordKey> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LATEST_OF)) {
            KeyArrays.set(connection, select, 1, keys);
            KeyArrays.set(connection, select, 4, keys);
            return decisions(select);
        }
    }

    private static List<MatchDecision> decisions(PreparedStatement select) throws SQLException {
        List<MatchDecision> decisions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                decisions.add(DecisionJournal.decision(row));
            }
        }
        return decisions;
    }

    private static long nextAction(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT nextval('hub.match_action')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Rows of one action, written many at a time. */
    private static final class Journal implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;
        private final long action;
        private final Set<RecordKey> records = new LinkedHashSet<>();
        private int waiting;

        Journal(Connection connection, long action) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement(INSERT);
            this.action = action;
        }

        void add(MatchDecision pair, String verdict, String reason, String by, @Nullable Long withdraws)
                throws SQLException {
            CustomerRecordStore.set(insert, 1, pair.left());
            CustomerRecordStore.set(insert, 4, pair.right());
            insert.setString(7, verdict);
            insert.setString(8, reason);
            insert.setString(9, by);
            insert.setLong(10, action);
            insert.setObject(11, withdraws, Types.BIGINT);
            insert.addBatch();
            records.add(pair.left());
            records.add(pair.right());
            if (++waiting >= CHUNK) {
                insert.executeBatch();
                waiting = 0;
            }
        }

        /** Writes what is left, and lets the records be matched anew once there are customers. */
        void finish() throws SQLException {
            insert.executeBatch();
            QueueRows queue = new QueueRows(connection);
            if (queue.isOpen()) {
                queue.enter(records);
            }
        }

        @Override
        public void close() throws SQLException {
            insert.close();
        }
    }
}
