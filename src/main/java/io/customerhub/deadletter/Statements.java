package io.customerhub.deadletter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with values for their question marks. */
final class Statements {

    private Statements() {}

    /** Sets the values in order; arrays of texts and numbers become arrays of PostgreSQL. */
    static void set(Connection connection, PreparedStatement statement, List<? extends @Nullable Object> values)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof String[] texts) {
                statement.setArray(1 + i, connection.createArrayOf("text", texts));
            } else if (value instanceof Long[] numbers) {
                statement.setArray(1 + i, connection.createArrayOf("bigint", numbers));
            } else if (value instanceof Integer[] numbers) {
                statement.setArray(1 + i, connection.createArrayOf("integer", numbers));
            } else if (value instanceof byte[][] payloads) {
                statement.setArray(1 + i, connection.createArrayOf("bytea", payloads));
            } else if (value == null) {
                statement.setString(1 + i, null);
            } else {
                statement.setObject(1 + i, value);
            }
        }
    }

    /** All rows of a query. */
    static <T> List<T> rows(Connection connection, String sql, List<? extends @Nullable Object> values, Row<T> row)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(connection, select, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row.read(found));
                }
            }
            return rows;
        }
    }

    /** Reads the row at which a result stands. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
