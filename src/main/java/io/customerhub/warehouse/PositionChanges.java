package io.customerhub.warehouse;

import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Moves positions otherwise than by reading, each time with a reason that is kept. A change takes effect at the beginning of
 * the next poll, never under a poll that would move the position on. Safe for use by several threads.
 */
public final class PositionChanges {

    private static final String REQUEST =
            """
            INSERT INTO hub.position_change (system, stream, kind, position, reason, requested_by)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private static final String PENDING =
            """
            SELECT id, kind, position FROM hub.position_change
            WHERE system = ? AND stream = ? AND applied_at IS NULL ORDER BY id LIMIT 1""";

    private static final String APPLIED =
            """
            UPDATE hub.position_change SET applied_at = now(),
                before = (SELECT position FROM hub.position WHERE system = ? AND stream = ?)
            WHERE id = ? AND applied_at IS NULL""";

    private static final String SET =
            """
            INSERT INTO hub.position (system, stream, position, run) VALUES (?, ?, ?, 0)
            ON CONFLICT (system, stream) DO UPDATE SET position = excluded.position, updated_at = now()""";

    /** The identity of the source leaves the position, so that the next batch writes that of the source as it is now. */
    private static final String ADOPT =
            """
            UPDATE hub.position SET position = (position::jsonb - 'source')::text, updated_at = now()
            WHERE system = ? AND stream = ? AND position LIKE '{%}'""";

    private static final String RESET = "DELETE FROM hub.position WHERE system = ? AND stream = ?";

    private final Warehouse warehouse;
    private final PositionStore positions;

    /** Changes of positions in the warehouse. */
    public PositionChanges(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.positions = new PositionStore(warehouse);
    }

    /** What kind of change it is. */
    public enum Kind {
        /** To a given position. */
        SET,
        /** To the beginning: all is read again. */
        RESET,
        /** The position stays, for the source as it is now. */
        ADOPT,
        /** To a given position or to the beginning, to read again what is loaded. */
        BACKFILL
    }

    /**
     * Asks for a change.
     *
     * @param position the new position; null for the beginning, and to adopt
     * @param reason why, for those who look later
     * @param actor who asks
     */
    public void request(StreamName stream, Kind kind, @Nullable String position, String reason, String actor) {
        warehouse.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(REQUEST)) {
                insert.setString(1, stream.system());
                insert.setString(2, stream.stream());
                insert.setString(3, kind.name().toLowerCase(Locale.ROOT));
                insert.setString(4, position);
                insert.setString(5, reason);
                insert.setString(6, actor);
                return insert.executeUpdate();
            }
        });
    }

    /** True when a change has been asked for that has not taken effect yet. */
    public boolean isPending(StreamName stream) {
        return warehouse.transact(connection -> pending(connection, stream) != null);
    }

    /** The committed position at the beginning of a poll, after all that has been asked for. */
    public @Nullable Position take(StreamName stream) {
        warehouse.transact(connection -> {
            for (Pending next = pending(connection, stream); next != null; next = pending(connection, stream)) {
                apply(connection, stream, next);
            }
            return true;
        });
        return positions.find(stream);
    }

    private record Pending(long id, Kind kind, @Nullable String position) {}

    private static @Nullable Pending pending(Connection connection, StreamName stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PENDING)) {
            select.setString(1, stream.system());
            select.setString(2, stream.stream());
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? new Pending(
                                found.getLong(1),
                                Kind.valueOf(found.getString(2).toUpperCase(Locale.ROOT)),
                                found.getString(3))
                        : null;
            }
        }
    }

    private static void apply(Connection connection, StreamName stream, Pending change) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(APPLIED)) {
            update.setString(1, stream.system());
            update.setString(2, stream.stream());
            update.setLong(3, change.id());
            update.executeUpdate();
        }
        String sql = change.position() != null ? SET : change.kind() == Kind.ADOPT ? ADOPT : RESET;
        try (PreparedStatement move = connection.prepareStatement(sql)) {
            move.setString(1, stream.system());
            move.setString(2, stream.stream());
            if (change.position() != null) {
                move.setString(3, change.position());
            }
            move.executeUpdate();
        }
    }
}
