package io.customerhub.warehouse.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.golden.Pin;
import io.customerhub.golden.RecordKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the pins of records to a query of them; when no pin counts, the query stays as it is. */
final class PinRows {

    /** Pins that count now; a pin whose term has ended, or that was taken off, does not. */
    static final String COUNTING = "p.ended_at IS NULL AND (p.until IS NULL OR p.until > now())";

    private static final String JOIN =
            """
            LEFT JOIN (SELECT p.system, p.stream, p.key, json_agg(p ORDER BY p.id) AS pins FROM member n
                JOIN hub.golden_pin p ON p.system = n.system AND p.stream = n.stream AND p.key = n.key
                WHERE %s GROUP BY p.system, p.stream, p.key) pinned
                ON pinned.system = m.system AND pinned.stream = m.stream AND pinned.key = m.key"""
                    .formatted(COUNTING);

    /** The SQLSTATE invalid_json_text. */
    private static final String INVALID_JSON = "22032";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean exist;

    private PinRows(boolean exist) {
        this.exist = exist;
    }

    /** The pins that count as the transaction sees them. */
    static PinRows of(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("SELECT EXISTS (SELECT FROM hub.golden_pin p WHERE " + COUNTING + ")")) {
            row.next();
            return new PinRows(row.getBoolean(1));
        }
    }

    /** One more column to select, with its comma, or nothing. */
    String column() {
        return exist ? ", pinned.pins" : "";
    }

    /** A join to the records of the table {@code member} that are called {@code m}, or nothing. */
    String join() {
        return exist ? " " + JOIN : "";
    }

    /** The pins of the record of this row; none when the query has no column of them. */
    List<Pin> read(ResultSet row, int column) throws SQLException {
        String pins = exist ? row.getString(column) : null;
        return pins == null ? List.of() : pins(pins);
    }

    private static List<Pin> pins(String json) throws SQLException {
        try {
            List<Pin> pins = new ArrayList<>();
            for (JsonNode pin : JSON.readTree(json)) {
                pins.add(pin(pin));
            }
            return pins;
        } catch (JsonProcessingException broken) {
            throw new SQLException("a value of hub.golden_pin cannot be read", INVALID_JSON);
        }
    }

    private static Pin pin(JsonNode pin) {
        return new Pin(
                pin.path("id").asLong(),
                new RecordKey(
                        pin.path("system").asText(),
                        pin.path("stream").asText(),
                        pin.path("key").asText()),
                pin.path("attribute").asText(),
                value(pin.path("value")),
                pin.path("reason").asText(),
                pin.path("pinned_by").asText(),
                time(pin.path("pinned_at").asText()),
                pin.hasNonNull("until") ? time(pin.get("until").asText()) : null);
    }

    /** The columns and texts of a pinned value. */
    static Map<String, String> value(JsonNode value) {
        Map<String, String> texts = new LinkedHashMap<>();
        value.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** A time that may be missing. */
    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
