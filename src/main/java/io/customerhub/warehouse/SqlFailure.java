package io.customerhub.warehouse;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What an error of PostgreSQL means for a batch. Codes: PostgreSQL 18 manual, appendix A. */
enum SqlFailure {
    /** A bad day: away, in recovery, read-only, out of space, too busy. Nothing was written; try again later. */
    UNAVAILABLE,
    /** The database refuses the data of a row. */
    DATA,
    /** A row that was thought to be new is there already. */
    DUPLICATE,
    /** Two transactions were in each other's way; trying again at once helps. */
    RETRY,
    /** Anything else: an error of the hub or a changed schema. */
    BUG;

    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "3D", "53", "57", "58", "XX");
    private static final Set<String> UNAVAILABLE_CODES = Set.of("25006", "25P03", "25P04", "42501", "55006", "55P03");

    /** 54000 is, above all, a key that is too long for its index. */
    private static final Set<String> DATA_CODES = Set.of("54000");

    static SqlFailure of(SQLException error) {
        String state = error.getSQLState();
        if (state == null || state.length() < 5) {
            return isConnectionLost(error) ? UNAVAILABLE : BUG;
        }
        if (state.equals("23505")) {
            return DUPLICATE;
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return RETRY;
        }
        String group = state.substring(0, 2);
        if (UNAVAILABLE_CLASSES.contains(group) || UNAVAILABLE_CODES.contains(state)) {
            return UNAVAILABLE;
        }
        if (group.equals("22") || group.equals("23") || DATA_CODES.contains(state)) {
            return DATA;
        }
        return isConnectionLost(error) ? UNAVAILABLE : BUG;
    }

    private static boolean isConnectionLost(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }
}
