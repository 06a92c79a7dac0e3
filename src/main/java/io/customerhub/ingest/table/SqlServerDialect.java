package io.customerhub.ingest.table;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.Locale;

/**
 * SQL Server 2016 and later. Its usual collations take {@code a} and {@code A} for equal, so texts are compared by code
 * point. A {@code datetime} goes through {@code datetime2(3)}, because it is rounded to three hundredths of a second and
 * refuses more digits.
 *
 * <p>Source: Transact-SQL reference, TOP, CAST and CONVERT, AT TIME ZONE, and Collation and Unicode support.
 */
final class SqlServerDialect extends SqlDialect {

    @Override
    String quoted(String name) {
        return '[' + name.replace("]", "]]") + ']';
    }

    @Override
    String now() {
        return "SELECT CAST(SYSUTCDATETIME() AS varchar(33))";
    }

    @Override
    TableColumn.Kind kind(int jdbcType, String typeName) {
        String lower = typeName.toLowerCase(Locale.ROOT);
        if (lower.startsWith("datetimeoffset") || lower.contains("with time zone")) {
            return TableColumn.Kind.INSTANT;
        }
        return switch (jdbcType) {
            case Types.TIMESTAMP -> TableColumn.Kind.LOCAL_TIME;
            case Types.DATE -> TableColumn.Kind.DATE;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> TableColumn.Kind.INTEGER;
            case Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> TableColumn.Kind.DECIMAL;
            case Types.BIT, Types.BOOLEAN -> TableColumn.Kind.BOOLEAN;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> TableColumn.Kind.BYTES;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                lower.equals("uniqueidentifier") ? TableColumn.Kind.OTHER : TableColumn.Kind.BYTEWISE_TEXT;
            default -> TableColumn.Kind.OTHER;
        };
    }

    /** Dates and times of the newer types are written as {@code 2026-01-31 08:00:00.1234567} by a CAST without style. */
    @Override
    String read(String expression, TableColumn column) {
        return switch (column.kind()) {
            case INSTANT -> text("CAST(" + expression + " AT TIME ZONE 'UTC' AS datetime2(7))");
            case LOCAL_TIME -> text("CAST(" + expression + " AS " + precise(column) + ")");
            case DATE -> text(expression);
            case OTHER -> "CAST(" + expression + " AS nvarchar(4000))";
            default -> expression;
        };
    }

    @Override
    String parameter(String parameter, TableColumn column) {
        return switch (column.kind()) {
            case INSTANT -> "CAST(" + parameter + " AS datetimeoffset(7))";
            case LOCAL_TIME ->
                isRounded(column)
                        ? "CAST(CAST(" + parameter + " AS datetime2(3)) AS " + column.typeName() + ")"
                        : "CAST(" + parameter + " AS datetime2(7))";
            case DATE -> "CAST(" + parameter + " AS date)";
            case INTEGER -> "CAST(" + parameter + " AS bigint)";
            case BOOLEAN -> "CAST(" + parameter + " AS bit)";
            case BYTES -> "CONVERT(varbinary(8000), " + parameter + ", 2)";
            case BYTEWISE_TEXT -> byCodePoint(parameter);
            case OTHER ->
                column.typeName().equalsIgnoreCase("uniqueidentifier")
                        ? "CAST(" + parameter + " AS uniqueidentifier)"
                        : parameter;
            default -> parameter;
        };
    }

    @Override
    Object bound(String position, TableColumn column) {
        return switch (column.kind()) {
            case INSTANT -> DialectTimes.fixed(position, 7) + " +00:00";
            case LOCAL_TIME -> DialectTimes.fixed(position, isRounded(column) ? 3 : 7);
            case DECIMAL -> new BigDecimal(position);
            default -> position;
        };
    }

    @Override
    String ordered(String expression, TableColumn column) {
        return column.kind() == TableColumn.Kind.BYTEWISE_TEXT ? byCodePoint(expression) : expression;
    }

    @Override
    String firstRows(int rows) {
        return " TOP (" + rows + ")";
    }

    @Override
    String onlyRows(int rows) {
        return "";
    }

    private static boolean isRounded(TableColumn column) {
        String lower = column.typeName().toLowerCase(Locale.ROOT);
        return lower.equals("datetime") || lower.equals("smalldatetime");
    }

    private static String precise(TableColumn column) {
        return isRounded(column) ? "datetime2(3)" : "datetime2(7)";
    }

    private static String text(String expression) {
        return "CAST(" + expression + " AS varchar(33))";
    }

    private static String byCodePoint(String expression) {
        return expression + " COLLATE Latin1_General_BIN2";
    }
}
