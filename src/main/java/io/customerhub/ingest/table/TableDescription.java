package io.customerhub.ingest.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the database says about a table at the beginning of a poll.
 *
 * @param dialect how to talk to it
 * @param columns the columns to read, in the order of the table; key and cursor are among them
 * @param key the key column
 * @param cursor the cursor column, or null
 * @param now the time of the database in UTC, as {@code 2026-01-31T08:00:00.123456Z}
 * @param identity tells the source from others: {@link SourceIdentity}
 */
record TableDescription(
        SqlDialect dialect,
        List<TableColumn> columns,
        TableColumn key,
        @Nullable TableColumn cursor,
        String now,
        String identity) {

    /**
     * Asks the database; a few short statements.
     *
     * @throws TableFailure when it is away, or table or columns are not there
     */
    static TableDescription of(DataSource database, TableSource source, int timeoutSeconds) {
        try (Connection connection = database.getConnection()) {
            SqlDialect dialect = dialect(source, connection);
            Map<String, TableColumn> all = columns(connection, dialect, source, timeoutSeconds);
            TableColumn key = require(source, all, "key", source.key());
            TableColumn cursor = source.cursor() == null ? null : require(source, all, "cursor", source.cursor());
            if (dialect.needsBytewiseText()) {
                TextOrder order = new TextOrder(connection, source.table());
                key = replace(all, order.ofKey(key));
                cursor = cursor == null ? null : replace(all, order.ofCursor(cursor));
            }
            List<String> always = cursor == null ? List.of(key.name()) : List.of(key.name(), cursor.name());
            List<TableColumn> chosen = new ArrayList<>();
            if (source.columns().isEmpty()) {
                chosen.addAll(all.values());
            } else {
                List<String> wanted = new ArrayList<>(always);
                source.columns()
                        .forEach(name ->
                                wanted.add(require(source, all, "columns", name).name()));
                all.values().stream()
                        .filter(column -> wanted.contains(column.name()))
                        .forEach(chosen::add);
            }
            return new TableDescription(
                    dialect,
                    List.copyOf(chosen),
                    key,
                    cursor,
                    now(connection, dialect),
                    SourceIdentity.of(connection, dialect, source));
        } catch (SQLException e) {
            throw TableFailure.of(source.stream(), source.place(), e);
        }
    }

    private static TableColumn replace(Map<String, TableColumn> all, TableColumn column) {
        all.put(column.name(), column);
        return column;
    }

    /** What stands after FROM; the result is called {@code source}. */
    static String from(SqlDialect dialect, TableSource source) {
        return source.table() != null
                ? dialect.quotedTable(source.table()) + dialect.alias() + "source"
                : "(" + source.query() + "\n)" + dialect.alias() + "source";
    }

    private static SqlDialect dialect(TableSource source, Connection connection) throws SQLException {
        if (source.dialect() != null) {
            return SqlDialect.named(source.dialect());
        }
        String product = connection.getMetaData().getDatabaseProductName();
        SqlDialect known = SqlDialect.ofProduct(product);
        if (known == null) {
            throw new TableFailure(
                    "HUB-TABLE-004",
                    source.stream() + ": expected PostgreSQL, MariaDB, MySQL, Oracle or SQL Server, found " + product
                            + "; if it speaks the SQL of one of them, say so: dialect: "
                            + String.join(" or ", SqlDialect.NAMES),
                    null);
        }
        return known;
    }

    private static Map<String, TableColumn> columns(
            Connection connection, SqlDialect dialect, TableSource source, int timeoutSeconds) throws SQLException {
        String sql = "SELECT * FROM " + from(dialect, source) + " WHERE 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            try (ResultSet none = statement.executeQuery()) {
                ResultSetMetaData described = none.getMetaData();
                Map<String, TableColumn> columns = new LinkedHashMap<>();
                for (int i = 1; i <= described.getColumnCount(); i++) {
                    String typeName = described.getColumnTypeName(i);
                    TableColumn column = new TableColumn(
                            described.getColumnLabel(i),
                            dialect.kind(described.getColumnType(i), typeName),
                            typeName,
                            described.isNullable(i) != ResultSetMetaData.columnNoNulls);
                    if (columns.put(column.name(), column) != null) {
                        throw new TableFailure(
                                "HUB-TABLE-005",
                                source.stream() + ": the column '" + column.name()
                                        + "' appears twice in the query; name the columns that you select",
                                null);
                    }
                }
                return columns;
            }
        }
    }

    private static String now(Connection connection, SqlDialect dialect) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(dialect.now());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1).replace(' ', 'T') + "Z";
        }
    }

    private static TableColumn require(TableSource source, Map<String, TableColumn> all, String option, String wanted) {
        TableColumn exact = all.get(wanted);
        if (exact != null) {
            return exact;
        }
        List<String> near = all.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(wanted))
                .toList();
        throw new TableFailure(
                "HUB-TABLE-002",
                source.stream() + ": '" + source.place() + "' has no column '" + wanted + "' (option '" + option
                        + "'); "
                        + (near.isEmpty() ? "it has: " + String.join(", ", all.keySet()) : "write " + near.get(0)),
                null);
    }
}
