package io.customerhub.ingest.table;

import io.customerhub.record.StreamName;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A poll of a table that cannot go on. It makes no dead letter: either the database has a bad day, or the route asks
 * for something that is not there.
 */
public final class TableFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String READ_ONLY_TRANSACTION = "25006";

    private final String code;

    /** A failure with its stable code; the message holds no values of the source. */
    TableFailure(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** True when only a change of route or database helps: waiting does not. */
    public boolean isConfiguration() {
        return !code.equals("HUB-TABLE-010") && !code.equals("HUB-TABLE-011");
    }

    /** True when the committed position must not be used on this source, and a person has to decide how it goes on. */
    public boolean isPositionRefused() {
        return code.equals("HUB-TABLE-006") || code.equals("HUB-TABLE-013") || code.equals("HUB-TABLE-014");
    }

    /**
     * What a failure of the database means for the poll. SQLSTATE classes by ISO 9075-2: 42 syntax error or access rule
     * violation (PostgreSQL and MariaDB: missing table or column, missing permission), 3D and 3F missing database or
     * schema, 25006 a write on a read-only connection, 28 wrong password, 57014 (PostgreSQL) and 70100 (MariaDB)
     * and HY008 (SQL Server) statement cancelled, which is how a time limit ends.
     */
    public static TableFailure of(StreamName stream, String place, Throwable problem) {
        SQLException sql = firstSql(problem);
        if (problem instanceof TableFailure known) {
            return known;
        }
        if (sql == null) {
            return new TableFailure(
                    "HUB-TABLE-010",
                    stream + ": '" + place + "' could not be read: "
                            + problem.getClass().getSimpleName(),
                    problem);
        }
        if (sql instanceof MissingDriverException) {
            return new TableFailure("HUB-TABLE-012", stream + ": " + sql.getMessage(), problem);
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        String said = said(sql, state);
        if (namesObjects(state) && !isLogin(sql, state)) {
            return new TableFailure(
                    "HUB-TABLE-002",
                    stream + ": the database refuses to read '" + place + "' (SQLSTATE " + state + "): " + said
                            + "; correct the route, or ask for the permission",
                    problem);
        }
        if (isLogin(sql, state)) {
            return new TableFailure(
                    "HUB-TABLE-003",
                    stream + ": the database refuses the login (SQLSTATE " + state + "); correct user or password",
                    problem);
        }
        if (state.equals("57014")
                || state.equals("70100")
                || state.equals("HY008")
                || sql instanceof java.sql.SQLTimeoutException) {
            return new TableFailure(
                    "HUB-TABLE-011",
                    stream + ": a page of '" + place + "' took longer than the time limit; an index on (cursor, key), a"
                            + " smaller pageSize or a longer timeLimit helps",
                    problem);
        }
        return new TableFailure(
                "HUB-TABLE-010",
                stream + ": the source database is away or broke off while reading '" + place + "' (SQLSTATE "
                        + (state.isEmpty() ? "unknown" : state) + ")",
                problem);
    }

    /** Oracle (ORA-01017) and SQL Server (18456) have their own numbers for a wrong password. */
    private static boolean isLogin(SQLException sql, String state) {
        return state.startsWith("28") || sql.getErrorCode() == 1017 || sql.getErrorCode() == 18456;
    }

    /** For the syntax and permission class the database names objects, not values; every other text may hold values. */
    private static String said(SQLException sql, String state) {
        String message = sql.getMessage();
        if (message == null || !namesObjects(state)) {
            return "";
        }
        String line = withoutConnection(message.lines().findFirst().orElse("").strip());
        return line.toUpperCase(Locale.ROOT).startsWith("ERROR: ") ? line.substring(7) : line;
    }

    private static boolean namesObjects(String state) {
        return state.startsWith("42")
                || state.startsWith("3D")
                || state.startsWith("3F")
                || state.equals(READ_ONLY_TRANSACTION);
    }

    /** MariaDB's driver begins with the number of its connection, which would make each message another one. */
    private static String withoutConnection(String line) {
        return line.startsWith("(conn=") ? line.substring(line.indexOf(')') + 1).strip() : line;
    }

    private static @Nullable SQLException firstSql(@Nullable Throwable problem) {
        Throwable current = problem;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (current instanceof SQLException sql) {
                return sql;
            }
            current = current.getCause();
        }
        return null;
    }
}
