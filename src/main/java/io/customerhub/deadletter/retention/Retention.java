package io.customerhub.deadletter.retention;

import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The dead letters that expire, will expire and have expired. Safe for use by several threads and hubs. */
public final class Retention {

    /** How long closed letters are kept where no contract says so. */
    public static final Duration USUAL = Duration.ofDays(90);

    private static final int STEP = 500;

    private static final String EXPIRING =
            """
            SELECT system || '/' || stream AS stream, state, count(*) AS letters, min(expires_at) AS first,
                max(expires_at) AS last
            FROM hub.dead_letter WHERE expires_at <= ? AND state IN ('resolved', 'dismissed', 'superseded')
            GROUP BY system, stream, state ORDER BY system, stream, state""";

    /** What somebody opens again at this moment is looked at again under the lock, and stays. */
    private static final String DELETE =
            """
            WITH expired AS (
                SELECT id FROM hub.dead_letter
                WHERE expires_at <= ? AND state IN ('resolved', 'dismissed', 'superseded')
                ORDER BY expires_at, id LIMIT ? FOR UPDATE SKIP LOCKED),
            gone AS (
                DELETE FROM hub.dead_letter d USING expired e WHERE d.id = e.id
                    AND d.state IN ('resolved', 'dismissed', 'superseded') RETURNING d.system, d.stream, d.state),
            noted AS (
                INSERT INTO hub.retention_run AS r (system, stream, state, started_at, ended_at, letters, expired_to)
                SELECT system, stream, state, ?::timestamptz, clock_timestamp(), count(*), ?::timestamptz
                FROM gone GROUP BY system, stream, state
                ON CONFLICT (started_at, system, stream, state)
                DO UPDATE SET letters = r.letters + excluded.letters, ended_at = excluded.ended_at)
            SELECT count(*) AS letters FROM gone""";

    private static final String RUNS =
            """
            SELECT id, system || '/' || stream AS stream, state, started_at, ended_at, letters, expired_to
            FROM hub.retention_run WHERE id < ? ORDER BY id DESC LIMIT ?""";

    private final Warehouse warehouse;

    /** The retention of a warehouse. */
    public Retention(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Gives closed letters the date on which they expire, by the contracts of now; takes it from those that were opened again.
     *
     * @param usual how long letters are kept where no contract says so
     */
    public void date(Duration usual, Instant now) {
        new RetentionDates(warehouse, usual).date(now);
    }

    /** What expires until then, by stream and state; what was closed since the last dating is not among it. */
    public List<Expiring> expiring(Instant until) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(EXPIRING)) {
                select.setObject(1, time(until));
                List<Expiring> expiring = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        expiring.add(new Expiring(
                                row.getString("stream"),
                                row.getString("state"),
                                row.getLong("letters"),
                                instant(row, "first"),
                                instant(row, "last")));
                    }
                }
                return expiring;
            }
        });
    }

    /**
     * Deletes what has expired, with its attempts, in small transactions that each note what they deleted; a crash loses
     * nothing of that, and the next sweep goes on.
     *
     * @return how many letters
     */
    public long sweep(Instant now) {
        long all = 0;
        long letters = STEP;
        while (letters > 0) {
            letters = warehouse.transact(connection -> delete(connection, now));
            all += letters;
        }
        return all;
    }

    private static long delete(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, time(now));
            delete.setInt(2, STEP);
            delete.setObject(3, time(now));
            delete.setObject(4, time(now));
            try (ResultSet row = delete.executeQuery()) {
                row.next();
                return row.getLong("letters");
            }
        }
    }

    /**
     * What sweeps have deleted, newest first.
     *
     * @param before the last id of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<RetentionRun> runs(int limit, long before) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(RUNS)) {
                select.setLong(1, before);
                select.setInt(2, limit);
                List<RetentionRun> runs = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        runs.add(new RetentionRun(
                                row.getLong("id"),
                                row.getString("stream"),
                                row.getString("state"),
                                instant(row, "started_at"),
                                instant(row, "ended_at"),
                                row.getLong("letters"),
                                instant(row, "expired_to")));
                    }
                }
                return runs;
            }
        });
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
