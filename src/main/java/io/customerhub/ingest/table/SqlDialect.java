package io.customerhub.ingest.table;

import java.sql.Types;
import java.util.Locale;

/**
 * How a database writes what the page queries need. Names are always quoted, values always bound.
 *
 * <p>Times travel as text that the database writes and reads itself: JDBC's own classes would move local times that
 * the JVM's time zone skips in spring, and refuse MariaDB's zero dates.
 */
enum SqlDialect {
    /** PostgreSQL, 12 and later. */
    POSTGRESQL {
        @Override
        String quoted(String name) {
            return '"' + name.replace("\"", "\"\"") + '"';
        }

        @Override
        String now() {
            return "SELECT CAST(CLOCK_TIMESTAMP() AT TIME ZONE 'UTC' AS text)";
        }

        @Override
        TableColumn.Kind kind(int jdbcType, String typeName) {
            return switch (typeName) {
                case "timestamptz" -> TableColumn.Kind.INSTANT;
                case "timestamp" -> TableColumn.Kind.LOCAL_TIME;
                case "date" -> TableColumn.Kind.DATE;
                case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" -> TableColumn.Kind.INTEGER;
                case "numeric", "float4", "float8" -> TableColumn.Kind.DECIMAL;
                case "bool" -> TableColumn.Kind.BOOLEAN;
                case "bytea" -> TableColumn.Kind.BYTES;
                case "text", "varchar", "bpchar", "name" -> TableColumn.Kind.TEXT;
                default -> TableColumn.Kind.OTHER;
            };
        }

        @Override
        String read(String expression, TableColumn column) {
            return switch (column.kind()) {
                case INSTANT -> "CAST(" + expression + " AT TIME ZONE 'UTC' AS text)";
                case LOCAL_TIME, DATE, OTHER -> "CAST(" + expression + " AS text)";
                default -> expression;
            };
        }

        /** A cast tells the server the type of the text that is bound, so that indexes are used and order is kept. */
        @Override
        String parameter(String parameter, TableColumn column) {
            if (column.kind() == TableColumn.Kind.BYTES) {
                return "DECODE(CAST(" + parameter + " AS text), 'hex')";
            }
            String type =
                    switch (column.typeName()) {
                        case "smallserial" -> "int2";
                        case "serial" -> "int4";
                        case "bigserial" -> "int8";
                        default ->
                            column.typeName().matches("[a-z0-9_]+|\".*")
                                    ? column.typeName()
                                    : quoted(column.typeName());
                    };
            return "CAST(" + parameter + " AS " + type + ")";
        }

        @Override
        String after(String cursor, String key, String cursorParameter, String keyParameter) {
            return "(" + cursor + ", " + key + ") > (" + cursorParameter + ", " + keyParameter + ")";
        }
    },

    /** MariaDB 10.6 and later, MySQL 8 and later. */
    MARIADB {
        @Override
        String quoted(String name) {
            return '`' + name.replace("`", "``") + '`';
        }

        @Override
        String now() {
            return "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)";
        }

        @Override
        TableColumn.Kind kind(int jdbcType, String typeName) {
            String upper = typeName.toUpperCase(Locale.ROOT);
            if (upper.startsWith("TIMESTAMP")) {
                return TableColumn.Kind.INSTANT;
            }
            if (upper.startsWith("DATETIME")) {
                return TableColumn.Kind.LOCAL_TIME;
            }
            if (upper.startsWith("YEAR")) {
                return TableColumn.Kind.OTHER;
            }
            return switch (jdbcType) {
                case Types.DATE -> TableColumn.Kind.DATE;
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> TableColumn.Kind.INTEGER;
                case Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> TableColumn.Kind.DECIMAL;
                case Types.BIT, Types.BOOLEAN -> TableColumn.Kind.BOOLEAN;
                case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> TableColumn.Kind.BYTES;
                case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> TableColumn.Kind.TEXT;
                default -> TableColumn.Kind.OTHER;
            };
        }

        /** UNIX_TIMESTAMP reads the stored instant; every other way goes through the zone of the session. */
        @Override
        String read(String expression, TableColumn column) {
            return switch (column.kind()) {
                case INSTANT -> "UNIX_TIMESTAMP(" + expression + ")";
                case LOCAL_TIME, DATE, OTHER -> "CAST(" + expression + " AS CHAR)";
                default -> expression;
            };
        }

        @Override
        String parameter(String parameter, TableColumn column) {
            return switch (column.kind()) {
                case INSTANT -> "CONVERT_TZ(CAST(" + parameter + " AS DATETIME(6)), '+00:00', @@session.time_zone)";
                case LOCAL_TIME -> "CAST(" + parameter + " AS DATETIME(6))";
                case DATE -> "CAST(" + parameter + " AS DATE)";
                case INTEGER ->
                    "CAST(" + parameter + " AS "
                            + (column.typeName().toUpperCase(Locale.ROOT).contains("UNSIGNED") ? "UNSIGNED" : "SIGNED")
                            + ")";
                case DECIMAL -> "CAST(" + parameter + " AS DECIMAL(65, 30))";
                case BYTES -> "UNHEX(" + parameter + ")";
                default -> parameter;
            };
        }

        @Override
        String bound(String position, TableColumn column) {
            return column.kind() == TableColumn.Kind.INSTANT
                    ? position.replace('T', ' ').replace("Z", "")
                    : position;
        }

        /** Spelt out, because MySQL and MariaDB use no index for a comparison of rows. */
        @Override
        String after(String cursor, String key, String cursorParameter, String keyParameter) {
            return cursor + " >= " + cursorParameter + " AND (" + cursor + " > " + cursorParameter + " OR " + key
                    + " > " + keyParameter + ")";
        }
    };

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

    /** The text that is bound for a value of a position. */
    String bound(String position, TableColumn column) {
        return position;
    }

    /** The condition for rows after a cursor and key, in the order of both. */
    abstract String after(String cursor, String key, String cursorParameter, String keyParameter);

    /** A table name with or without schema, each part quoted. */
    String quotedTable(String table) {
        StringBuilder quoted = new StringBuilder();
        for (String part : table.split("\\.", -1)) {
            quoted.append(quoted.isEmpty() ? "" : ".").append(quoted(part));
        }
        return quoted.toString();
    }
}
