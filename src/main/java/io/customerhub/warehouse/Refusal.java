package io.customerhub.warehouse;

import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Why PostgreSQL does not take a row. Its own message may hold the value, so only the code and the column are kept.
 *
 * @param state the SQLSTATE
 * @param column the column, when the server named it
 */
record Refusal(String state, @Nullable String column) {

    /** A key that cannot even be asked for. */
    static final Refusal KEY = new Refusal("22021", "key");

    private static final Pattern COLUMN = Pattern.compile("COPY [a-z_]+, [^,]+ [0-9]+, [^ ]+ ([a-z_]+)");

    static Refusal of(SQLException error) {
        String column = null;
        if (error instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && refused.getServerErrorMessage().getWhere() != null) {
            Matcher matcher = COLUMN.matcher(refused.getServerErrorMessage().getWhere());
            while (matcher.find()) {
                column = matcher.group(1);
            }
        }
        return new Refusal(String.valueOf(error.getSQLState()), column);
    }

    /** True when PostgreSQL could never hold the text: U+0000 or half a surrogate pair. */
    static boolean isUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return true;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The record as a rejection of the load. */
    Rejection reject(SourceRecord record) {
        String where = column == null ? "a field" : "the field " + column;
        return switch (state) {
            case "22021", "22P05" ->
                rejection(
                        record,
                        "HUB-LOAD-001",
                        where + " holds a character that no database text can hold"
                                + " (U+0000 or half of a surrogate pair); remove it in the source or cleanse the field");
            case "22003", "22P03" ->
                rejection(record, "HUB-LOAD-002", where + " holds a number that is out of range for PostgreSQL");
            case "22007", "22008" ->
                rejection(record, "HUB-LOAD-003", where + " holds a date or time that is out of range for PostgreSQL");
            case "54000" ->
                rejection(record, "HUB-LOAD-004", "the key of the record is too long: at most some 2,600 bytes");
            default -> rejection(record, "HUB-LOAD-009", "PostgreSQL refuses " + where + " (SQLSTATE " + state + ")");
        };
    }

    private Rejection rejection(SourceRecord record, String code, String message) {
        return Rejection.of(record, "load", code, column, message);
    }
}
