package io.customerhub.ingest.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a database writes what the page queries need. Names are always quoted, values always bound.
 *
 * <p>Times travel as text that the database writes and reads itself: JDBC's own classes would move local times that
 * the JVM's time zone skips in spring, and refuse MariaDB's zero dates.
 */
abstract class SqlDialect {

    /** All that are known, by the name that the option {@code dialect} has for them. */
    private enum Known {
        POSTGRESQL(new PostgreSqlDialect()),
        MARIADB(new MariaDbDialect()),
        ORACLE(new OracleDialect()),
        SQLSERVER(new SqlServerDialect());

        private final SqlDialect dialect;

        Known(SqlDialect dialect) {
            this.dialect = dialect;
        }

        private String optionName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The names that the option {@code dialect} may have. */
    static final List<String> NAMES =
            Stream.of(Known.values()).map(Known::optionName).toList();

    /** The dialect of that name, one of {@link #NAMES}. */
    static SqlDialect named(String name) {
        return Known.valueOf(name.toUpperCase(Locale.ROOT)).dialect;
    }

    /** The dialect of a database, by the name that its driver gives; null when it is none of those that are known. */
    static @Nullable SqlDialect ofProduct(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> Known.POSTGRESQL.dialect;
            case "mariadb", "mysql" -> Known.MARIADB.dialect;
            case "oracle" -> Known.ORACLE.dialect;
            case "microsoft sql server" -> Known.SQLSERVER.dialect;
            default -> null;
        };
    }

    /** The name, quoted for this database. */
    abstract String quoted(String name);

    /** A query for the time of the database in UTC as text. */
    abstract String now();

    /** What the values of a column are. */
    abstract TableColumn.Kind kind(int jdbcType, String typeName);

    /** The expression as it is selected. */
    abstract String read(String expression, TableColumn column);

    /** A parameter that is bound as text, made comparable with the column. */
    abstract String parameter(String parameter, TableColumn column);

    /** What is bound for a value of a position: its text, or a number where text would be read by the session's rules. */
    Object bound(String position, TableColumn column) {
        return position;
    }

    /** What stands between SELECT and the columns so that at most so many rows come; empty when it stands at the end. */
    String firstRows(int rows) {
        return "";
    }

    /** What stands at the end of a query so that at most so many rows come. */
    String onlyRows(int rows) {
        return " LIMIT " + rows;
    }

    /** What stands between a table or query and the name {@code source} that it gets. */
    String alias() {
        return " AS ";
    }

    /**
     * A query for a text that is another one in each installation of the database, whatever its address; null when the
     * database has none that everybody may read.
     */
    @Nullable
    String installation() {
        return null;
    }

    /**
     * True when {@code >} and ORDER BY may take different texts for equal, or disagree, so that {@link TextOrder} has to
     * look at each text that is a key or a cursor.
     */
    boolean needsBytewiseText() {
        return false;
    }

    /** The expression as it is compared and ordered. */
    String ordered(String expression, TableColumn column) {
        return expression;
    }

    /** True when a row may have no value in this column. */
    boolean mayBeAbsent(TableColumn column) {
        return column.nullable();
    }

    /** The condition for rows that have a value. */
    String present(String expression, TableColumn column) {
        return expression + " IS NOT NULL";
    }

    /** The condition for rows that have no value. */
    String absent(String expression, TableColumn column) {
        return expression + " IS NULL";
    }

    /**
     * The condition for rows after a cursor and key, in the order of both. Spelt out, because Oracle and SQL Server cannot
     * compare rows, and MySQL and MariaDB use no index for it; the first part alone lets an index be used.
     */
    String after(String cursor, String key, String cursorParameter, String keyParameter) {
        return cursor + " >= " + cursorParameter + " AND (" + cursor + " > " + cursorParameter + " OR " + key + " > "
                + keyParameter + ")";
    }

    /** A table name with or without schema, each part quoted. */
    String quotedTable(String table) {
        StringBuilder quoted = new StringBuilder();
        for (String part : table.split("\\.", -1)) {
            quoted.append(quoted.isEmpty() ? "" : ".").append(quoted(part));
        }
        return quoted.toString();
    }
}
