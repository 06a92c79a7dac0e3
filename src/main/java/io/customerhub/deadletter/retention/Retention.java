package io.customerhub.deadletter.retention;

import io.customerhub.record.StreamName;
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
            SELECT system || '/' || stream AS stream, state, count(*) AS letters,
                count(*) FILTER (WHERE payload_kind = 'file') AS files, min(expires_at) AS first, max(expires_at) AS last
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
                    AND d.state IN ('resolved', 'dismissed', 'superseded')
                RETURNING d.system, d.stream, d.state, CASE WHEN d.payload_kind = 'file' THEN d.payload END AS pointer),
            noted AS (
                INSERT INTO hub.retention_run AS r (system, stream, state, started_at, ended_at, letters, files, expired_to)
                SELECT system, stream, state, ?::timestamptz, clock_timestamp(), count(*), count(pointer), ?::timestamptz
                FROM gone GROUP BY system, stream, state
                ON CONFLICT (started_at, system, stream, state)
                DO UPDATE SET letters = r.letters + excluded.letters, files = r.files + excluded.files,
                    ended_at = excluded.ended_at
                RETURNING id, system, stream, state)
            SELECT all_gone.letters, n.id AS retention_run, g.system, g.stream, g.pointer
            FROM (SELECT count(*) AS letters FROM gone) all_gone
            LEFT JOIN (gone g JOIN noted n USING (system, stream, state)) ON g.pointer IS NOT NULL""";

    private static final String RUNS =
            """
            SELECT id, system || '/' || stream AS stream, state, started_at, ended_at, letters, files, files_deleted,
                expired_to
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
                                row.getLong("files"),
                                instant(row, "first"),
                                instant(row, "last")));
                    }
                }
                return expiring;
            }
        });
    }

    /**
     * What a sweep has deleted.
     *
     * @param letters letters
     * @param files those that were whole files; they are noted to be deleted, too, by the hub that reads their directory
     */
    public record Swept(long letters, long files) {}

    /**
     * Deletes what has expired, with its attempts, in small transactions that each note what they deleted; a crash loses
     * nothing of that, and the next sweep goes on. The files of letters that were whole files are noted as {@link
     * ExpiredFiles}.
     */
    public Swept sweep(Instant now) {
        long letters = 0;
        long files = 0;
        Swept step;
        do {
            step = warehouse.transact(connection -> delete(connection, now));
            letters += step.letters();
            files += step.files();
        } while (step.letters() > 0);
        return new Swept(letters, files);
    }

    private static Swept delete(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, time(now));
            delete.setInt(2, STEP);
            delete.setObject(3, time(now));
            delete.setObject(4, time(now));
            long letters = 0;
            List<ExpiredFiles.Pointer> files = new ArrayList<>();
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    letters = row.getLong("letters");
                    byte[] pointer = row.getBytes("pointer");
                    if (pointer != null) {
                        files.add(new ExpiredFiles.Pointer(
                                row.getLong("retention_run"),
                                new StreamName(row.getString("system"), row.getString("stream")),
                                pointer));
                    }
                }
            }
            ExpiredFiles.note(connection, files);
            return new Swept(letters, files.size());
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
                                row.getLong("files"),
                                row.getLong("files_deleted"),
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
