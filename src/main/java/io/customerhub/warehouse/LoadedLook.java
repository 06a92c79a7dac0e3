package io.customerhub.warehouse;

import io.customerhub.record.EntityType;
import io.customerhub.record.Position;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A look at what is loaded, by one read-only connection: it brings no schema up to date and needs no right but SELECT.
 * Safe for use by several threads, one after the other.
 */
public final class LoadedLook implements AutoCloseable {

    private final Connection connection;

    private LoadedLook(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @throws WarehouseException when the warehouse is away or refuses
     */
    public static LoadedLook open(WarehouseSettings settings) {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        properties.setProperty(
                "connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty("ApplicationName", "customer-hub-preview");
        try {
            Connection connection = DriverManager.getConnection(settings.url(), properties);
            connection.setReadOnly(true);
            return new LoadedLook(connection);
        } catch (SQLException e) {
            throw Warehouse.failure(e);
        }
    }

    /** The committed position of a stream, or null when nothing has been read yet. */
    public synchronized @Nullable Position position(StreamName stream) {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT position FROM hub.position WHERE system = ? AND stream = ?")) {
            select.setString(1, stream.system());
            select.setString(2, stream.stream());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? new Position(found.getString(1)) : null;
            }
        } catch (SQLException e) {
            throw Warehouse.failure(e);
        }
    }

    /** What is loaded of these keys, by key; a key that is not loaded is not there. */
    public synchronized Map<String, Identity> of(StreamName stream, EntityType entity, List<String> keys) {
        try (PreparedStatement select = connection.prepareStatement("SELECT key, version, hash FROM standard."
                + entity.table() + " WHERE system = ? AND stream = ? AND key = ANY(?)")) {
            select.setString(1, stream.system());
            select.setString(2, stream.stream());
            select.setArray(3, connection.createArrayOf("text", keys.toArray()));
            Map<String, Identity> loaded = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    loaded.put(rows.getString(1), new Identity(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return loaded;
        } catch (SQLException e) {
            throw Warehouse.failure(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // it ends with the process anyway
        }
    }
}
