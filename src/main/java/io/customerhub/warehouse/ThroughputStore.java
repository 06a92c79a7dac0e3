package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the pace of the streams for a week. Safe for use by several threads. */
public final class ThroughputStore {

    /** How long minutes are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final String ADDED =
            """
            ON CONFLICT (minute, system, stream) DO UPDATE SET read = t.read + excluded.read,
                loaded = t.loaded + excluded.loaded, unchanged = t.unchanged + excluded.unchanged,
                superseded = t.superseded + excluded.superseded, dead = t.dead + excluded.dead,
                skipped = t.skipped + excluded.skipped""";

    private static final String COUNT =
            """
            INSERT INTO hub.throughput AS t
                (minute, system, stream, read, loaded, unchanged, superseded, dead, skipped)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
                    + ADDED;

    private static final String STAGE =
            """
            INSERT INTO hub.stage_time AS t (minute, system, stream, stage, batches, records, took)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (minute, system, stream, stage) DO UPDATE SET batches = t.batches + excluded.batches,
                records = t.records + excluded.records, took = (
                    SELECT array_agg(coalesce(a, 0) + coalesce(b, 0) ORDER BY n)
                    FROM unnest(t.took, excluded.took) WITH ORDINALITY AS both_of (a, b, n))""";

    private static final String MINUTES =
            """
            SELECT minute, sum(read) AS read, sum(loaded) AS loaded, sum(unchanged) AS unchanged,
                sum(superseded) AS superseded, sum(dead) AS dead, sum(skipped) AS skipped
            FROM hub.throughput WHERE minute >= ? AND (?::text IS NULL OR system = ? AND stream = ?)
            GROUP BY minute ORDER BY minute""";

    /** What is charted are minutes of today; what is usual is a mean of a week. */
    private static final String HOURS =
            """
            WITH minutes AS (
                DELETE FROM hub.throughput WHERE minute < ? AND minute <> date_trunc('hour', minute, 'UTC') RETURNING *)
            INSERT INTO hub.throughput AS t (minute, system, stream, read, loaded, unchanged, superseded, dead, skipped)
            SELECT date_trunc('hour', minute, 'UTC'), system, stream, sum(read), sum(loaded), sum(unchanged),
                sum(superseded), sum(dead), sum(skipped)
            FROM minutes GROUP BY 1, 2, 3
            """
                    + ADDED;

    private static final String RATES =
            """
            SELECT system, stream, coalesce(sum(read) FILTER (WHERE minute >= ?), 0)::double precision AS now,
                coalesce(sum(read) FILTER (WHERE minute < ?), 0)::double precision AS before, min(minute) AS first
            FROM hub.throughput WHERE minute >= ? GROUP BY system, stream""";

    private static final String STAGES = "SELECT stage, batches, records, took FROM hub.stage_time"
            + " WHERE minute >= ? AND system = ? AND stream = ? ORDER BY minute";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public ThroughputStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What the batches of one minute did.
     *
     * @param minute when they were committed
     * @param outcome what became of their records
     */
    public record Minute(Instant minute, BatchOutcome outcome) {}

    /**
     * How fast a stream is.
     *
     * @param now records in the last hour
     * @param usual records in an hour of the week before that; null before there was one
     */
    public record Rate(double now, @Nullable Double usual) {}

    /**
     * Writes down what has been counted; what cannot be written is counted on.
     *
     * @throws WarehouseException on a bad day
     */
    public void write(Throughput throughput) {
        Throughput.Counted counted = throughput.take();
        if (counted.isEmpty()) {
            return;
        }
        boolean done = false;
        try {
            warehouse.transact(connection -> {
                count(connection, counted);
                stage(connection, counted);
                return true;
            });
            done = true;
        } finally {
            if (!done) {
                throughput.putBack(counted);
            }
        }
    }

    private static void count(Connection connection, Throughput.Counted counted) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(COUNT)) {
            for (Map.Entry<Throughput.MinuteOf, BatchOutcome> one :
                    counted.outcomes().entrySet()) {
                BatchOutcome outcome = one.getValue();
                insert.setObject(1, time(one.getKey().minute()));
                insert.setString(2, one.getKey().stream().system());
                insert.setString(3, one.getKey().stream().stream());
                insert.setLong(4, outcome.read());
                insert.setLong(5, outcome.loaded());
                insert.setLong(6, outcome.unchanged());
                insert.setLong(7, outcome.superseded());
                insert.setLong(8, outcome.dead());
                insert.setLong(9, outcome.skipped());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void stage(Connection connection, Throughput.Counted counted) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(STAGE)) {
            for (Map.Entry<Throughput.StageOf, StageTimes> one :
                    counted.stages().entrySet()) {
                insert.setObject(1, time(one.getKey().minute()));
                insert.setString(2, one.getKey().stream().system());
                insert.setString(3, one.getKey().stream().stream());
                insert.setString(4, one.getKey().stage());
                insert.setLong(5, one.getValue().batches());
                insert.setLong(6, one.getValue().records());
                insert.setObject(7, one.getValue().took());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Deletes what is older than {@link #KEPT}, and sums up the minutes of earlier days to hours; how many rows it took. */
    public int forget(Instant now) {
        Instant dayBefore = now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
        return warehouse.transact(
                connection -> update(connection, "DELETE FROM hub.throughput WHERE minute < ?", now.minus(KEPT))
                        + update(connection, "DELETE FROM hub.stage_time WHERE minute < ?", now.minus(KEPT))
                        + update(connection, HOURS, dayBefore));
    }

    private static int update(Connection connection, String sql, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, time(before));
            return statement.executeUpdate();
        }
    }

    /**
     * The minutes since a time in which anything was committed, oldest first.
     *
     * @param stream one stream, or null for all together
     */
    public List<Minute> minutes(Instant since, @Nullable StreamName stream) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(MINUTES)) {
                select.setObject(1, time(since));
                select.setString(2, stream == null ? null : stream.system());
                select.setString(3, stream == null ? null : stream.system());
                select.setString(4, stream == null ? null : stream.stream());
                List<Minute> minutes = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        minutes.add(new Minute(
                                row.getObject("minute", OffsetDateTime.class).toInstant(),
                                new BatchOutcome(
                                        row.getLong("read"),
                                        row.getLong("loaded"),
                                        row.getLong("unchanged"),
                                        row.getLong("superseded"),
                                        row.getLong("dead"),
                                        row.getLong("skipped"))));
                    }
                }
                return minutes;
            }
        });
    }

    /** How fast each stream is that has been read within a week. */
    public Map<StreamName, Rate> rates(Instant now) {
        Instant hour = now.minus(Duration.ofHours(1));
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(RATES)) {
                select.setObject(1, time(hour));
                select.setObject(2, time(hour));
                select.setObject(3, time(now.minus(KEPT)));
                Map<StreamName, Rate> rates = new TreeMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Instant first =
                                row.getObject("first", OffsetDateTime.class).toInstant();
                        double hours = Duration.between(first, hour).toSeconds() / 3600.0;
                        rates.put(
                                new StreamName(row.getString("system"), row.getString("stream")),
                                new Rate(row.getDouble("now"), hours < 1 ? null : row.getDouble("before") / hours));
                    }
                }
                return rates;
            }
        });
    }

    /** How long the stages of a stream took since a time, in the order in which they were first seen. */
    public Map<String, StageTimes> stages(StreamName stream, Instant since) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(STAGES)) {
                select.setObject(1, time(since));
                select.setString(2, stream.system());
                select.setString(3, stream.stream());
                Map<String, StageTimes> stages = new LinkedHashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        stages.merge(row.getString("stage"), times(row), StageTimes::plus);
                    }
                }
                return stages;
            }
        });
    }

    private static StageTimes times(ResultSet row) throws SQLException {
        Long[] boxed = (Long[]) row.getArray("took").getArray();
        long[] took = new long[boxed.length];
        for (int i = 0; i < took.length; i++) {
            took[i] = boxed[i];
        }
        return new StageTimes(row.getLong("batches"), row.getLong("records"), took);
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
