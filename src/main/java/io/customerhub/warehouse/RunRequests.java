package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Wishes that a source be read now; the running hub looks for them every second. Safe for use by several threads. */
public final class RunRequests {

    private final Warehouse warehouse;

    /** The wishes in the warehouse. */
    public RunRequests(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A wish.
     *
     * @param id its number
     * @param stream what is to be read
     */
    public record Wish(long id, StreamName stream) {}

    /** Asks for a read now; the number of the wish. */
    public long ask(StreamName stream, String actor, String reason) {
        return warehouse.transact(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO hub.run_request (system, stream, requested_by, reason)"
                            + " VALUES (?, ?, ?, ?) RETURNING id")) {
                insert.setString(1, stream.system());
                insert.setString(2, stream.stream());
                insert.setString(3, actor);
                insert.setString(4, reason);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** The wishes that nobody has met yet, oldest first. */
    public List<Wish> open() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, system, stream FROM hub.run_request WHERE taken_at IS NULL ORDER BY id");
                    ResultSet row = select.executeQuery()) {
                List<Wish> wishes = new ArrayList<>();
                while (row.next()) {
                    wishes.add(new Wish(row.getLong(1), new StreamName(row.getString(2), row.getString(3))));
                }
                return wishes;
            }
        });
    }

    /** The wish is met, or can be met by nobody. */
    public void taken(long id) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE hub.run_request SET taken_at = clock_timestamp() WHERE id = ?")) {
                update.setLong(1, id);
                return update.executeUpdate();
            }
        });
    }
}
