package io.customerhub.identity;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Slows down guessing: after some wrong attempts in a row for one name or from one address, each next one has to wait twice
 * as long, up to some minutes. Nobody is locked out for ever, and a name that does not exist is treated like one that does
 * (OWASP ASVS 5.0, 6.3.1). Kept in the warehouse: a restart does not forget it, and two hubs count as one. Safe for use by
 * several threads and processes.
 */
final class Attempts {

    private static final int FREE_FOR_NAME = 5;
    private static final int FREE_FROM_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);
    /** Enough to tell names apart, too few to find out what was typed. */
    private static final int KEY_BYTES = 4;

    /** Takes the row, so that of several attempts at once each sees the one before. */
    private static final String TAKE =
            """
            INSERT INTO hub.sign_in_attempt AS a (key, count, last_at, next_at) VALUES (?, 0, ?, ?)
            ON CONFLICT (key) DO UPDATE SET count = CASE WHEN a.last_at < ? THEN 0 ELSE a.count END RETURNING count, next_at""";

    private final Warehouse warehouse;
    private final Clock clock;

    Attempts(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Wrong attempts in a row. */
    private record Series(int count, Instant next) {}

    /**
     * Counts an attempt before it is made, so that many at once do not all count as the first.
     *
     * @throws RequestException (HUB-USER-002) when it has to wait
     */
    void begin(String name, String address) {
        // a column has microseconds and rounds, and a time that was rounded up is still to come
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        warehouse.transact(connection -> {
            count(connection, nameKey(name), FREE_FOR_NAME, now);
            count(connection, addressKey(address), FREE_FROM_ADDRESS, now);
            return now;
        });
    }

    /** The attempt was right: the name starts anew, and for the address it counts no more. */
    void succeeded(String name, String address) {
        warehouse.transact(connection -> {
            SqlRows.change(connection, "DELETE FROM hub.sign_in_attempt WHERE key = ?", List.of(nameKey(name)));
            return SqlRows.change(
                    connection,
                    "UPDATE hub.sign_in_attempt SET count = greatest(count - 1, 0), next_at = last_at WHERE key = ?",
                    List.of(addressKey(address)));
        });
    }

    /** Removes what has no effect any more; gives how many rows there were. */
    static int forget(Connection connection, Instant now) throws SQLException {
        return SqlRows.change(
                connection, "DELETE FROM hub.sign_in_attempt WHERE last_at < ?", List.of(now.minus(FORGOTTEN)));
    }

    private static void count(Connection connection, byte[] key, int free, Instant now) throws SQLException {
        Series before = SqlRows.select(
                        connection,
                        TAKE,
                        List.of(key, now, now, now.minus(FORGOTTEN)),
                        row -> new Series(row.getInt("count"), SqlRows.instant(row, "next_at")))
                .get(0);
        if (now.isBefore(before.next())) {
            long seconds = Math.max(1, Duration.between(now, before.next()).toSeconds());
            throw new RequestException(
                    Reason.FORBIDDEN,
                    "HUB-USER-002",
                    "too many wrong attempts; the next one can be made in " + seconds + " s");
        }
        int count = before.count() + 1;
        SqlRows.change(
                connection,
                "UPDATE hub.sign_in_attempt SET count = ?, last_at = ?, next_at = ? WHERE key = ?",
                List.of(count, now, now.plus(pause(count, free)), key));
    }

    private static Duration pause(int count, int free) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration grown = FIRST_WAIT.multipliedBy(1L << Math.min(10, count - free));
        return grown.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : grown;
    }

    private static byte[] nameKey(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return key("name " + (lower.length() > 100 ? lower.substring(0, 100) : lower));
    }

    private static byte[] addressKey(String address) {
        return key("address " + address);
    }

    private static byte[] key(String text) {
        return Arrays.copyOf(Secrets.hash(text), KEY_BYTES);
    }
}
