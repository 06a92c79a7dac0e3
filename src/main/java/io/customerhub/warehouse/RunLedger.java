package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The accounting: which runs there were and what became of their records. Safe for use by several threads. */
public final class RunLedger {

    private static final String START =
            """
            INSERT INTO hub.run (system, stream, route, configuration, fence, started_by)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING run""";

    private static final String FINISH =
            """
            UPDATE hub.run SET state = ?, code = ?, message = ?, ended_at = now()
            WHERE run = ? AND state = 'running'""";

    private static final String INTERRUPT =
            """
            WITH ended AS (
                UPDATE hub.run SET state = 'interrupted', ended_at = now(), code = 'HUB-RUN-001',
                    message = 'the hub ended before the run did; the stream goes on at its position'
                WHERE state = 'running' AND fence < ? RETURNING system, stream),
            crashed AS (
                INSERT INTO hub.stream AS s (system, stream, crashes)
                SELECT DISTINCT system, stream, 1 FROM ended
                ON CONFLICT (system, stream) DO UPDATE SET crashes = s.crashes + 1)
            SELECT count(*) FROM ended""";

    private static final String FINISH_ROUTE =
            """
            UPDATE hub.run SET state = 'finished', ended_at = now()
            WHERE state = 'running' AND system = ? AND stream = ? AND route = ?""";

    private static final String INTERRUPT_ROUTE =
            """
            UPDATE hub.run SET state = 'interrupted', ended_at = now(), code = 'HUB-RUN-001',
                message = 'the process ended before the run did; another run goes on at its place'
            WHERE state = 'running' AND system = ? AND stream = ? AND route = ?""";

    private static final String LIST =
            """
            SELECT r.*, s.rules, s.counts
            FROM hub.run r LEFT JOIN LATERAL (
                SELECT array_agg(k.rule ORDER BY k.rule) AS rules, array_agg(k.records ORDER BY k.rule) AS counts
                FROM hub.run_skip k WHERE k.run = r.run) s ON true
            WHERE r.run < ?
            ORDER BY r.run DESC LIMIT ?""";

    private static final String TOTALS =
            """
            SELECT system, stream, sum(read) AS read, sum(loaded) AS loaded, sum(unchanged) AS unchanged,
                sum(superseded) AS superseded, sum(dead) AS dead, sum(skipped) AS skipped
            FROM hub.run WHERE started_at >= ? GROUP BY system, stream ORDER BY system, stream""";

    private final Warehouse warehouse;

    /** A ledger in the warehouse. */
    public RunLedger(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Starts a run and gives the reference of its first batch.
     *
     * @param configuration the id of the mapping
     * @param fence the number of the intake lease, or null for a replay by hand
     * @param actor the hub or a person
     */
    public RunReference start(StreamName stream, String route, int configuration, @Nullable Long fence, String actor) {
        return warehouse.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(START)) {
                insert.setString(1, stream.system());
                insert.setString(2, stream.stream());
                insert.setString(3, route);
                insert.setInt(4, configuration);
                insert.setObject(5, fence, Types.BIGINT);
                insert.setString(6, actor);
                try (ResultSet started = insert.executeQuery()) {
                    started.next();
                    return new RunReference(started.getLong(1), 1, configuration, fence, actor);
                }
            }
        });
    }

    /**
     * Ends a run; a run that has ended already stays as it is.
     *
     * @param state any but {@code RUNNING}
     * @param code why, or null when all is well
     * @param message the same for people, or null
     */
    public void finish(long run, Run.State state, @Nullable String code, @Nullable String message) {
        if (state == Run.State.RUNNING) {
            throw new IllegalArgumentException("a run cannot end as running");
        }
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(FINISH)) {
                update.setString(1, state.name().toLowerCase(Locale.ROOT));
                update.setString(2, code);
                update.setString(3, message);
                update.setLong(4, run);
                return update.executeUpdate();
            }
        });
    }

    /** Ends the runs of this name that are still open, in the transaction of whoever calls: their last batch is in it. */
    public static void finish(Connection connection, StreamName stream, String route) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(FINISH_ROUTE)) {
            update.setString(1, stream.system());
            update.setString(2, stream.stream());
            update.setString(3, route);
            update.executeUpdate();
        }
    }

    /** Ends as interrupted the runs of this name that are still open: whoever wrote them is gone. */
    public void interrupt(StreamName stream, String route) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(INTERRUPT_ROUTE)) {
                update.setString(1, stream.system());
                update.setString(2, stream.stream());
                update.setString(3, route);
                return update.executeUpdate();
            }
        });
    }

    /**
     * Ends as interrupted what runs earlier holders of the intake lease left behind, and counts one unclean end more for
     * the streams of these runs: see {@link CrashTraces}. Gives the number of runs.
     */
    public int interruptBefore(long fence) {
        return warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(INTERRUPT)) {
                update.setLong(1, fence);
                try (ResultSet ended = update.executeQuery()) {
                    ended.next();
                    return ended.getInt(1);
                }
            }
        });
    }

    /** The time by the clock of the warehouse, by which runs are dated. */
    public Instant now() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT clock_timestamp()");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    /** The latest runs, newest first. */
    public List<Run> latest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    /** The runs before a run, newest first: the next page of {@link #latest}. */
    public List<Run> before(long run, int limit) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LIST)) {
                select.setLong(1, run);
                select.setInt(2, limit);
                List<Run> runs = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        runs.add(run(row));
                    }
                }
                return runs;
            }
        });
    }

    /** The sums of all runs since a time, by stream. */
    public Map<StreamName, Run.Counts> totalsSince(Instant since) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(TOTALS)) {
                select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
                Map<StreamName, Run.Counts> totals = new TreeMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        totals.put(stream(row), counts(row));
                    }
                }
                return totals;
            }
        });
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("run"),
                stream(row),
                row.getString("route"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                counts(row),
                skippedBy(row),
                row.getBoolean("balanced"),
                row.getString("code"),
                row.getString("message"));
    }

    private static Map<String, Long> skippedBy(ResultSet row) throws SQLException {
        if (row.getArray("rules") == null) {
            return Map.of();
        }
        String[] rules = (String[]) row.getArray("rules").getArray();
        Long[] counts = (Long[]) row.getArray("counts").getArray();
        Map<String, Long> skipped = new TreeMap<>();
        for (int i = 0; i < rules.length; i++) {
            skipped.put(rules[i], counts[i]);
        }
        return skipped;
    }

    private static StreamName stream(ResultSet row) throws SQLException {
        return new StreamName(row.getString("system"), row.getString("stream"));
    }

    private static Run.Counts counts(ResultSet row) throws SQLException {
        return new Run.Counts(
                row.getLong("read"),
                row.getLong("loaded"),
                row.getLong("unchanged"),
                row.getLong("superseded"),
                row.getLong("dead"),
                row.getLong("skipped"));
    }

    /** A time of a row, or null. */
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
