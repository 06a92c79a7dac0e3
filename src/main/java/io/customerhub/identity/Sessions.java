package io.customerhub.identity;

import io.customerhub.access.Caller;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in. A session ends after half an hour without use and twelve hours after its begin, whatever happens (OWASP
 * ASVS 5.0, 7.3.1 and 7.3.2), when its owner signs out, and when the account is disabled or loses its password. Safe for
 * use by several threads and processes.
 */
public final class Sessions {

    /** How long a session lives without being used. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** How long a session lives at most. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final String ALIVE = "s.seen_at > ? AND s.created_at > ?";

    private static final String LIVE =
            """
            SELECT a.name, a.shown_name, s.number, s.seen_at, s.local_only,
                (SELECT string_agg(role, ',') FROM hub.account_role r WHERE r.account = a.id) AS roles
            FROM hub.session s JOIN hub.account a ON a.id = s.account
            WHERE s.hash = ? AND s.seen_at > ? AND s.created_at > ? AND a.disabled_at IS NULL""";

    private final Warehouse warehouse;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    /** The sessions of a warehouse. */
    public Sessions(Warehouse warehouse) {
        this(warehouse, Clock.systemUTC());
    }

    /** As above with another clock. */
    public Sessions(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Who a session belongs to, with the roles of this moment; empty when it does not live. */
    public Optional<Caller> caller(String secret, String address) {
        return find(secret, address).map(LiveSession::caller);
    }

    /** The session of a secret; empty when it does not live. */
    public Optional<LiveSession> find(String secret, String address) {
        Instant now = clock.instant();
        byte[] hash = Secrets.hash(secret);
        return warehouse.transact(connection -> {
            List<Seen> found = SqlRows.select(
                    connection,
                    LIVE,
                    List.of(hash, now.minus(IDLE), now.minus(LONGEST)),
                    row -> new Seen(
                            new LiveSession(
                                    Caller.person(
                                                    row.getString("name"),
                                                    AccountStore.roles(row.getString("roles")),
                                                    address)
                                            .provedBy(row.getLong("number")),
                                    row.getString("shown_name")),
                            SqlRows.instant(row, "seen_at"),
                            row.getBoolean("local_only")));
            if (found.isEmpty() || found.get(0).localOnly() && !Loopback.is(address)) {
                return Optional.empty();
            }
            if (found.get(0).at().plus(NOTED).isBefore(now)) {
                SqlRows.change(connection, "UPDATE hub.session SET seen_at = ? WHERE hash = ?", List.of(now, hash));
            }
            return Optional.of(found.get(0).session());
        });
    }

    private record Seen(LiveSession session, Instant at, boolean localOnly) {}

    /** Ends a session; one that has ended stays so. */
    public void end(String secret) {
        warehouse.transact(connection ->
                SqlRows.change(connection, "DELETE FROM hub.session WHERE hash = ?", List.of(Secrets.hash(secret))));
    }

    /** Ends all sessions of a person; gives how many there were. */
    public int endAll(String name) {
        return warehouse.transact(connection -> SqlRows.change(
                connection,
                "DELETE FROM hub.session WHERE account = (SELECT id FROM hub.account WHERE name = ?)",
                List.of(name)));
    }

    /** The sessions of a person that live, the newest first. */
    public List<OwnSession> of(String name) {
        Instant now = clock.instant();
        return warehouse.transact(connection -> SqlRows.select(
                connection,
                "SELECT s.* FROM hub.session s JOIN hub.account a ON a.id = s.account WHERE a.name = ? AND " + ALIVE
                        + " ORDER BY s.number DESC",
                List.of(name, now.minus(IDLE), now.minus(LONGEST)),
                row -> new OwnSession(
                        row.getLong("number"),
                        SqlRows.instant(row, "created_at"),
                        SqlRows.instant(row, "seen_at"),
                        row.getString("address"),
                        row.getString("way"),
                        row.getBoolean("local_only"))));
    }

    /** How many sessions of each user live; users without any are left out. */
    public Map<String, Long> living() {
        Instant now = clock.instant();
        Map<String, Long> living = new HashMap<>();
        warehouse.transact(connection -> SqlRows.select(
                connection,
                "SELECT a.name, count(*) AS sessions FROM hub.session s JOIN hub.account a ON a.id = s.account WHERE "
                        + ALIVE + " GROUP BY a.name",
                List.of(now.minus(IDLE), now.minus(LONGEST)),
                row -> living.put(row.getString("name"), row.getLong("sessions"))));
        return living;
    }

    /** Ends one session of a person; gives false when there is none of that number. */
    public boolean end(String name, long number) {
        return warehouse.transact(connection -> SqlRows.change(
                        connection,
                        "DELETE FROM hub.session WHERE number = ? AND account = (SELECT id FROM hub.account WHERE name = ?)",
                        List.of(number, name)))
                == 1;
    }

    /** Ends all sessions of everybody, as after an incident; gives how many there were. */
    public int endAll() {
        return warehouse.transact(connection -> SqlRows.change(connection, "DELETE FROM hub.session", List.of()));
    }

    /** Begins a session, always with a new secret, and clears away those that have ended. */
    OpenedSession open(Connection connection, Account account, String address, String way, boolean localOnly)
            throws SQLException {
        Instant now = clock.instant();
        SqlRows.change(
                connection,
                "DELETE FROM hub.session WHERE seen_at <= ? OR created_at <= ?",
                List.of(now.minus(IDLE), now.minus(LONGEST)));
        String secret = secrets.token();
        long number = SqlRows.select(
                        connection,
                        "INSERT INTO hub.session (hash, account, created_at, seen_at, address, way, local_only)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number",
                        List.of(
                                Secrets.hash(secret),
                                account.id(),
                                now,
                                now,
                                SqlRows.storable(address),
                                way,
                                localOnly),
                        row -> row.getLong(1))
                .get(0);
        SqlRows.change(connection, "UPDATE hub.account SET signed_in_at = ? WHERE id = ?", List.of(now, account.id()));
        Caller caller = Caller.person(account.name(), account.roles(), address).provedBy(number);
        return new OpenedSession(secret, LONGEST, caller);
    }
}
