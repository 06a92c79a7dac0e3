package io.customerhub.ingest.table;

import java.sql.Types;
import java.util.Locale;

/** MariaDB 10.6 and later, MySQL 8 and later. */
final class MariaDbDialect extends SqlDialect {

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
    Object bound(String position, TableColumn column) {
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
}
