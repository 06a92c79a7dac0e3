package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads plans from rows of their table. */
final class PlanRows {

    /** A plan and the one that it waits for. */
    static final String SELECT =
            """
            SELECT p.*, (SELECT min(o.plan) FROM hub.replay_plan o
                WHERE p.state = 'ready' AND o.system = p.system AND o.stream = p.stream AND o.ended_at IS NULL
                    AND o.code IS DISTINCT FROM 'HUB-PLAN-013'
                    AND (o.state = 'running' OR (o.state = 'ready' AND o.plan < p.plan))) AS waits_for
            FROM hub.replay_plan p""";

    private PlanRows() {}

    static ReplayPlan plan(ResultSet row, List<ReplayPlan.Failure> failures) throws SQLException {
        long waitsFor = row.getLong("waits_for");
        boolean waits = !row.wasNull();
        return new ReplayPlan(
                row.getLong("plan"),
                new StreamName(row.getString("system"), row.getString("stream")),
                new ReplayPlan.Scope(
                        row.getString("scope"),
                        row.getLong("up_to"),
                        time(row, "frozen_at"),
                        row.getLong("letters"),
                        row.getLong("edited"),
                        row.getLong("prepared")),
                row.getString("created_by"),
                row.getString("reason"),
                state(row),
                approval(row),
                limits(row),
                progress(row, failures),
                row.getString("code"),
                row.getString("why"),
                row.getString("holder"),
                waits ? waitsFor : null,
                timeOrNull(row, "started_at"),
                timeOrNull(row, "ended_at"));
    }

    static List<Long> steps(ResultSet row) throws SQLException {
        Array steps = row.getArray("steps");
        return List.of((Long[]) steps.getArray());
    }

    static @Nullable Integer recordsPerSecond(ResultSet row) throws SQLException {
        int rate = row.getInt("records_per_second");
        return row.wasNull() ? null : rate;
    }

    /** The window of a plan; null when it may run at any time. */
    static @Nullable PlanWindow window(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("window_from", LocalTime.class);
        return from == null
                ? null
                : PlanWindow.of(from, row.getObject("window_to", LocalTime.class), row.getString("window_zone"));
    }

    private static ReplayPlan.State state(ResultSet row) throws SQLException {
        boolean isEnding = row.getString("ends_as") != null && row.getObject("ended_at") == null;
        return isEnding
                ? ReplayPlan.State.ENDING
                : ReplayPlan.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static ReplayPlan.Limits limits(ResultSet row) throws SQLException {
        return new ReplayPlan.Limits(
                steps(row),
                recordsPerSecond(row),
                row.getInt("stop_share"),
                row.getInt("stop_after_same"),
                row.getInt("max_attempts"),
                window(row));
    }

    private static ReplayPlan.Progress progress(ResultSet row, List<ReplayPlan.Failure> failures) throws SQLException {
        return new ReplayPlan.Progress(
                row.getInt("step"),
                row.getLong("position"),
                row.getLong("resolved"),
                row.getLong("superseded"),
                row.getLong("failed"),
                row.getLong("quarantined"),
                row.getLong("skipped"),
                row.getLong("returned"),
                failures);
    }

    private static ReplayPlan.@Nullable Approval approval(ResultSet row) throws SQLException {
        String by = row.getString("approved_by");
        return by == null ? null : new ReplayPlan.Approval(by, time(row, "approved_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
