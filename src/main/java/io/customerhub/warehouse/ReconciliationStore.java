package io.customerhub.warehouse;

import io.customerhub.record.EntityType;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares the keys that a source has with the rows of the standard layer, page by page in the order of keys, and keeps how
 * that ended. Safe for use by several threads.
 */
public final class ReconciliationStore {

    private static final int PAGE = 10_000;

    private static final String ROWS =
            """
            SELECT key, version, deleted_at IS NOT NULL FROM standard.%s
            WHERE system = ? AND stream = ? AND key > ? ORDER BY key LIMIT ?""";

    private static final String LIFT =
            "DELETE FROM standard.%s WHERE system = ? AND stream = ? AND key = ANY (?) AND deleted_at IS NOT NULL";

    private static final String STORE =
            """
            INSERT INTO hub.reconciliation AS r (system, stream, read_at, finished_at, state, present, live, missing,
                deleted, returned, message)
            VALUES (?, ?, ?, now(), ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (system, stream) DO UPDATE SET read_at = coalesce(excluded.read_at, r.read_at),
                finished_at = now(), state = excluded.state, present = excluded.present, live = excluded.live,
                missing = excluded.missing, deleted = excluded.deleted, returned = excluded.returned,
                message = excluded.message, accepted = NULL, accepted_by = NULL""";

    private static final String ACCEPT =
            """
            UPDATE hub.reconciliation SET accepted = missing, accepted_by = ?
            WHERE system = ? AND stream = ? AND state = 'refused' RETURNING accepted""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public ReconciliationStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A row of the standard layer.
     *
     * @param key the key of the record
     * @param version its version
     * @param isDeleted true when the record is no more
     */
    public record Row(String key, long version, boolean isDeleted) {}

    /** How a comparison ended. */
    public enum State {
        /** What was missing is deleted now. */
        DONE,
        /** Too much was missing; nothing was deleted. */
        REFUSED,
        /** The keys of the source could not all be known; nothing was deleted. */
        INCOMPLETE
    }

    /**
     * What a comparison found.
     *
     * @param state how it ended
     * @param present keys that the source had
     * @param live rows that were not deleted before
     * @param missing those of them that the source no longer had
     * @param deleted those of them that were deleted
     * @param returned rows that had been deleted and were there again
     * @param message why it did not end well, or null
     */
    public record Outcome(
            State state,
            long present,
            long live,
            long missing,
            long deleted,
            long returned,
            @Nullable String message) {}

    /**
     * The last comparison of a stream.
     *
     * @param stream the stream
     * @param readAt as of when the source was like that in the last one that ended well; null when none did
     * @param finishedAt when the last one ended
     * @param outcome what it found
     * @param accepted how many deletes a person has accepted for the next one; null when none
     */
    public record Last(
            StreamName stream,
            @Nullable Instant readAt,
            Instant finishedAt,
            Outcome outcome,
            @Nullable Long accepted) {}

    /** At most 10,000 rows of a stream after a key, in the order of keys; empty at the end. */
    public List<Row> rows(StreamName stream, EntityType entity, String after) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ROWS.formatted(entity.table()))) {
                name(select, 1, stream);
                select.setString(3, after);
                select.setInt(4, PAGE);
                List<Row> rows = new ArrayList<>();
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(new Row(found.getString(1), found.getLong(2), found.getBoolean(3)));
                    }
                }
                return rows;
            }
        });
    }

    /**
     * Takes the deleted rows of these keys out of the standard layer, because the source has them again: whatever version
     * it gives them is loaded then, even the very one that was deleted. The raw layer keeps all versions.
     */
    public int lift(StreamName stream, EntityType entity, List<String> keys) {
        return warehouse.transact(connection -> {
            lock(connection, stream);
            try (PreparedStatement delete = connection.prepareStatement(LIFT.formatted(entity.table()))) {
                name(delete, 1, stream);
                delete.setArray(3, connection.createArrayOf("text", keys.toArray()));
                return delete.executeUpdate();
            }
        });
    }

    private static void lock(Connection connection, StreamName stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, AdvisoryLocks.ofStream(stream));
            lock.execute();
        }
    }

    /** Keeps how a comparison ended; what a person had accepted is used up. */
    public void store(StreamName stream, Instant readAt, Outcome outcome) {
        warehouse.transact(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(STORE)) {
                name(upsert, 1, stream);
                boolean done = outcome.state() == State.DONE;
                upsert.setObject(3, done ? OffsetDateTime.ofInstant(readAt, ZoneOffset.UTC) : null);
                upsert.setString(4, outcome.state().name().toLowerCase(Locale.ROOT));
                upsert.setLong(5, outcome.present());
                upsert.setLong(6, outcome.live());
                upsert.setLong(7, outcome.missing());
                upsert.setLong(8, outcome.deleted());
                upsert.setLong(9, outcome.returned());
                upsert.setString(10, outcome.message());
                return upsert.executeUpdate();
            }
        });
    }

    /** Lets the next comparison delete as many as the last one has refused; how many that are, or null when it did not. */
    public @Nullable Long accept(StreamName stream, String actor) {
        List<Long> accepted = warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(ACCEPT)) {
                update.setString(1, actor);
                name(update, 2, stream);
                try (ResultSet found = update.executeQuery()) {
                    return found.next() ? List.of(found.getLong(1)) : List.of();
                }
            }
        });
        return accepted.isEmpty() ? null : accepted.get(0);
    }

    /** Makes the next comparison due at once; false when there has been none, so that it is due anyway. */
    public boolean demand(StreamName stream) {
        return warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE hub.reconciliation SET finished_at = '1970-01-01Z' WHERE system = ? AND stream = ?")) {
                name(update, 1, stream);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** The last comparison of a stream, or null when there was none. */
    public @Nullable Last find(StreamName stream) {
        return all().stream()
                .filter(last -> last.stream().equals(stream))
                .findFirst()
                .orElse(null);
    }

    /** The last comparison of each stream that has had one, by name. */
    public List<Last> all() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT * FROM hub.reconciliation ORDER BY system, stream");
                    ResultSet row = select.executeQuery()) {
                List<Last> all = new ArrayList<>();
                while (row.next()) {
                    all.add(last(row));
                }
                return all;
            }
        });
    }

    private static Last last(ResultSet row) throws SQLException {
        Outcome outcome = new Outcome(
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("present"),
                row.getLong("live"),
                row.getLong("missing"),
                row.getLong("deleted"),
                row.getLong("returned"),
                row.getString("message"));
        long accepted = row.getLong("accepted");
        Long isAccepted = row.wasNull() ? null : accepted;
        Instant finished = RunLedger.instant(row, "finished_at");
        return new Last(
                new StreamName(row.getString("system"), row.getString("stream")),
                RunLedger.instant(row, "read_at"),
                finished == null ? Instant.EPOCH : finished,
                outcome,
                isAccepted);
    }

    private static void name(PreparedStatement statement, int from, StreamName stream) throws SQLException {
        statement.setString(from, stream.system());
        statement.setString(from + 1, stream.stream());
    }
}
