package io.customerhub.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.alert.Alert.Acknowledgement;
import io.customerhub.alert.AlertKind.Severity;
import io.customerhub.alert.Finding.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code hub.alert} as values, and back. */
final class AlertRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> FACTS = new TypeReference<>() {};

    private AlertRows() {}

    static Alert alert(ResultSet row) throws SQLException {
        Instant acknowledged = instant(row, "acknowledged_at");
        String note = row.getString("note");
        return new Alert(
                row.getLong("id"),
                finding(row),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                Alert.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("first_raised", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getInt("times"),
                acknowledged == null
                        ? null
                        : new Acknowledgement(row.getString("acknowledged_by"), acknowledged, note == null ? "" : note),
                instant(row, "resolved_at"));
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                AlertKind.named(row.getString("kind")),
                new Subject(
                        Subject.Kind.valueOf(row.getString("subject_kind").toUpperCase(Locale.ROOT)),
                        row.getString("subject"),
                        row.getString("part"),
                        row.getString("stream")),
                row.getString("code"),
                row.getString("sentence"),
                facts(row.getString("facts")));
    }

    static String json(Map<String, Long> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("counts cannot be written as JSON", impossible);
        }
    }

    private static Map<String, Long> facts(String json) {
        try {
            return JSON.readValue(json, FACTS);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("hub.alert.facts does not hold counts", wrong);
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
