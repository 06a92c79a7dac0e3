package io.customerhub.identity;

import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hashes of passwords in the accounts. */
final class PasswordRows {

    private PasswordRows() {}

    /** Null when there is none; to be asked for nobody, too, so that the answer takes as long. */
    static @Nullable String hash(Warehouse warehouse, long account) {
        return warehouse
                .transact(connection -> SqlRows.select(
                        connection,
                        "SELECT coalesce(password, '') FROM hub.account WHERE id = ?",
                        List.of(account),
                        row -> row.getString(1)))
                .stream()
                .filter(hash -> !hash.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /**
     * Sets a hash, and ends all sessions: whoever knew the password before may be in one.
     *
     * @param kept the session in which the person does so just now, which stays; 0: none
     */
    static void set(Connection connection, long account, String hash, Instant now, long kept) throws SQLException {
        SqlRows.change(
                connection,
                "UPDATE hub.account SET password = ?, password_at = ? WHERE id = ?",
                List.of(hash, now, account));
        SqlRows.change(connection, "DELETE FROM hub.session WHERE account = ? AND number <> ?", List.of(account, kept));
    }
}
