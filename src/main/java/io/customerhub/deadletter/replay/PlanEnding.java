package io.customerhub.deadletter.replay;

import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Ends a plan that was stopped or cancelled: gives the letters that still wait in it back, some thousand at a time, and
 * then writes its end. Anybody may do so, at any time and again: each step is a transaction of its own under the lock of
 * the plan's row.
 */
final class PlanEnding {

    private static final int SLICE = 5_000;

    private static final String LOCK =
            "SELECT 1 FROM hub.replay_plan WHERE plan = ? AND ends_as IS NOT NULL AND ended_at IS NULL FOR UPDATE";

    private static final String GIVE_BACK =
            """
            WITH slice AS (
                SELECT place, letter FROM hub.replay_item WHERE plan = ? AND state = 'waiting' ORDER BY place LIMIT ?),
            given AS (
                UPDATE hub.replay_item i SET state = 'ended', outcome = 'returned', ended_at = clock_timestamp()
                FROM slice s WHERE i.plan = ? AND i.place = s.place RETURNING i.letter),
            opened AS (
                UPDATE hub.dead_letter d SET state = 'open' FROM given g WHERE d.id = g.letter AND d.state = 'planned')
            SELECT count(*) FROM given""";

    private static final String COUNT = "UPDATE hub.replay_plan SET returned = returned + ? WHERE plan = ?";

    /** What is on its way ends its way first; whoever works on the plan writes the end then. */
    private static final String END =
            """
            UPDATE hub.replay_plan p SET state = ends_as, ended_at = clock_timestamp(), holder = NULL
            WHERE plan = ? AND NOT EXISTS (
                SELECT FROM hub.replay_item i WHERE i.plan = p.plan AND i.state <> 'ended')""";

    private final Warehouse warehouse;
    private final long plan;

    PlanEnding(Warehouse warehouse, long plan) {
        this.warehouse = warehouse;
        this.plan = plan;
    }

    /** Gives back what waits, and ends the plan unless letters of it are on their way. */
    void giveBack() {
        boolean more = true;
        while (more) {
            more = warehouse.transact(this::step);
        }
    }

    private boolean step(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, plan);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
            }
        }
        long given = slice(connection);
        if (given > 0) {
            try (PreparedStatement count = connection.prepareStatement(COUNT)) {
                count.setLong(1, given);
                count.setLong(2, plan);
                count.executeUpdate();
            }
            return true;
        }
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setLong(1, plan);
            end.executeUpdate();
        }
        return false;
    }

    private long slice(Connection connection) throws SQLException {
        try (PreparedStatement give = connection.prepareStatement(GIVE_BACK)) {
            give.setLong(1, plan);
            give.setInt(2, SLICE);
            give.setLong(3, plan);
            try (ResultSet row = give.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
