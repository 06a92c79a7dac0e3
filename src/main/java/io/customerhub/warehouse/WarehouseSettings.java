package io.customerhub.warehouse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the warehouse.
 *
 * @param url a JDBC URL of PostgreSQL 15 or later; it may hold user and password
 * @param user the database user, or null when the URL names it or the driver's default holds
 * @param password its password, or null
 * @param connections the most connections of the pool; one per writing thread and a few for pages and reports
 * @param statementTimeout a statement that takes longer is ended by the server; long reads fetch in slices
 * @param lockTimeout how long a statement waits for a lock of another session
 * @param idleTimeout a transaction that does nothing for so long is ended by the server
 * @param connectTimeout how long opening a connection may take, and how long a thread waits for a free one
 * @param socketTimeout how long an answer may take before the connection counts as dead; longer than statementTimeout
 */
public record WarehouseSettings(
        String url,
        @Nullable String user,
        @Nullable String password,
        int connections,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleTimeout,
        Duration connectTimeout,
        Duration socketTimeout) {

    /** Settings that suit a hub on one machine. */
    public static WarehouseSettings of(String url) {
        return new WarehouseSettings(
                url,
                null,
                null,
                10,
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(3));
    }

    /** The same with a user and password. */
    public WarehouseSettings as(String newUser, @Nullable String newPassword) {
        return new WarehouseSettings(
                url,
                newUser,
                newPassword,
                connections,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                connectTimeout,
                socketTimeout);
    }

    /** The URL without its parameters, which may hold a password. */
    public String shownUrl() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** The settings without the password. */
    @Override
    public String toString() {
        return "WarehouseSettings[" + shownUrl() + "]";
    }
}
