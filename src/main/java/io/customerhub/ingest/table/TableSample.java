package io.customerhub.ingest.table;

import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a table, with what the database says of its columns and key; read only.
 *
 * @param rows the rows as text, times in ISO 8601
 * @param types logical types of the Open Data Contract Standard by column, in order
 * @param key the columns of the primary key in its order; empty when there is none
 */
public record TableSample(List<Content> rows, Map<String, String> types, List<String> key) {

    private static final int TIMEOUT_SECONDS = 20;

    /**
     * Reads a table or view.
     *
     * @param url a JDBC URL
     * @param user the user, or null when the URL names it
     * @param password its password, or null
     * @param table the table, with its schema when needed
     * @param most how many rows at most
     * @throws TableFailure when the database is away or refuses, or has no such table
     */
    public static TableSample read(
            String url, @Nullable String user, @Nullable String password, String table, int most) {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        io.customerhub.record.StreamName place = new io.customerhub.record.StreamName("hub-new", "sample");
        DriverManager.setLoginTimeout(TIMEOUT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            connection.setReadOnly(true);
            SqlDialect dialect = SqlDialect.ofProduct(connection.getMetaData().getDatabaseProductName());
            if (dialect == null) {
                throw new TableFailure(
                        "HUB-TABLE-004", place + ": expected PostgreSQL, MariaDB, MySQL, Oracle or SQL Server", null);
            }
            List<String> key = key(connection, table);
            String order = key.isEmpty() ? "" : " ORDER BY 1";
            String sql = "SELECT" + dialect.firstRows(most) + " * FROM " + dialect.quotedTable(table) + dialect.alias()
                    + "source" + order + dialect.onlyRows(most);
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setQueryTimeout(TIMEOUT_SECONDS);
                try (ResultSet rows = select.executeQuery()) {
                    return of(rows, key);
                }
            }
        } catch (SQLException e) {
            throw TableFailure.of(place, table, e);
        }
    }

    private static TableSample of(ResultSet rows, List<String> key) throws SQLException {
        ResultSetMetaData described = rows.getMetaData();
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            types.put(described.getColumnLabel(i), logicalType(described.getColumnType(i)));
        }
        FieldNames names = FieldNames.of(List.copyOf(types.keySet()));
        List<Content> contents = new ArrayList<>();
        while (rows.next()) {
            @Nullable String[] values = new String[names.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = text(rows, i + 1, described.getColumnType(i + 1));
            }
            contents.add(new Content.Row(names, values));
        }
        return new TableSample(List.copyOf(contents), java.util.Collections.unmodifiableMap(types), key);
    }

    private static @Nullable String text(ResultSet rows, int column, int type) throws SQLException {
        if (type == Types.BIT || type == Types.BOOLEAN) {
            boolean value = rows.getBoolean(column);
            return rows.wasNull() ? null : Boolean.toString(value);
        }
        if (type != Types.TIMESTAMP && type != Types.TIMESTAMP_WITH_TIMEZONE) {
            return rows.getString(column);
        }
        try {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null
                    ? null
                    : time.withOffsetSameInstant(ZoneOffset.UTC).toString();
        } catch (SQLException local) {
            LocalDateTime time = rows.getObject(column, LocalDateTime.class);
            return time == null ? null : time + "Z";
        }
    }

    private static String logicalType(int type) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.TINYINT -> "integer";
            case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.DOUBLE, Types.FLOAT -> "number";
            case Types.BOOLEAN, Types.BIT -> "boolean";
            case Types.DATE -> "date";
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "timestamp";
            default -> "string";
        };
    }

    private static List<String> key(Connection connection, String table) throws SQLException {
        int dot = table.indexOf('.');
        String schema = dot < 0 ? connection.getSchema() : table.substring(0, dot);
        DatabaseMetaData data = connection.getMetaData();
        Map<Short, String> columns = new TreeMap<>();
        try (ResultSet found = data.getPrimaryKeys(connection.getCatalog(), schema, table.substring(dot + 1))) {
            while (found.next()) {
                columns.put(found.getShort("KEY_SEQ"), found.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }
}
