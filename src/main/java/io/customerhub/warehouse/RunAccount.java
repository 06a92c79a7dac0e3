package io.customerhub.warehouse;

import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a batch's transaction that locks, counts and moves the position. */
final class RunAccount {

    private static final String COUNT =
            """
            UPDATE hub.run SET read = read + ?, loaded = loaded + ?, unchanged = unchanged + ?,
                superseded = superseded + ?, dead = dead + ?, skipped = skipped + ?, batches = ?,
                last_outcome = ARRAY[?, ?, ?, ?, ?, ?]::bigint[], read_until = now()
            WHERE run = ?""";

    private static final String SKIP =
            """
            INSERT INTO hub.run_skip AS s (run, rule, records) VALUES (?, ?, ?)
            ON CONFLICT (run, rule) DO UPDATE SET records = s.records + excluded.records""";

    private static final String MOVE =
            """
            INSERT INTO hub.position (system, stream, position, run) VALUES (?, ?, ?, ?)
            ON CONFLICT (system, stream)
            DO UPDATE SET position = excluded.position, run = excluded.run, updated_at = now()""";

    private final Connection connection;
    private final RunReference run;

    RunAccount(Connection connection, RunReference run) {
        this.connection = connection;
        this.run = run;
    }

    /**
     * Keeps all others from writing to the stream and from taking the lease until the transaction ends.
     *
     * @return the outcome of this very batch when it has been committed already, else null
     * @throws LeaseLostException when another hub holds the lease
     */
    @Nullable
    BatchOutcome lock(StreamName stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, AdvisoryLocks.ofStream(stream));
            lock.execute();
        }
        if (run.fence() != null) {
            checkFence(run.fence());
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT batches, last_outcome FROM hub.run WHERE run = ? FOR UPDATE")) {
            select.setLong(1, run.run());
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new WarehouseException("HUB-DB-006", "there is no run " + run.run());
                }
                long last = found.getLong(1);
                if (last == run.batch()) {
                    return outcome(found.getArray(2));
                }
                if (last != run.batch() - 1) {
                    throw new WarehouseException(
                            "HUB-DB-006",
                            "run " + run.run() + " has " + last + " batches, so batch " + run.batch()
                                    + " cannot be written next");
                }
                return null;
            }
        }
    }

    private void checkFence(long fence) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT fence, holder FROM hub.lease WHERE name = ? FOR SHARE")) {
            select.setString(1, IntakeLease.NAME);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next() || found.getLong(1) != fence) {
                    throw new LeaseLostException("another hub has taken over the intake; this one stops reading");
                }
            }
        }
    }

    void count(BatchOutcome outcome, Map<String, Integer> skipped) throws SQLException {
        long[] counts = {
            outcome.read(),
            outcome.loaded(),
            outcome.unchanged(),
            outcome.superseded(),
            outcome.dead(),
            outcome.skipped()
        };
        try (PreparedStatement update = connection.prepareStatement(COUNT)) {
            for (int i = 0; i < counts.length; i++) {
                update.setLong(1 + i, counts[i]);
                update.setLong(8 + i, counts[i]);
            }
            update.setLong(7, run.batch());
            update.setLong(14, run.run());
            update.executeUpdate();
        }
        if (!skipped.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(SKIP)) {
                for (Map.Entry<String, Integer> rule : skipped.entrySet()) {
                    insert.setLong(1, run.run());
                    insert.setString(2, rule.getKey());
                    insert.setLong(3, rule.getValue());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    void move(StreamName stream, Position position) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(MOVE)) {
            upsert.setString(1, stream.system());
            upsert.setString(2, stream.stream());
            upsert.setString(3, position.text());
            upsert.setLong(4, run.run());
            upsert.executeUpdate();
        }
    }

    private static BatchOutcome outcome(Array stored) throws SQLException {
        Long[] counts = (Long[]) stored.getArray();
        return new BatchOutcome(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }
}
