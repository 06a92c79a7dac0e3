package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.RunLedger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes how far a plan is, and ends it when every letter of it has an outcome. The plan's row must be locked. */
final class PlanProgress {

    private static final String POSITION =
            """
            SELECT coalesce((SELECT min(place) - 1 FROM hub.replay_item
                WHERE plan = p.plan AND place > p.position AND state <> 'ended'), letters),
                letters, system, stream FROM hub.replay_plan p WHERE plan = ?""";

    private static final String WRITE =
            """
            UPDATE hub.replay_plan SET resolved = resolved + ?, superseded = superseded + ?, failed = failed + ?,
                quarantined = quarantined + ?, skipped = skipped + ?, position = ?, step = ?, step_tried = ?,
                step_failed = ?, same_fingerprint = ?, same_times = ?, interruptions = 0
            WHERE plan = ?""";

    private static final String DONE =
            """
            UPDATE hub.replay_plan SET state = 'done', ends_as = NULL, code = NULL, why = NULL, holder = NULL,
                ended_at = clock_timestamp()
            WHERE plan = ?""";

    private static final String STOP =
            "UPDATE hub.replay_plan SET ends_as = 'stopped', code = ?, why = ? WHERE plan = ? AND ends_as IS NULL";

    private PlanProgress() {}

    /** What became of the letters of a batch, in numbers. */
    record Counts(long resolved, long superseded, long failed, long quarantined, long skipped) {
        static Counts skipped(long letters) {
            return new Counts(0, 0, 0, 0, letters);
        }
    }

    /** The name of the runs of a plan. */
    static String route(long plan) {
        return "replay-plan-" + plan;
    }

    static void write(Connection connection, long plan, PlanPosition position, Counts counts) throws SQLException {
        long place;
        long letters;
        StreamName stream;
        try (PreparedStatement select = connection.prepareStatement(POSITION)) {
            select.setLong(1, plan);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                place = row.getLong(1);
                letters = row.getLong(2);
                stream = new StreamName(row.getString(3), row.getString(4));
            }
        }
        position.reached(place);
        try (PreparedStatement update = connection.prepareStatement(WRITE)) {
            update.setLong(1, counts.resolved());
            update.setLong(2, counts.superseded());
            update.setLong(3, counts.failed());
            update.setLong(4, counts.quarantined());
            update.setLong(5, counts.skipped());
            update.setLong(6, place);
            update.setInt(7, position.step());
            update.setLong(8, position.tried());
            update.setLong(9, position.failed());
            update.setString(10, position.sameFingerprint());
            update.setInt(11, position.sameTimes());
            update.setLong(12, plan);
            update.executeUpdate();
        }
        if (place == letters) {
            RunLedger.finish(connection, stream, route(plan));
        }
        end(connection, plan, position, place == letters);
    }

    private static void end(Connection connection, long plan, PlanPosition position, boolean isDone)
            throws SQLException {
        if (isDone) {
            try (PreparedStatement done = connection.prepareStatement(DONE)) {
                done.setLong(1, plan);
                done.executeUpdate();
            }
        } else if (position.code() != null) {
            try (PreparedStatement stop = connection.prepareStatement(STOP)) {
                stop.setString(1, position.code());
                stop.setString(2, position.why());
                stop.setLong(3, plan);
                stop.executeUpdate();
            }
        }
    }
}
