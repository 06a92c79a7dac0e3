package io.customerhub.ingest.table;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.Locale;

/**
 * Oracle 12.1 and later, and databases that speak its SQL. Nothing depends on the language settings of the session: every
 * time goes through a format, numbers are bound as numbers, and texts are compared byte by byte, because the driver takes
 * the sort order from the language of the JVM.
 *
 * <p>Source: Oracle Database SQL Language Reference 19c, Format Models, NLSSORT and row_limiting_clause.
 */
final class OracleDialect extends SqlDialect {

    private static final String FORMAT = "'YYYY-MM-DD HH24:MI:SS.FF9'";
    private static final String ZONED_FORMAT = "'YYYY-MM-DD HH24:MI:SS.FF9 TZH:TZM'";
    private static final String SECONDS_FORMAT = "'YYYY-MM-DD HH24:MI:SS'";

    @Override
    String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    String now() {
        return "SELECT TO_CHAR(SYSTIMESTAMP AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.FF6') FROM DUAL";
    }

    /** A DATE of Oracle has a time of day; a TIMESTAMP WITH LOCAL TIME ZONE is a point in time, too. */
    @Override
    TableColumn.Kind kind(int jdbcType, String typeName) {
        String upper = typeName.toUpperCase(Locale.ROOT);
        if (upper.startsWith("TIMESTAMP")) {
            return upper.contains("TIME ZONE") ? TableColumn.Kind.INSTANT : TableColumn.Kind.LOCAL_TIME;
        }
        if (upper.equals("DATE")) {
            return TableColumn.Kind.LOCAL_TIME;
        }
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> TableColumn.Kind.INTEGER;
            case Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> TableColumn.Kind.DECIMAL;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> TableColumn.Kind.BYTES;
            case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR -> TableColumn.Kind.BYTEWISE_TEXT;
            default -> TableColumn.Kind.OTHER;
        };
    }

    /** A CLOB that is too long for a text is refused by the database instead of being cut. */
    @Override
    String read(String expression, TableColumn column) {
        return switch (column.kind()) {
            case INSTANT -> "TO_CHAR(" + expression + " AT TIME ZONE 'UTC', " + FORMAT + ")";
            case LOCAL_TIME -> "TO_CHAR(CAST(" + expression + " AS TIMESTAMP(9)), " + FORMAT + ")";
            case OTHER -> "TO_CHAR(" + expression + ")";
            default -> expression;
        };
    }

    /** A DATE is compared with a DATE, so that its index is used. */
    @Override
    String parameter(String parameter, TableColumn column) {
        return switch (column.kind()) {
            case INSTANT -> "TO_TIMESTAMP_TZ(" + parameter + ", " + ZONED_FORMAT + ")";
            case LOCAL_TIME ->
                isDate(column)
                        ? "TO_DATE(" + parameter + ", " + SECONDS_FORMAT + ")"
                        : "TO_TIMESTAMP(" + parameter + ", " + FORMAT + ")";
            case BYTES -> "HEXTORAW(" + parameter + ")";
            case BYTEWISE_TEXT -> binary(parameter);
            default -> parameter;
        };
    }

    @Override
    Object bound(String position, TableColumn column) {
        return switch (column.kind()) {
            case INSTANT -> DialectTimes.fixed(position, 9) + " +00:00";
            case LOCAL_TIME -> DialectTimes.fixed(position, isDate(column) ? 0 : 9);
            case INTEGER, DECIMAL -> new BigDecimal(position);
            default -> position;
        };
    }

    @Override
    String ordered(String expression, TableColumn column) {
        return column.kind() == TableColumn.Kind.BYTEWISE_TEXT ? binary(expression) : expression;
    }

    @Override
    String onlyRows(int rows) {
        return " FETCH FIRST " + rows + " ROWS ONLY";
    }

    /** Oracle allows no AS before the name of a table. */
    @Override
    String alias() {
        return " ";
    }

    private static boolean isDate(TableColumn column) {
        return column.typeName().equalsIgnoreCase("DATE");
    }

    private static String binary(String expression) {
        return "NLSSORT(" + expression + ", 'NLS_SORT=BINARY')";
    }
}
