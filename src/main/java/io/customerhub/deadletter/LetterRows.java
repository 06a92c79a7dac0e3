package io.customerhub.deadletter;

import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code hub.dead_letter}. */
final class LetterRows {

    /** All columns but the payload. */
    static final String COLUMNS =
            """
            id, system, stream, key, version, row_number, run, route, origin, stage, code, field, message, fingerprint,
            payload_kind, state, attempts, occurrences, configuration, first_seen, last_seen, closed_at, closed_by,
            reason, frame, assignee, edition, edited_from, edited_by, edit""";

    private LetterRows() {}

    static DeadLetter letter(ResultSet row) throws SQLException {
        Instant closedAt = instant(row, "closed_at");
        return new DeadLetter(
                row.getLong("id"),
                stream(row),
                row.getString("key"),
                row.getObject("version", Long.class),
                row.getLong("row_number"),
                row.getObject("run", Long.class),
                row.getString("route"),
                row.getString("origin"),
                cause(row),
                PayloadKind.valueOf(row.getString("payload_kind").toUpperCase(Locale.ROOT)),
                state(row),
                row.getInt("attempts"),
                row.getInt("occurrences"),
                row.getObject("configuration", Integer.class),
                required(row, "first_seen"),
                required(row, "last_seen"),
                closedAt == null
                        ? null
                        : new DeadLetter.Closing(closedAt, row.getString("closed_by"), row.getString("reason")),
                row.getString("assignee"),
                new DeadLetter.Edition(
                        row.getInt("edition"),
                        row.getObject("edited_from", Long.class),
                        row.getString("edited_by"),
                        row.getString("edit")));
    }

    static WholeLetter whole(ResultSet row) throws SQLException {
        return new WholeLetter(letter(row), row.getBytes("payload"));
    }

    static DeadLetterDetails.Attempt attempt(ResultSet row) throws SQLException {
        return new DeadLetterDetails.Attempt(
                required(row, "at"),
                row.getString("by"),
                row.getString("outcome"),
                row.getString("code"),
                row.getString("message"),
                row.getObject("configuration", Integer.class),
                row.getObject("plan", Long.class));
    }

    static StreamName stream(ResultSet row) throws SQLException {
        return new StreamName(row.getString("system"), row.getString("stream"));
    }

    static DeadLetter.Cause cause(ResultSet row) throws SQLException {
        return new DeadLetter.Cause(
                row.getString("stage"),
                row.getString("code"),
                row.getString("field"),
                row.getString("message"),
                row.getString("fingerprint"),
                row.getString("frame"));
    }

    static DeadLetter.State state(ResultSet row) throws SQLException {
        return DeadLetter.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
