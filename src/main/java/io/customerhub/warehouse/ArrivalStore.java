package io.customerhub.warehouse;

import io.customerhub.arrival.ArrivalHistory;
import io.customerhub.arrival.ArrivalHistory.Delivery;
import io.customerhub.arrival.ArrivalHistory.Rhythm;
import io.customerhub.arrival.ArrivalState;
import io.customerhub.arrival.FieldCount;
import io.customerhub.arrival.FieldHistory;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the records of the streams in service arrive, from the accounting of their runs. Replays by hand do not count.
 * Safe for use by several threads.
 */
public final class ArrivalStore {

    private static final String SERVE =
            """
            INSERT INTO hub.stream AS s (system, stream, served_since, expected_seconds, quiet) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (system, stream) DO UPDATE SET served_since = coalesce(s.served_since, excluded.served_since),
                expected_seconds = excluded.expected_seconds, quiet = excluded.quiet""";

    private static final String WITHDRAW = "UPDATE hub.stream SET served_since = NULL WHERE system = ? AND stream = ?";

    private static final String STATES =
            """
            SELECT s.*, a.at AS last_arrival, l.started_at AS run_at, l.read AS run_read
            FROM hub.stream s
            LEFT JOIN LATERAL (
                SELECT coalesce(r.read_until, r.ended_at, r.started_at) AS at FROM hub.run r
                WHERE r.system = s.system AND r.stream = s.stream AND r.fence IS NOT NULL AND r.read > 0
                ORDER BY r.started_at DESC LIMIT 1) a ON true
            LEFT JOIN LATERAL (
                SELECT r.started_at, r.read FROM hub.run r
                WHERE r.system = s.system AND r.stream = s.stream AND r.fence IS NOT NULL AND r.state = 'finished'
                ORDER BY r.started_at DESC LIMIT 1) l ON true
            WHERE s.served_since IS NOT NULL AND s.state = 'active' ORDER BY s.system, s.stream""";

    private static final String RUNS =
            """
            SELECT system, stream, at, read FROM (
                SELECT system, stream, started_at AS at, read, count(*) OVER (PARTITION BY system, stream) AS runs
                FROM hub.run WHERE started_at >= ? AND fence IS NOT NULL AND state = 'finished') r
            WHERE runs <= %d ORDER BY at"""
                    .formatted(ArrivalHistory.MOST_RUNS);

    private static final String DAYS =
            """
            SELECT system, stream, date_trunc('day', started_at, 'UTC') AS at, sum(read)::bigint AS read
            FROM hub.run WHERE started_at >= ? AND fence IS NOT NULL AND state = 'finished'
            GROUP BY system, stream, at ORDER BY at""";

    private static final String RHYTHMS =
            """
            SELECT system, stream, min(at) AS first, count(*) AS arrivals,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) AS median,
                (array_agg(gap ORDER BY gap DESC NULLS LAST))[2] AS second_longest
            FROM (
                SELECT system, stream, started_at AS at, extract(epoch FROM started_at
                    - lag(started_at) OVER (PARTITION BY system, stream ORDER BY started_at))::double precision AS gap
                FROM hub.run WHERE started_at >= ? AND fence IS NOT NULL AND read > 0) a
            GROUP BY system, stream HAVING count(*) > 2""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public ArrivalStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A route reads the stream.
     *
     * @param every how often its contract promises records, or null when it promises nothing
     * @param quiet the words of the flags that its contract quiets
     */
    public void serve(StreamName stream, Instant at, @Nullable Duration every, Set<String> quiet) {
        warehouse.transact(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(SERVE)) {
                upsert.setString(1, stream.system());
                upsert.setString(2, stream.stream());
                upsert.setObject(3, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                upsert.setObject(4, every == null ? null : every.toSeconds(), java.sql.Types.BIGINT);
                upsert.setArray(5, connection.createArrayOf("text", quiet.toArray()));
                return upsert.executeUpdate();
            }
        });
    }

    /** No route reads the stream any more, so that nothing is expected of it. */
    public void withdraw(StreamName stream) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(WITHDRAW)) {
                update.setString(1, stream.system());
                update.setString(2, stream.stream());
                return update.executeUpdate();
            }
        });
    }

    /** Only these streams are read from now on: nothing is expected of those that were taken away while no hub ran. */
    public void serveOnly(Set<StreamName> served) {
        for (ArrivalState state : states()) {
            if (!served.contains(state.stream())) {
                withdraw(state.stream());
            }
        }
    }

    /**
     * How each stream in service stands now, in order; quick, because it looks up two runs of each. A paused stream is left
     * out: that it is silent is no news.
     */
    public List<ArrivalState> states() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(STATES);
                    ResultSet row = select.executeQuery()) {
                Map<StreamName, List<FieldCount>> fields = NullCountStore.latest(connection);
                List<ArrivalState> states = new ArrayList<>();
                while (row.next()) {
                    states.add(state(row, fields.getOrDefault(stream(row), List.of())));
                }
                return states;
            }
        });
    }

    /** What is known of each stream's last four weeks; reads all runs of that time, so not to be asked every second. */
    public Map<StreamName, ArrivalHistory> histories(Instant now) {
        Instant since = now.minus(ArrivalHistory.WINDOW);
        return warehouse.transact(connection -> {
            Map<StreamName, List<Delivery>> runs = deliveries(connection, RUNS, since);
            Map<StreamName, List<Delivery>> days = deliveries(connection, DAYS, since);
            Map<StreamName, Rhythm> rhythms = rhythms(connection, since);
            Map<StreamName, FieldHistory> fields = NullCountStore.histories(connection, since);
            Set<StreamName> known = new HashSet<>(days.keySet());
            known.addAll(rhythms.keySet());
            known.addAll(fields.keySet());
            Map<StreamName, ArrivalHistory> histories = new HashMap<>();
            known.forEach(stream -> histories.put(
                    stream,
                    new ArrivalHistory(
                            runs.getOrDefault(stream, List.of()),
                            days.getOrDefault(stream, List.of()),
                            rhythms.get(stream),
                            fields.getOrDefault(stream, FieldHistory.NONE))));
            return histories;
        });
    }

    private static Map<StreamName, List<Delivery>> deliveries(Connection connection, String sql, Instant since)
            throws SQLException {
        Map<StreamName, List<Delivery>> all = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.computeIfAbsent(stream(row), stream -> new ArrayList<>())
                            .add(new Delivery(
                                    row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("read")));
                }
            }
        }
        return all;
    }

    private static Map<StreamName, Rhythm> rhythms(Connection connection, Instant since) throws SQLException {
        Map<StreamName, Rhythm> all = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(RHYTHMS)) {
            select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.put(
                            stream(row),
                            new Rhythm(
                                    row.getObject("first", OffsetDateTime.class).toInstant(),
                                    row.getLong("arrivals"),
                                    seconds(row.getDouble("median")),
                                    seconds(row.getDouble("second_longest"))));
                }
            }
        }
        return all;
    }

    private static ArrivalState state(ResultSet row, List<FieldCount> fields) throws SQLException {
        Instant runAt = RunLedger.instant(row, "run_at");
        long every = row.getLong("expected_seconds");
        boolean isPromised = !row.wasNull();
        return new ArrivalState(
                stream(row),
                row.getObject("served_since", OffsetDateTime.class).toInstant(),
                isPromised ? Duration.ofSeconds(every) : null,
                Set.of((String[]) row.getArray("quiet").getArray()),
                RunLedger.instant(row, "last_arrival"),
                runAt == null ? null : new Delivery(runAt, row.getLong("run_read")),
                new ArrivalState.Polls(
                        row.getLong("polls"),
                        row.getLong("polls_empty"),
                        row.getLong("polls_empty_now"),
                        RunLedger.instant(row, "polls_since")),
                fields);
    }

    private static StreamName stream(ResultSet row) throws SQLException {
        return new StreamName(row.getString("system"), row.getString("stream"));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
