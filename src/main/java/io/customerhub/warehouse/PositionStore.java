package io.customerhub.warehouse;

import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads where each stream has been read to; the batch writer moves it. What a source gives that is no position of a
 * stream, such as a refresh token, can be kept here under a name of its own. Safe for use by several threads.
 */
public final class PositionStore {

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public PositionStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The committed position, or null when nothing has been read yet. */
    public @Nullable Position find(StreamName stream) {
        Optional<Position> position = warehouse.transact(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT position FROM hub.position WHERE system = ? AND stream = ?")) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                try (ResultSet found = select.executeQuery()) {
                    return found.next() ? Optional.of(new Position(found.getString(1))) : Optional.empty();
                }
            }
        });
        return position.orElse(null);
    }

    /** Keeps what belongs to no batch: durable when it returns, under run 0. */
    public void keep(StreamName name, Position position) {
        warehouse.transact(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(
                    """
                    INSERT INTO hub.position (system, stream, position, run) VALUES (?, ?, ?, 0)
                    ON CONFLICT (system, stream) DO UPDATE SET position = excluded.position, updated_at = now()""")) {
                upsert.setString(1, name.system());
                upsert.setString(2, name.stream());
                upsert.setString(3, position.text());
                return upsert.executeUpdate();
            }
        });
    }

    /** Forgets the position, so that the stream is read from its start; true when there was one. */
    public boolean reset(StreamName stream) {
        return warehouse.transact(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM hub.position WHERE system = ? AND stream = ?")) {
                delete.setString(1, stream.system());
                delete.setString(2, stream.stream());
                return delete.executeUpdate() > 0;
            }
        });
    }
}
