package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps how each stream is doing across restarts. Safe for use by several threads. */
public final class StreamStateStore {

    private static final String GOOD =
            """
            INSERT INTO hub.stream AS s (system, stream, last_good_poll, polls, polls_empty, polls_empty_now, polls_since)
            SELECT p.system, p.stream, p.at, 1, p.empty, p.empty, p.at
            FROM (VALUES (?, ?, ?::timestamptz, ?)) AS p (system, stream, at, empty)
            ON CONFLICT (system, stream) DO UPDATE SET last_good_poll = excluded.last_good_poll,
                polls = (s.polls + 1) / CASE WHEN s.polls < 40000 THEN 1 ELSE 2 END,
                polls_empty = (s.polls_empty + excluded.polls_empty) / CASE WHEN s.polls < 40000 THEN 1 ELSE 2 END,
                polls_empty_now = CASE WHEN excluded.polls_empty = 1 THEN s.polls_empty_now + 1 ELSE 0 END,
                polls_since = coalesce(s.polls_since, excluded.polls_since)""";

    private static final String FAILED =
            """
            INSERT INTO hub.stream (system, stream, last_failed_poll, failure_code, failure_message)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (system, stream) DO UPDATE SET last_failed_poll = excluded.last_failed_poll,
                failure_code = excluded.failure_code, failure_message = excluded.failure_message""";

    private static final String PAUSE =
            """
            INSERT INTO hub.stream (system, stream, state, paused_at, code, message, paused_configuration)
            VALUES (?, ?, 'paused', ?, ?, ?, ?)
            ON CONFLICT (system, stream) DO UPDATE SET state = 'paused', paused_at = excluded.paused_at,
                code = excluded.code, message = excluded.message,
                paused_configuration = excluded.paused_configuration""";

    private static final String RESUME =
            """
            UPDATE hub.stream
            SET state = 'active', paused_at = NULL, code = NULL, message = NULL, paused_configuration = NULL
            WHERE system = ? AND stream = ? AND state = 'paused'""";

    private static final String EVERY =
            """
            INSERT INTO hub.stream (system, stream, poll_seconds) VALUES (?, ?, ?)
            ON CONFLICT (system, stream) DO UPDATE SET poll_seconds = excluded.poll_seconds""";

    private static final String PROMISE =
            """
            INSERT INTO hub.stream (system, stream, retention_seconds, repair_seconds) VALUES (?, ?, ?::bigint, ?::bigint)
            ON CONFLICT (system, stream) DO UPDATE SET retention_seconds = excluded.retention_seconds,
                repair_seconds = excluded.repair_seconds""";

    private static final String NOTICE =
            """
            INSERT INTO hub.stream (system, stream, growth_limit, notify_seconds) VALUES (?, ?, ?::bigint, ?::bigint)
            ON CONFLICT (system, stream) DO UPDATE SET growth_limit = excluded.growth_limit,
                notify_seconds = excluded.notify_seconds""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public StreamStateStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The source was read to its end.
     *
     * @param isEmpty true when it gave no record
     */
    public void pollSucceeded(StreamName stream, Instant at, boolean isEmpty) {
        execute(GOOD, stream, at, isEmpty ? 1 : 0);
    }

    /** The source is asked that often. */
    public void polledEvery(StreamName stream, Duration every) {
        execute(EVERY, stream, Math.max(1, every.toSeconds()));
    }

    /** The source could not be read to its end. */
    public void pollFailed(StreamName stream, Instant at, String code, String message) {
        execute(FAILED, stream, at, code, LetterLedger.message(message));
    }

    /**
     * What the contract of the stream says of its dead letters.
     *
     * @param retention how long closed ones are kept, or null for the default
     * @param repair how long one may be unfinished, or null for the default
     */
    public void promise(StreamName stream, @Nullable Duration retention, @Nullable Duration repair) {
        execute(
                PROMISE,
                stream,
                retention == null ? null : Long.toString(retention.toSeconds()),
                repair == null ? null : Long.toString(repair.toSeconds()));
    }

    /**
     * From when on people have to know, by the contract of the stream.
     *
     * @param growth so many new dead letters of one cause a minute are usual, or null for the default
     * @param away how long its source may not be read, or null for the default
     */
    public void notice(StreamName stream, @Nullable Long growth, @Nullable Duration away) {
        execute(
                NOTICE,
                stream,
                growth == null ? null : growth.toString(),
                away == null ? null : Long.toString(away.toSeconds()));
    }

    /** Pauses a stream; a stream that is paused keeps the newer reason. */
    public void pause(StreamName stream, StreamState.Pause pause) {
        execute(PAUSE, stream, pause.at(), pause.code(), LetterLedger.message(pause.message()), pause.configuration());
    }

    /** Ends a pause; true when there was one. */
    public boolean resume(StreamName stream) {
        return execute(RESUME, stream) > 0;
    }

    /** The state of a stream; one that was never heard of is active. */
    public StreamState find(StreamName stream) {
        return select("SELECT * FROM hub.stream WHERE system = ? AND stream = ?", stream).stream()
                .findFirst()
                .orElse(new StreamState(stream, null, null, null));
    }

    /** The pauses that stand, by stream. */
    public Map<StreamName, StreamState.Pause> pauses() {
        Map<StreamName, StreamState.Pause> pauses = new TreeMap<>();
        for (StreamState state : select("SELECT * FROM hub.stream WHERE state = 'paused'", null)) {
            if (state.pause() != null) {
                pauses.put(state.stream(), state.pause());
            }
        }
        return pauses;
    }

    /** All streams that were ever read or paused, by name. */
    public List<StreamState> all() {
        return select("SELECT * FROM hub.stream ORDER BY system, stream", null);
    }

    private int execute(String sql, StreamName stream, @Nullable Object... values) {
        return warehouse.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, stream.system());
                statement.setString(2, stream.stream());
                for (int i = 0; i < values.length; i++) {
                    Object value =
                            values[i] instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : values[i];
                    statement.setObject(3 + i, value);
                }
                return statement.executeUpdate();
            }
        });
    }

    private List<StreamState> select(String sql, @Nullable StreamName stream) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                if (stream != null) {
                    select.setString(1, stream.system());
                    select.setString(2, stream.stream());
                }
                List<StreamState> states = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        states.add(state(row));
                    }
                }
                return states;
            }
        });
    }

    private static StreamState state(ResultSet row) throws SQLException {
        Instant pausedAt = RunLedger.instant(row, "paused_at");
        Instant failedAt = RunLedger.instant(row, "last_failed_poll");
        return new StreamState(
                new StreamName(row.getString("system"), row.getString("stream")),
                pausedAt == null
                        ? null
                        : new StreamState.Pause(
                                row.getString("code"),
                                row.getString("message"),
                                pausedAt,
                                row.getString("paused_configuration")),
                RunLedger.instant(row, "last_good_poll"),
                failedAt == null
                        ? null
                        : new StreamState.Failure(
                                row.getString("failure_code"), row.getString("failure_message"), failedAt));
    }
}
