package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes plans. One of few letters is prepared in the transaction that makes it, so that whoever asked sees it ready; one of
 * many is prepared by whoever works on plans.
 */
final class PlanMaking {

    /** So many letters are put in order and marked while a person waits. */
    static final long AT_ONCE = 10_000;

    private static final String PATIENCE = "SET LOCAL statement_timeout = '170s'";

    /** Open records that are in no unfinished plan. */
    static final String CAN_BE_PLANNED = " "
            + """
            AND d.payload_kind = 'record' AND d.state = 'open' AND d.id <= ? AND NOT EXISTS (
                SELECT FROM hub.replay_item held WHERE held.letter = d.id AND held.state <> 'ended')""";

    private static final String STREAMS = "SELECT d.system, d.stream, count(*) FROM hub.dead_letter d WHERE %s"
            + CAN_BE_PLANNED + " GROUP BY 1, 2 ORDER BY 1, 2";

    private static final String PLAN =
            """
            INSERT INTO hub.replay_plan (system, stream, scope, up_to, letters, created_by, reason, state, steps,
                records_per_second, stop_share, stop_after_same, max_attempts, choice, most_by_one, window_from, window_to,
                window_zone)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'preparing', '{}', ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING plan""";

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
        for (Map.Entry<StreamName, Long> stream : streams(upTo).entrySet()) {
            long plan = begin(stream.getKey(), upTo, stream.getValue(), rule);
            if (stream.getValue() > AT_ONCE) {
                plans.add(plan);
                continue;
            }
            PlanPreparation.now(connection, plan);
            // who came a moment later gets none
            if (!isEmpty(plan)) {
                plans.add(plan);
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

    private Map<StreamName, Long> streams(long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STREAMS.formatted(condition.sql()))) {
            select.setLong(condition.set(select, 1), upTo);
            Map<StreamName, Long> streams = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    streams.put(new StreamName(row.getString(1), row.getString(2)), row.getLong(3));
                }
            }
            return streams;
        }
    }

    private long begin(StreamName stream, long upTo, long letters, PlanStore.Approval rule) throws SQLException {
        PlanWindow window = limits.window() == null ? null : limits.window().settled();
        try (PreparedStatement insert = connection.prepareStatement(PLAN)) {
            insert.setString(1, stream.system());
            insert.setString(2, stream.stream());
            insert.setString(3, scope.words());
            insert.setLong(4, upTo);
            insert.setLong(5, letters);
            insert.setString(6, by);
            insert.setString(7, reason);
            insert.setObject(8, limits.recordsPerSecond(), Types.INTEGER);
            insert.setInt(9, limits.share());
            insert.setInt(10, limits.same());
            insert.setInt(11, limits.attempts());
            insert.setString(12, new PlanChoice(scope, limits.canary()).text());
            insert.setObject(13, rule.mostByOne(), Types.BIGINT);
            insert.setObject(14, window == null ? null : window.begin(), Types.TIME);
            insert.setObject(15, window == null ? null : window.end(), Types.TIME);
            insert.setString(16, window == null ? null : window.zone());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** True when a plan has no letter; then it is gone. */
    private boolean isEmpty(long plan) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM hub.replay_plan WHERE plan = ? AND letters = 0")) {
            delete.setLong(1, plan);
            return delete.executeUpdate() > 0;
        }
    }
}
