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
            "SELECT position FROM hub.replay_plan WHERE plan = ? AND ends_as IS NOT NULL AND ended_at IS NULL FOR UPDATE";

    private static final String GIVE_BACK =
            """
            WITH slice AS (
                SELECT place, letter FROM hub.replay_item
                WHERE plan = ? AND place > ? AND state = 'waiting' ORDER BY place LIMIT ?),
            given AS (
                UPDATE hub.replay_item i SET state = 'ended', outcome = 'returned', ended_at = clock_timestamp()
                FROM slice s WHERE i.plan = ? AND i.place = s.place RETURNING i.place, i.letter),
            opened AS (
                UPDATE hub.dead_letter d SET state = 'open' FROM given g WHERE d.id = g.letter AND d.state = 'planned')
            SELECT count(*), max(place) FROM given""";

    private static final String COUNT = "UPDATE hub.replay_plan SET returned = returned + ? WHERE plan = ?";

    /** What is on its way ends its way first; whoever works on the plan writes the end then. */
    private static final String END =
            """
            UPDATE hub.replay_plan p SET state = ends_as, ended_at = clock_timestamp(), holder = NULL
            WHERE plan = ? AND NOT EXISTS (
                SELECT FROM hub.replay_item i WHERE i.plan = p.plan AND i.place > p.position AND i.state <> 'ended')""";

    private final Warehouse warehouse;
    private final long plan;

    /** What waited up to this place was given back here; after a failed transaction another one begins at the plan's position. */
    private long given;

    PlanEnding(Warehouse warehouse, long plan) {
        this.warehouse = warehouse;
        this.plan = plan;
    }

    /**
     * Gives back what waits, and ends the plan unless letters of it are on their way.
     *
     * @param slices how many thousands of letters at most; the plan ends when somebody gives back the rest
     */
    void giveBack(long slices) {
        boolean more = true;
        for (long slice = 0; more && slice < slices; slice++) {
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
                given = Math.max(given, row.getLong(1));
            }
        }
        long count = slice(connection);
        if (count > 0) {
            try (PreparedStatement update = connection.prepareStatement(COUNT)) {
                update.setLong(1, count);
                update.setLong(2, plan);
                update.executeUpdate();
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
            give.setLong(2, given);
            give.setInt(3, SLICE);
            give.setLong(4, plan);
            try (ResultSet row = give.executeQuery()) {
                row.next();
                long count = row.getLong(1);
                given = count == 0 ? given : row.getLong(2);
                return count;
            }
        }
    }
}
