package io.customerhub.warehouse.golden;

import io.customerhub.golden.PartyType;
import io.customerhub.warehouse.golden.GoldenStore.Basis;
import io.customerhub.warehouse.golden.GoldenStore.Model;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models that were trained, all versions. */
final class ModelRows {

    private ModelRows() {}

    /** Adds the models that differ from the latest of their type. */
    static void insert(Connection connection, Map<PartyType, Model> models) throws SQLException {
        for (Map.Entry<PartyType, Model> one : models.entrySet()) {
            if (one.getValue().equals(latest(connection, one.getKey()))) {
                continue;
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO hub.match_model (party_type, model,"
                            + " records, trained_at) VALUES (?, ?, ?, now())")) {
                insert.setString(1, one.getKey().text());
                insert.setString(2, one.getValue().json());
                insert.setLong(3, one.getValue().records());
                insert.executeUpdate();
            }
        }
    }

    static void setRules(Connection connection, long rules) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE hub.match_start SET rules = ?")) {
            update.setLong(1, rules);
            update.executeUpdate();
        }
    }

    /** By what all records were matched last; null when they never were. */
    static @Nullable Basis basis(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT rules, (SELECT coalesce(max(id), 0) FROM hub.match_model) FROM hub.match_start"
                                + " WHERE rules IS NOT NULL");
                ResultSet row = select.executeQuery()) {
            return row.next() ? new Basis(row.getLong(1), row.getLong(2)) : null;
        }
    }

    /** The latest model, or null. */
    static @Nullable Model latest(Connection connection, PartyType type) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT model, records FROM hub.match_model WHERE party_type = ? ORDER BY id DESC LIMIT 1")) {
            select.setString(1, type.text());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Model(row.getString(1), row.getInt(2)) : null;
            }
        }
    }

    /** When the latest model was written, or null. */
    static @Nullable Instant trainedAt(Connection connection, PartyType type) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT max(trained_at) FROM hub.match_model WHERE party_type = ?")) {
            select.setString(1, type.text());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime latest = row.getObject(1, OffsetDateTime.class);
                return latest == null ? null : latest.toInstant();
            }
        }
    }
}
