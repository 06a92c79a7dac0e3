package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LeaseLostException;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WriteObserver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Prepares a plan: puts its letters in order, which is one statement, then marks them as planned some thousand at a time.
 * Each step is a transaction and writes how far it is, so anybody may go on at any time; a step that has been done is not
 * done again. Whoever cancels the plan meanwhile does not wait for it.
 */
final class PlanPreparation {

    private static final int SLICE = 5_000;

    private static final String PLAN =
            "SELECT * FROM hub.replay_plan WHERE plan = ? AND state = 'preparing' AND ends_as IS NULL AND ended_at IS NULL";

    private static final String PATIENCE = "SET LOCAL statement_timeout = '170s'; SET LOCAL work_mem = '64MB'";

    /** Of two who choose letters of one stream at once, the second sees what the first has chosen. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String ORDER =
            """
            WITH chosen AS (
                SELECT d.id, d.key, d.version, d.edition FROM hub.dead_letter d
                WHERE d.system = ? AND d.stream = ? AND %s"""
                    + PlanMaking.CAN_BE_PLANNED
                    + """
            ),
            items AS (
                INSERT INTO hub.replay_item (plan, place, letter)
                SELECT ?, row_number() OVER (ORDER BY key, version NULLS FIRST, id), id FROM chosen)
            SELECT count(*), count(*) FILTER (WHERE edition > 1) FROM chosen""";

    private static final String ORDERED =
            """
            UPDATE hub.replay_plan SET letters = ?, edited = ?, steps = ?, choice = NULL
            WHERE plan = ? AND state = 'preparing' AND choice IS NOT NULL AND ends_as IS NULL AND ended_at IS NULL""";

    private static final String NEXT =
            "SELECT letter FROM hub.replay_item WHERE plan = ? AND place > ? AND place <= ? ORDER BY letter";

    /** One that was finished meanwhile is skipped when its turn comes. */
    private static final String MARK =
            "UPDATE hub.dead_letter SET state = 'planned' WHERE id = ANY (?) AND state = 'open'";

    private static final String MARKED =
            """
            UPDATE hub.replay_plan SET prepared = ?, state = CASE
                WHEN ? < letters THEN 'preparing'
                WHEN letters = 0 THEN 'done'
                WHEN letters > most_by_one OR (most_by_one IS NOT NULL AND edited > 0) THEN 'waiting_for_approval'
                ELSE 'ready' END,
                ended_at = CASE WHEN letters = 0 THEN clock_timestamp() END
            WHERE plan = ? RETURNING state""";

    private final Warehouse warehouse;
    private final WriteObserver observer;

    /** @param observer is told each step before and after it is done */
    PlanPreparation(Warehouse warehouse, WriteObserver observer) {
        this.warehouse = warehouse;
        this.observer = observer;
    }

    /** Prepares a plan as far as it is not; returns when it is, when it was cancelled, or when the process stops. */
    void run(long plan, BooleanSupplier stop) {
        boolean more = true;
        while (more && !stop.getAsBoolean()) {
            observer.reached("prepare");
            try {
                more = warehouse.transact(connection -> step(connection, plan));
            } catch (LeaseLostException cancelled) {
                more = false;
            }
            observer.reached("prepared");
        }
    }

    /** Prepares a plan that the same transaction has made. */
    static void now(Connection connection, long plan) throws SQLException {
        boolean more = true;
        while (more) {
            more = step(connection, plan);
        }
    }

    /** Does one step; false when there is nothing more to prepare. */
    private static boolean step(Connection connection, long plan) throws SQLException {
        String choice;
        StreamName stream;
        long upTo;
        try (PreparedStatement select = connection.prepareStatement(PLAN)) {
            select.setLong(1, plan);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                choice = row.getString("choice");
                stream = new StreamName(row.getString("system"), row.getString("stream"));
                upTo = row.getLong("up_to");
            }
        }
        if (choice != null) {
            order(connection, plan, PlanChoice.of(choice), stream, upTo);
            return true;
        }
        return mark(connection, plan);
    }

    /** The plan's row is locked last, so that nobody who looks or cancels waits for the long statement. */
    private static void order(Connection connection, long plan, PlanChoice choice, StreamName stream, long upTo)
            throws SQLException {
        try (PreparedStatement patience = connection.prepareStatement(PATIENCE)) {
            patience.execute();
        }
        alone(connection, stream);
        ScopeCondition condition = new ScopeCondition(choice.scope(), connection);
        long letters;
        long edited;
        try (PreparedStatement order = connection.prepareStatement(ORDER.formatted(condition.sql()))) {
            order.setString(1, stream.system());
            order.setString(2, stream.stream());
            int next = condition.set(order, 3);
            order.setLong(next, upTo);
            order.setLong(next + 1, plan);
            try (ResultSet row = order.executeQuery()) {
                row.next();
                letters = row.getLong(1);
                edited = row.getLong(2);
            }
        }
        try (PreparedStatement update = connection.prepareStatement(ORDERED)) {
            update.setLong(1, letters);
            update.setLong(2, edited);
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", PlanLimits.steps(choice.canary(), letters).toArray()));
            update.setLong(4, plan);
            if (update.executeUpdate() == 0) {
                throw new LeaseLostException("plan " + plan + " was cancelled while its letters were put in order");
            }
        }
    }

    private static void alone(Connection connection, StreamName stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME)) {
            lock.setString(1, "customer-hub plans of " + stream);
            lock.execute();
        }
    }

    /** The plan before its letters, and those by number: the order of everybody who locks them. */
    private static boolean mark(Connection connection, long plan) throws SQLException {
        long prepared;
        long letters;
        try (PreparedStatement lock = connection.prepareStatement(PLAN + " FOR UPDATE")) {
            lock.setLong(1, plan);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                prepared = row.getLong("prepared");
                letters = row.getLong("letters");
            }
        }
        long end = Math.min(prepared + SLICE, letters);
        List<Long> next = next(connection, plan, prepared, end);
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setArray(1, connection.createArrayOf("bigint", next.toArray()));
            mark.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(MARKED)) {
            update.setLong(1, end);
            update.setLong(2, end);
            update.setLong(3, plan);
            try (ResultSet row = update.executeQuery()) {
                return row.next() && row.getString(1).equals("preparing");
            }
        }
    }

    private static List<Long> next(Connection connection, long plan, long after, long end) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setLong(1, plan);
            select.setLong(2, after);
            select.setLong(3, end);
            List<Long> letters = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    letters.add(row.getLong(1));
                }
            }
            return letters;
        }
    }
}
