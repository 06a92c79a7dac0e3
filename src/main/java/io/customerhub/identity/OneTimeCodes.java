package io.customerhub.identity;

import io.customerhub.warehouse.SqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codes that work once and for a while; only their hashes are kept. */
final class OneTimeCodes {

    /** What a code does, and for how long it can. */
    enum Use {
        /** Makes the first admin; it is printed where the hub was started. */
        FIRST_ADMIN("first-admin", Duration.ofMinutes(15)),
        /** Sets the password of an account; it travels from the admin to the person. */
        SET_PASSWORD("set-password", Duration.ofHours(24)),
        /** Signs in; the hub opens it in the browser of the machine itself. */
        LINK("link", Duration.ofMinutes(10));

        private final String text;
        private final Duration life;

        Use(String text, Duration life) {
            this.text = text;
            this.life = life;
        }

        Duration life() {
            return life;
        }
    }

    private OneTimeCodes() {}

    /** Keeps a code; earlier ones for the same use and account work no more. */
    static Instant keep(Connection connection, byte[] hash, Use use, @Nullable Long account, Instant now)
            throws SQLException {
        SqlRows.change(connection, "DELETE FROM hub.one_time_code WHERE expires_at <= ?", List.of(now));
        SqlRows.change(
                connection,
                "DELETE FROM hub.one_time_code WHERE use = ? AND account IS NOT DISTINCT FROM ?::bigint",
                Arrays.asList(use.text, account));
        Instant end = now.plus(use.life());
        SqlRows.change(
                connection,
                "INSERT INTO hub.one_time_code (hash, use, account, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                Arrays.asList(hash, use.text, account, now, end));
        return end;
    }

    /** Uses a code up: the account that it is for, 0 for none; empty when it does not work. */
    static Optional<Long> use(Connection connection, byte[] hash, Use use, Instant now) throws SQLException {
        return SqlRows.select(
                        connection,
                        "DELETE FROM hub.one_time_code WHERE hash = ? AND use = ? AND expires_at > ? RETURNING account",
                        List.of(hash, use.text, now),
                        row -> row.getLong("account"))
                .stream()
                .findFirst();
    }
}
