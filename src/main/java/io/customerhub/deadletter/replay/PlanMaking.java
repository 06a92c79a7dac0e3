package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes plans. The letters of a plan are chosen, put in order and marked in one statement, so that whoever clicks at the
 * same moment gets none of them.
 */
final class PlanMaking {

    /** A plan of a million letters is made within it. */
    private static final String PATIENCE = "SET LOCAL statement_timeout = '170s'";

    private static final String CAN_BE_PLANNED = " AND d.payload_kind = 'record' AND d.state = 'open' AND d.id <= ?";

    private static final String STREAMS =
            "SELECT DISTINCT d.system, d.stream FROM hub.dead_letter d WHERE %s" + CAN_BE_PLANNED + " ORDER BY 1, 2";

    private static final String PLAN =
            """
            INSERT INTO hub.replay_plan (system, stream, scope, up_to, letters, created_by, reason, state, steps,
                records_per_second, stop_share, stop_after_same, max_attempts)
            VALUES (?, ?, ?, ?, 0, ?, ?, 'waiting_for_approval', '{}', ?, ?, ?, ?) RETURNING plan""";

    /** Locked in the order of their numbers, so that two who choose at once do not wait for one another for ever. */
    private static final String FREEZE =
            """
            WITH chosen AS (
                SELECT d.id, d.key, d.version, d.edition FROM hub.dead_letter d
                WHERE d.system = ? AND d.stream = ? AND %s"""
                    + CAN_BE_PLANNED
                    + """

                ORDER BY d.id FOR UPDATE),
            frozen AS (UPDATE hub.dead_letter d SET state = 'planned' FROM chosen c WHERE d.id = c.id),
            items AS (
                INSERT INTO hub.replay_item (plan, place, letter)
                SELECT ?, row_number() OVER (ORDER BY key, version NULLS FIRST, id), id FROM chosen)
            SELECT count(*), count(*) FILTER (WHERE edition > 1) FROM chosen""";

    private static final String COMPLETE =
            "UPDATE hub.replay_plan SET letters = ?, edited = ?, steps = ?, state = ? WHERE plan = ?";

    private static final String HELD =
            """
            SELECT plan, count(*) AS letters FROM (
                SELECT i.plan FROM hub.replay_item i JOIN hub.dead_letter d ON d.id = i.letter
                WHERE i.state <> 'ended' AND %s LIMIT 10000) AS held
            GROUP BY plan ORDER BY plan""";

    private final Connection connection;
    private final PlanScope scope;
    private final ScopeCondition condition;
    private final PlanLimits limits;
    private final String by;
    private final String reason;

    PlanMaking(Connection connection, PlanScope scope, PlanLimits limits, String by, String reason)
            throws SQLException {
        this.connection = connection;
        this.scope = scope;
        this.condition = new ScopeCondition(scope, connection);
        this.limits = limits;
        this.by = by;
        this.reason = reason;
    }

    /** Makes one plan for each stream of which letters are chosen; gives their numbers. */
    List<Long> make(PlanStore.Approval rule) throws SQLException {
        try (PreparedStatement patience = connection.prepareStatement(PATIENCE)) {
            patience.execute();
        }
        long upTo = Math.min(latest(), scope.upTo());
        List<Long> plans = new ArrayList<>();
        for (StreamName stream : streams(upTo)) {
            long plan = begin(stream, upTo);
            long[] frozen = freeze(plan, stream, upTo);
            if (frozen[0] > 0) {
                complete(plan, frozen[0], frozen[1], rule);
                plans.add(plan);
            } else {
                drop(plan);
            }
        }
        return plans;
    }

    /** How many of the chosen letters wait in which plan already; of very many it tells the first 10,000. */
    Map<Long, Long> held() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HELD.formatted(condition.sql()))) {
            condition.set(select, 1);
            Map<Long, Long> held = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    held.put(row.getLong(1), row.getLong(2));
                }
            }
            return held;
        }
    }

    private long latest() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT coalesce(max(id), 0) FROM hub.dead_letter");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<StreamName> streams(long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STREAMS.formatted(condition.sql()))) {
            select.setLong(condition.set(select, 1), upTo);
            List<StreamName> streams = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    streams.add(new StreamName(row.getString(1), row.getString(2)));
                }
            }
            return streams;
        }
    }

    private long begin(StreamName stream, long upTo) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PLAN)) {
            insert.setString(1, stream.system());
            insert.setString(2, stream.stream());
            insert.setString(3, scope.words());
            insert.setLong(4, upTo);
            insert.setString(5, by);
            insert.setString(6, reason);
            insert.setObject(7, limits.recordsPerSecond(), Types.INTEGER);
            insert.setInt(8, limits.share());
            insert.setInt(9, limits.same());
            insert.setInt(10, limits.attempts());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long[] freeze(long plan, StreamName stream, long upTo) throws SQLException {
        try (PreparedStatement freeze = connection.prepareStatement(FREEZE.formatted(condition.sql()))) {
            freeze.setString(1, stream.system());
            freeze.setString(2, stream.stream());
            int next = condition.set(freeze, 3);
            freeze.setLong(next, upTo);
            freeze.setLong(next + 1, plan);
            try (ResultSet row = freeze.executeQuery()) {
                row.next();
                return new long[] {row.getLong(1), row.getLong(2)};
            }
        }
    }

    private void complete(long plan, long letters, long edited, PlanStore.Approval rule) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(COMPLETE)) {
            update.setLong(1, letters);
            update.setLong(2, edited);
            update.setArray(
                    3, connection.createArrayOf("bigint", limits.steps(letters).toArray()));
            update.setString(
                    4,
                    (rule.isNeeded(letters, edited) ? ReplayPlan.State.WAITING_FOR_APPROVAL : ReplayPlan.State.READY)
                            .column());
            update.setLong(5, plan);
            update.executeUpdate();
        }
    }

    private void drop(long plan) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM hub.replay_plan WHERE plan = ?")) {
            delete.setLong(1, plan);
            delete.executeUpdate();
        }
    }
}
