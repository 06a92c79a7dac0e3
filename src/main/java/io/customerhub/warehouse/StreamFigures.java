package io.customerhub.warehouse;

import io.customerhub.record.Judgement;
import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the figures of the streams for people who look at them. Safe for use by several threads. */
public final class StreamFigures {

    /** The most that are counted one by one; beyond, it is said that there are more. */
    public static final int MOST_WAITING = 100_000;

    /** For each stream its runs since a time by the index; of those that began before only the one that still runs. */
    private static final String OVERVIEW =
            """
            SELECT s.system, s.stream, s.poll_seconds, s.served_since IS NOT NULL AS served,
                (SELECT min(c.requested_at) FROM hub.position_change c
                 WHERE c.system = s.system AND c.stream = s.stream AND c.applied_at IS NULL) AS change_asked,
                r.*
            FROM hub.stream s LEFT JOIN LATERAL (
                SELECT coalesce(sum(read), 0) AS read, coalesce(sum(loaded), 0) AS loaded,
                    coalesce(sum(unchanged), 0) AS unchanged, coalesce(sum(superseded), 0) AS superseded,
                    coalesce(sum(dead), 0) AS dead, coalesce(sum(skipped), 0) AS skipped
                FROM hub.run u WHERE u.system = s.system AND u.stream = s.stream
                    AND (u.started_at >= ? OR u.state = 'running')) r ON true
            ORDER BY s.system, s.stream""";

    private static final String WAITING =
            """
            SELECT system, stream, count(*) FROM (SELECT system, stream FROM hub.match_queue LIMIT %d) w
            GROUP BY system, stream"""
                    .formatted(MOST_WAITING);

    private static final String COMPLETE =
            """
            SELECT s.system, s.stream, sum(n.counted) AS counted, sum(n.counted - n.missing) AS present
            FROM hub.stream s CROSS JOIN LATERAL (
                SELECT max(m.day) AS day FROM hub.null_count m WHERE m.system = s.system AND m.stream = s.stream) l
            JOIN hub.null_count n ON n.system = s.system AND n.stream = s.stream AND n.day = l.day
            GROUP BY s.system, s.stream""";

    private static final String FILES =
            """
            SELECT name, size, state, records, finished_at FROM hub.file
            WHERE system = ? AND stream = ? AND (finished_at, name) < (coalesce(?, 'infinity'::timestamptz), ?)
            ORDER BY finished_at DESC, name DESC LIMIT ?""";

    private static final String RUNS =
            """
            SELECT run, started_by, started_at, ended_at, state, read, loaded, unchanged, superseded, dead, skipped,
                balanced, code FROM hub.run WHERE system = ? AND stream = ?
                AND (started_at, run) < (coalesce((SELECT started_at FROM hub.run WHERE run = ?), 'infinity'), ?)
            ORDER BY started_at DESC, run DESC LIMIT ?""";

    private static final String CONFIGURATION =
            """
            SELECT c.id, c.hash, c.first_used_at FROM hub.configuration c WHERE c.id = (
                SELECT configuration FROM hub.run r WHERE r.system = ? AND r.stream = ?
                ORDER BY r.started_at DESC LIMIT 1)""";

    private final Warehouse warehouse;

    /** The figures in the warehouse. */
    public StreamFigures(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What became of the records of a stream.
     *
     * @param stream the stream
     * @param served true when a route reads it
     * @param pollSeconds how often its source is asked, or null
     * @param changeAsked since when a change of its position waits for the next poll, or null
     * @param counts the sums of its runs since the time asked for
     */
    public record Line(
            StreamName stream,
            boolean served,
            @Nullable Long pollSeconds,
            @Nullable Instant changeAsked,
            Run.Counts counts) {}

    /** A file that was read. */
    public record ReadFile(String name, long size, String state, long records, Instant finishedAt) {}

    /** One run, in short. */
    public record ShortRun(
            long run,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state,
            Run.Counts counts,
            boolean balanced,
            @Nullable String code) {}

    /**
     * The mapping and contract of the latest run.
     *
     * @param number its number, rising with each change
     * @param hash tells it from others
     * @param since when it was used first
     */
    public record Configured(int number, String hash, Instant since) {}

    /** Each stream with the sums of its runs since a time, by name. */
    public List<Line> lines(Instant since) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OVERVIEW)) {
                select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
                List<Line> lines = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        long every = row.getLong("poll_seconds");
                        Long seconds = row.wasNull() ? null : every;
                        lines.add(new Line(
                                stream(row),
                                row.getBoolean("served"),
                                seconds,
                                RunLedger.instant(row, "change_asked"),
                                counts(row)));
                    }
                }
                return lines;
            }
        });
    }

    /** How many records of each stream wait to be matched, up to {@link #MOST_WAITING} in all. */
    public Map<StreamName, Long> waiting() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(WAITING);
                    ResultSet row = select.executeQuery()) {
                Map<StreamName, Long> waiting = new TreeMap<>();
                while (row.next()) {
                    waiting.put(stream(row), row.getLong("count"));
                }
                return waiting;
            }
        });
    }

    /** How many values of each stream were judged on its latest day, and how many were valid; what was never judged is left out. */
    public Map<StreamName, Judgement> quality() {
        return warehouse.transact(QualityCount::latest);
    }

    /** Which share of the attributes of each stream had a value on its latest day, from 0 to 1. */
    public Map<StreamName, Double> complete() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(COMPLETE);
                    ResultSet row = select.executeQuery()) {
                Map<StreamName, Double> shares = new TreeMap<>();
                while (row.next()) {
                    long counted = row.getLong("counted");
                    if (counted > 0) {
                        shares.put(stream(row), (double) row.getLong("present") / counted);
                    }
                }
                return shares;
            }
        });
    }

    /** The files of a stream that were read last, newest first. */
    public List<ReadFile> files(StreamName stream, int limit) {
        return files(stream, null, limit);
    }

    /**
     * A page of the files of a stream, those that were read last first.
     *
     * @param after the last file of the page before; null for the first page
     */
    public List<ReadFile> files(StreamName stream, @Nullable ReadFile after, int limit) {
        List<@Nullable Object> place = after == null
                ? Arrays.asList(null, "")
                : List.of(after.finishedAt().atOffset(ZoneOffset.UTC), after.name());
        return select(
                FILES,
                stream,
                place,
                limit,
                row -> new ReadFile(
                        row.getString("name"),
                        row.getLong("size"),
                        row.getString("state"),
                        row.getLong("records"),
                        row.getObject("finished_at", OffsetDateTime.class).toInstant()));
    }

    /** The latest runs of a stream, newest first. */
    public List<ShortRun> runs(StreamName stream, int limit) {
        return runs(stream, null, limit);
    }

    /**
     * A page of the runs of a stream, newest first.
     *
     * @param before the last run of the page before; null for the first page
     */
    public List<ShortRun> runs(StreamName stream, @Nullable Long before, int limit) {
        return select(
                RUNS,
                stream,
                Arrays.asList(before == null ? Long.MAX_VALUE : before, before == null ? Long.MAX_VALUE : before),
                limit,
                row -> new ShortRun(
                        row.getLong("run"),
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        RunLedger.instant(row, "ended_at"),
                        row.getString("state"),
                        counts(row),
                        row.getBoolean("balanced"),
                        row.getString("code")));
    }

    /** Under which configuration a stream was read last; null when it never was. */
    public @Nullable Configured configuration(StreamName stream) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(CONFIGURATION)) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? new Configured(
                                    row.getInt(1),
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant())
                            : null;
                }
            }
        });
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> select(
            String sql, StreamName stream, List<@Nullable Object> place, int limit, Reading<T> reading) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                setTime(select, place.get(0));
                select.setObject(4, place.get(1));
                select.setInt(5, limit);
                List<T> rows = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(reading.of(row));
                    }
                }
                return rows;
            }
        });
    }

    private static void setTime(PreparedStatement select, @Nullable Object place) throws SQLException {
        if (place == null) {
            select.setNull(3, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            select.setObject(3, place);
        }
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
}
