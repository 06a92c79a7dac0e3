package io.customerhub.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows into values and puts values into statements, for those who own tables. */
public final class SqlRows {

    private static final int LONGEST_TEXT = 2_000;

    private SqlRows() {}

    /** Reads the row at which a result stands. */
    @FunctionalInterface
    public interface Reader<T> {
        /** The row as a value; it stays at its row. */
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a statement with these parameters, in its order; a change with RETURNING is fine, too. */
    public static <T> List<T> select(
            Connection connection, String sql, List<? extends @Nullable Object> values, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        }
    }

    /** Does a change with these parameters; gives the number of rows changed. */
    public static int change(Connection connection, String sql, List<? extends @Nullable Object> values)
            throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            set(change, values);
            return change.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(1 + i, value instanceof Instant at ? time(at) : value);
        }
    }

    /** A time as the driver takes it. */
    public static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** A time that is there. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A time that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The text as PostgreSQL can hold it: no NUL, no half of a character, at most 2,000 characters. */
    public static String storable(String text) {
        return LetterLedger.storable(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }
}
