package io.customerhub.ingest.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells how texts of MariaDB and MySQL are compared when pages are cut by them. Their usual collations take {@code a} and
 * {@code A}, or any two emoji, for equal, so that rows behind the first of them would be lost at the border of a page;
 * and an ENUM is ordered by its number but compared by its name. A key is left to its collation, and so to its index,
 * only where a unique index of its own makes sure that no two are equal under it.
 *
 * <p>Source: MariaDB's INFORMATION_SCHEMA tables COLUMNS and STATISTICS, which MySQL has in the same form.
 */
final class TextOrder {

    private static final String TYPE =
            """
            SELECT DATA_TYPE FROM information_schema.COLUMNS
             WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?
            """;
    private static final String UNIQUE_ALONE =
            """
            SELECT 'unique' FROM information_schema.STATISTICS
             WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND NON_UNIQUE = 0
             GROUP BY INDEX_NAME
            HAVING COUNT(*) = 1 AND MAX(COLUMN_NAME) = ?
            """;

    private final Connection connection;
    private final @Nullable String schema;
    private final @Nullable String table;

    /** Asks over this connection; {@code table} is null for a query, about whose columns nothing is known. */
    TextOrder(Connection connection, @Nullable String table) throws SQLException {
        this.connection = connection;
        int dot = table == null ? -1 : table.lastIndexOf('.');
        this.schema = table == null || dot < 0 ? connection.getCatalog() : table.substring(0, dot);
        this.table = table == null ? null : table.substring(dot + 1);
    }

    /** The key, marked when its texts have to be compared byte by byte. */
    TableColumn ofKey(TableColumn key) throws SQLException {
        boolean sure = key.kind() != TableColumn.Kind.TEXT
                || (isOrderedByText(key) && ask(UNIQUE_ALONE, key).equals("unique"));
        return sure ? key : bytewise(key);
    }

    /** The cursor, marked when its texts have to be compared byte by byte; many rows may share one. */
    TableColumn ofCursor(TableColumn cursor) throws SQLException {
        return cursor.kind() != TableColumn.Kind.TEXT || isOrderedByText(cursor) ? cursor : bytewise(cursor);
    }

    private boolean isOrderedByText(TableColumn column) throws SQLException {
        String type = ask(TYPE, column).toLowerCase(Locale.ROOT);
        return !List.of("", "enum", "set").contains(type);
    }

    private static TableColumn bytewise(TableColumn column) {
        return new TableColumn(column.name(), TableColumn.Kind.BYTEWISE_TEXT, column.typeName(), column.nullable());
    }

    /** The first value of the answer, or an empty text. */
    private String ask(String sql, TableColumn column) throws SQLException {
        if (schema == null || table == null) {
            return "";
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            statement.setString(3, column.name());
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getString(1) : "";
            }
        }
    }
}
