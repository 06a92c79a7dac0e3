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
            if (upper.equals("BIT") && jdbcType == Types.BIT) {
                return TableColumn.Kind.INTEGER; // of more than one bit; a single one is a BOOLEAN to the driver
            }
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

        /**
         * UNIX_TIMESTAMP reads the stored instant; every other way goes through the zone of the session. The driver takes
         * each tinyint(1) for a truth value, also one that holds 2, which stays a number here.
         */
        @Override
        String read(String expression, TableColumn column) {
            return switch (column.kind()) {
                case INSTANT -> "UNIX_TIMESTAMP(" + expression + ")";
                case LOCAL_TIME, DATE, OTHER -> "CAST(" + expression + " AS CHAR)";
                case BOOLEAN ->
                    "CASE " + expression + " WHEN 0 THEN 'false' WHEN 1 THEN 'true' ELSE CAST(" + expression
                            + " AS CHAR) END";
                case INTEGER ->
                    column.typeName().equalsIgnoreCase("BIT") ? "CAST(" + expression + " AS UNSIGNED)" : expression;
                default -> expression;
            };
        }

        @Override
        String parameter(String parameter, TableColumn column) {
            return switch (column.kind()) {
                case INSTANT -> "CONVERT_TZ(CAST(" + parameter + " AS DATETIME(6)), '+00:00', @@session.time_zone)";
                case LOCAL_TIME -> "CAST(" + parameter + " AS DATETIME(6))";
                case DATE -> "CAST(" + parameter + " AS DATE)";
                case INTEGER -> "CAST(" + parameter + " AS " + (isUnsigned(column) ? "UNSIGNED" : "SIGNED") + ")";
                case DECIMAL ->
                    "CAST(" + parameter + " AS "
                            + (column.typeName().equalsIgnoreCase("DOUBLE") ? "DOUBLE" : "DECIMAL(65, 30)") + ")";
                case BOOLEAN ->
                    "CASE " + parameter + " WHEN 'false' THEN 0 WHEN 'true' THEN 1 ELSE CAST(" + parameter
                            + " AS SIGNED) END";
                case BYTES -> "UNHEX(" + parameter + ")";
                case BYTEWISE_TEXT -> bytes(parameter);
                default -> parameter;
            };
        }

        @Override
        String bound(String position, TableColumn column) {
            if (column.kind() == TableColumn.Kind.INSTANT) {
                return position.replace('T', ' ').replace("Z", "");
            }
            // a lookback may lead below zero, which CAST would turn into the greatest number there is
            boolean belowZero = column.kind() == TableColumn.Kind.INTEGER && position.startsWith("-");
            return belowZero && isUnsigned(column) ? "0" : position;
        }

        @Override
        boolean needsBytewiseText() {
            return true;
        }

        @Override
        String ordered(String expression, TableColumn column) {
            return column.kind() == TableColumn.Kind.BYTEWISE_TEXT ? bytes(expression) : expression;
        }

        /** A time may also be a zero date: it stands in columns that are NOT NULL and means that there is none. */
        @Override
        boolean mayBeAbsent(TableColumn column) {
            return column.nullable() || !firstTime(column).isEmpty();
        }

        @Override
        String present(String expression, TableColumn column) {
            String first = firstTime(column);
            return first.isEmpty() ? super.present(expression, column) : expression + " >= " + first;
        }

        @Override
        String absent(String expression, TableColumn column) {
            String first = firstTime(column);
            return first.isEmpty()
                    ? super.absent(expression, column)
                    : "(" + expression + " IS NULL OR " + expression + " < " + first + ")";
        }

        /** The least time of a column that is no zero date, so that an index finds those; empty for other columns. */
        private static String firstTime(TableColumn column) {
            return switch (column.kind()) {
                case INSTANT -> "FROM_UNIXTIME(1)";
                case LOCAL_TIME, DATE -> "CAST('0001-01-01' AS DATE)";
                default -> "";
            };
        }

        private static boolean isUnsigned(TableColumn column) {
            String upper = column.typeName().toUpperCase(Locale.ROOT);
            return upper.contains("UNSIGNED") || upper.equals("BIT");
        }

        /** As UTF-8, whatever the column is stored in, so that column and parameter are comparable. */
        private static String bytes(String expression) {
            return "CAST(CONVERT(" + expression + " USING utf8mb4) AS BINARY)";
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
