package io.customerhub.warehouse;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wishes of people that the running hub read its configuration again now. They go through the warehouse, as pauses
 * do: who may write there may ask, and no port of the hub takes orders. Safe for use by several threads.
 */
public final class ReloadRequests {

    private static final String DONE =
            """
            UPDATE hub.reload SET done_at = clock_timestamp(), first_change = ?, refused = ?
            WHERE id <= ? AND done_at IS NULL""";

    private final Warehouse warehouse;

    /** The wishes in the warehouse. */
    public ReloadRequests(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * How a wish was met.
     *
     * @param changes what came of it, oldest first
     * @param refused each problem of what is refused now, with its place
     */
    public record Answer(List<ConfigurationChange> changes, List<String> refused) {}

    /** Asks for a reload; the number of the wish. */
    public long ask(String actor) {
        return number("INSERT INTO hub.reload (asked_by) VALUES (?) RETURNING id", actor);
    }

    /** How a wish was met, or nothing when no hub has done so yet. */
    public Optional<Answer> answer(long id) {
        Optional<Met> met = warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT first_change, refused FROM hub.reload WHERE id = ? AND done_at IS NOT NULL")) {
                select.setLong(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Met(
                                    row.getLong("first_change"),
                                    ConfigurationChangeStore.texts(row.getArray("refused"))))
                            : Optional.empty();
                }
            }
        });
        return met.map(
                row -> new Answer(new ConfigurationChangeStore(warehouse).after(row.latestChange()), row.refused()));
    }

    private record Met(long latestChange, List<String> refused) {}

    /** Takes a wish back that no hub has met, so that a later one need not. */
    public void withdraw(long id) {
        warehouse.transact(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM hub.reload WHERE id = ? AND done_at IS NULL")) {
                delete.setLong(1, id);
                return delete.executeUpdate();
            }
        });
    }

    /** The latest wish that has not been met; 0 when there is none. */
    public long open() {
        return number("SELECT coalesce(max(id), 0) FROM hub.reload WHERE done_at IS NULL", null);
    }

    /** The id of the latest change of the configuration; 0 when there was none. */
    public long latestChange() {
        return number("SELECT coalesce(max(id), 0) FROM hub.configuration_change", null);
    }

    /**
     * Notes that a wish and all before it have been met.
     *
     * @param latestChange what {@link #latestChange} said before
     * @param refused each problem of what is refused now, with its place
     */
    public void done(long id, long latestChange, List<String> refused) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(DONE)) {
                update.setLong(1, latestChange);
                update.setArray(2, connection.createArrayOf("text", refused.toArray()));
                update.setLong(3, id);
                return update.executeUpdate();
            }
        });
    }

    private long number(String sql, @Nullable String parameter) {
        return warehouse.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (parameter != null) {
                    statement.setString(1, parameter);
                }
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
