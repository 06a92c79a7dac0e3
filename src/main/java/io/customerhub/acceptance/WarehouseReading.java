package io.customerhub.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.acceptance.Found.Content;
import io.customerhub.acceptance.Found.Letter;
import io.customerhub.lineage.StandardRow;
import io.customerhub.record.EntityType;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks into the scratch warehouse of a case, by the documented tables. */
final class WarehouseReading {

    private static final String LETTERS =
            """
            SELECT row_number, stage, code, field FROM hub.dead_letter
            WHERE system = ? AND stream = ? AND state = 'open' ORDER BY row_number, id""";

    private static final String POSITION = "SELECT position FROM hub.position WHERE system = ? AND stream = ?";

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final String url;
    private final StreamName stream;

    WarehouseReading(String url, StreamName stream) {
        this.url = url;
        this.stream = stream;
    }

    /** What the warehouse holds of the stream. */
    Content read(EntityType entity) {
        forgetSource();
        try (Connection connection = DriverManager.getConnection(url)) {
            try (Statement zone = connection.createStatement()) {
                zone.execute("SET TIME ZONE 'UTC'");
            }
            return new Content(records(connection, entity), letters(connection), position(connection));
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the scratch warehouse cannot be read", failure);
        }
    }

    /** A stand-in is another database for each case; the hub adopts a position that does not say of which one it was made. */
    private void forgetSource() {
        update("UPDATE hub.position SET position = (position::jsonb - 'source')::text"
                + " WHERE system = ? AND stream = ? AND position LIKE '{%\"source\"%'");
    }

    /** Forgets where the source has been read to, so that all of it is new to the hub but not to the warehouse. */
    void forgetPosition() {
        update("DELETE FROM hub.position WHERE system = ? AND stream = ?");
        update("DELETE FROM hub.file WHERE system = ? AND stream = ?");
    }

    /** Puts another position in the place of the one that is there. */
    void movePosition(String position) {
        String text = position.replace("'", "''");
        update("UPDATE hub.position SET position = '" + text + "' WHERE system = ? AND stream = ?");
    }

    /** How many runs do not add up. */
    long unbalancedRuns() {
        String sql = "SELECT count(*) FROM hub.run WHERE system = ? AND stream = ? AND NOT balanced";
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select = prepared(connection, sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("the scratch warehouse cannot be read", failure);
        }
    }

    private void update(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = prepared(connection, sql)) {
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the scratch warehouse cannot be changed", failure);
        }
    }

    private TreeMap<String, TreeMap<String, JsonNode>> records(Connection connection, EntityType entity)
            throws SQLException, JsonProcessingException {
        TreeMap<String, TreeMap<String, JsonNode>> records = new TreeMap<>();
        String sql = "SELECT key, to_jsonb(t) FROM standard." + entity.table() + " t WHERE system = ? AND stream = ?";
        try (PreparedStatement select = prepared(connection, sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                records.put(rows.getString(1), StandardRow.flat(entity, json.readTree(rows.getString(2))));
            }
        }
        return records;
    }

    private List<Letter> letters(Connection connection) throws SQLException {
        List<Letter> letters = new ArrayList<>();
        try (PreparedStatement select = prepared(connection, LETTERS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                letters.add(new Letter(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return letters;
    }

    private @Nullable String position(Connection connection) throws SQLException {
        try (PreparedStatement select = prepared(connection, POSITION);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, stream.system());
        statement.setString(2, stream.stream());
        return statement;
    }
}
