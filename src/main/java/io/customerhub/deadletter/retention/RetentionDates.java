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
import org.jspecify.annotations.Nullable;

/**
 * Gives closed letters the date on which they expire: so long after they were closed as their contract says, and so that at
 * least a week, or a whole retention when that is shorter, lies between the dating and the date. So a contract that is
 * shortened announces what will go before it goes. Everything is done in small steps, and goes on after a crash.
 */
final class RetentionDates {

    /** So long something is announced before it expires. */
    static final Duration NOTICE = Duration.ofDays(7);

    private static final int STEP = 1_000;

    /** Streams whose letters bear dates of another retention than the one of now, or only partly that of now. */
    private static final String CHANGED =
            """
            SELECT g.system, g.stream, coalesce(s.retention_seconds, ?) AS seconds,
                r.seconds IS NOT DISTINCT FROM coalesce(s.retention_seconds, ?) AS is_same, r.dated_to
            FROM (SELECT DISTINCT system, stream FROM hub.dead_letter_group) g
            LEFT JOIN hub.stream s ON s.system = g.system AND s.stream = g.stream
            LEFT JOIN hub.retention_rule r ON r.system = g.system AND r.stream = g.stream
            WHERE r.seconds IS DISTINCT FROM coalesce(s.retention_seconds, ?) OR r.dated_to IS NOT NULL
            ORDER BY g.system, g.stream""";

    private static final String BEGIN =
            """
            INSERT INTO hub.retention_rule (system, stream, seconds, since, dated_to) VALUES (?, ?, ?, ?, 0)
            ON CONFLICT (system, stream) DO UPDATE SET seconds = excluded.seconds, since = excluded.since, dated_to = 0""";

    private static final String REDATE =
            """
            WITH next AS (
                SELECT id FROM hub.dead_letter WHERE system = ? AND stream = ? AND id > ?
                    AND state IN ('resolved', 'dismissed', 'superseded') ORDER BY id LIMIT ?),
            dated AS (
                UPDATE hub.dead_letter d
                SET expires_at = greatest(d.closed_at + make_interval(secs => ?), ?::timestamptz + make_interval(secs => ?))
                FROM next WHERE d.id = next.id AND d.state IN ('resolved', 'dismissed', 'superseded')
                RETURNING d.id)
            SELECT max(id) AS reached FROM next""";

    private static final String REACHED = "UPDATE hub.retention_rule SET dated_to = ? WHERE system = ? AND stream = ?";

    /** The rule of the stream is there by then: its letters were dated first. */
    private static final String DATE =
            """
            UPDATE hub.dead_letter d
            SET expires_at = greatest(d.closed_at + make_interval(secs => r.seconds),
                ?::timestamptz + make_interval(secs => least(r.seconds, ?)))
            FROM hub.retention_rule r
            WHERE r.system = d.system AND r.stream = d.stream AND d.expires_at IS NULL
                AND d.state IN ('resolved', 'dismissed', 'superseded') AND d.closed_at IS NOT NULL AND d.id IN (
                SELECT id FROM hub.dead_letter WHERE expires_at IS NULL AND closed_at IS NOT NULL
                    AND state IN ('resolved', 'dismissed', 'superseded') ORDER BY id LIMIT ?)""";

    private static final String UNDATE =
            """
            UPDATE hub.dead_letter SET expires_at = NULL
            WHERE expires_at IS NOT NULL AND state IN ('open', 'planned', 'retrying', 'quarantined') AND id IN (
                SELECT id FROM hub.dead_letter WHERE expires_at IS NOT NULL
                    AND state IN ('open', 'planned', 'retrying', 'quarantined') ORDER BY id LIMIT ?)""";

    private final Warehouse warehouse;
    private final long usualSeconds;

    /** @param usual how long letters are kept where no contract says so */
    RetentionDates(Warehouse warehouse, Duration usual) {
        this.warehouse = warehouse;
        this.usualSeconds = usual.toSeconds();
    }

    /** Dates all closed letters, and takes the date from those that were opened again. */
    void date(Instant now) {
        repeat(UNDATE, STEP);
        changed().forEach(changed -> redate(changed, now));
        repeat(DATE, time(now), (double) NOTICE.toSeconds(), STEP);
    }

    /** A stream whose letters are to be dated anew, from a letter on. */
    private record Changed(String system, String stream, long seconds, long datedTo) {}

    private List<Changed> changed() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(CHANGED)) {
                for (int i = 1; i <= 3; i++) {
                    select.setLong(i, usualSeconds);
                }
                List<Changed> changed = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        changed.add(new Changed(
                                row.getString("system"),
                                row.getString("stream"),
                                row.getLong("seconds"),
                                row.getBoolean("is_same") ? row.getLong("dated_to") : -1));
                    }
                }
                return changed;
            }
        });
    }

    private void redate(Changed stream, Instant now) {
        if (stream.datedTo() < 0) {
            step(BEGIN, stream.system(), stream.stream(), stream.seconds(), time(now));
        }
        long reached = Math.max(0, stream.datedTo());
        boolean isWhole = false;
        while (!isWhole) {
            long from = reached;
            Long next = warehouse.transact(connection -> redate(connection, stream, from, now));
            isWhole = next == null;
            reached = next == null ? reached : next;
        }
    }

    /** One step: up to which letter it came; null when there is none behind. */
    private static @Nullable Long redate(Connection connection, Changed stream, long from, Instant now)
            throws SQLException {
        Long reached;
        try (PreparedStatement update = connection.prepareStatement(REDATE)) {
            update.setString(1, stream.system());
            update.setString(2, stream.stream());
            update.setLong(3, from);
            update.setInt(4, STEP);
            update.setDouble(5, stream.seconds());
            update.setObject(6, time(now));
            update.setDouble(7, Math.min(stream.seconds(), NOTICE.toSeconds()));
            try (ResultSet row = update.executeQuery()) {
                row.next();
                reached = row.getObject("reached", Long.class);
            }
        }
        try (PreparedStatement note = connection.prepareStatement(REACHED)) {
            note.setObject(1, reached, java.sql.Types.BIGINT);
            note.setString(2, stream.system());
            note.setString(3, stream.stream());
            note.executeUpdate();
        }
        return reached;
    }

    private void repeat(String sql, Object... values) {
        int done;
        do {
            done = step(sql, values);
        } while (done > 0);
    }

    private int step(String sql, Object... values) {
        return warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(1 + i, values[i]);
                }
                return update.executeUpdate();
            }
        });
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
