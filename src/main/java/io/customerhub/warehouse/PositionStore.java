package io.customerhub.warehouse;

import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where each stream has been read to; the batch writer moves it. Safe for use by several threads. */
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
