package io.customerhub.identity;

import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with which programs use the REST API: {@code hub_} and 256 random bits, of which only the SHA-256 is kept. A token
 * has at most the permissions it was made with, and at most those that its owner has at the time of use. Safe for use by
 * several threads and processes.
 */
public final class Tokens {

    /** What every token begins with, so that scanners for leaked secrets know it. */
    public static final String PREFIX = "hub_";

    /** How long a token can live. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int LENGTH = PREFIX.length() + 43;
    private static final int LONGEST_LABEL = 100;
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final String TOKEN =
            """
            SELECT t.*, a.name, (SELECT string_agg(role, ',') FROM hub.account_role r WHERE r.account = a.id) AS roles
            FROM hub.api_token t JOIN hub.account a ON a.id = t.account WHERE\s""";

    private final Warehouse warehouse;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    /** The tokens of a warehouse. */
    public Tokens(Warehouse warehouse) {
        this(warehouse, Clock.systemUTC());
    }

    /** As above with another clock. */
    public Tokens(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /**
     * Who uses a token: the name and roles of its owner, with the scopes of the token; the address also names the token.
     * Empty when it does not work: unknown, expired, revoked, owner disabled.
     */
    public Optional<Caller> caller(String token, String address) {
        if (!token.startsWith(PREFIX) || token.length() != LENGTH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return warehouse.transact(connection -> {
            List<Used> found = SqlRows.select(
                    connection,
                    TOKEN + "t.hash = ? AND t.expires_at > ? AND t.revoked_at IS NULL AND a.disabled_at IS NULL",
                    List.of(Secrets.hash(token), now),
                    row -> new Used(
                            row.getLong("id"),
                            new Caller(
                                    row.getString("name"),
                                    Caller.Kind.TOKEN,
                                    AccountStore.roles(row.getString("roles")),
                                    scopes(row),
                                    address + " token " + row.getLong("id"),
                                    row.getLong("id")),
                            SqlRows.instantOrNull(row, "used_at")));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Used used = found.get(0);
            if (used.at() == null || used.at().plus(NOTED).isBefore(now)) {
                SqlRows.change(
                        connection,
                        "UPDATE hub.api_token SET used_at = ?, used_from = ? WHERE id = ?",
                        List.of(now, SqlRows.storable(address), used.id()));
            }
            return Optional.of(used.caller());
        });
    }

    private record Used(long id, Caller caller, @Nullable Instant at) {}

    /**
     * Makes a token.
     *
     * @param owner the name of an account
     * @param scopes what it may at most; at least one, and none that the owner does not have now
     * @param life how long it works, at most {@link #LONGEST}
     * @throws RequestException (HUB-USER-007) when there is no such account, (HUB-USER-010) when the token cannot be made so
     */
    public CreatedToken create(String owner, String label, Set<Permission> scopes, Duration life) {
        refuse(label, scopes, life);
        Instant now = clock.instant();
        String token = PREFIX + secrets.token();
        return warehouse.transact(connection -> {
            Account account = AccountStore.find(connection, owner)
                    .filter(found -> !found.isDisabled())
                    .orElseThrow(() -> new RequestException(
                            Reason.UNKNOWN, "HUB-USER-007", "there is no user of that name who may sign in"));
            Set<Permission> beyond = EnumSet.copyOf(scopes);
            beyond.removeAll(Caller.person(account.name(), account.roles(), "").permissions());
            if (!beyond.isEmpty()) {
                throw refused(
                        "its owner does not have " + beyond.iterator().next().text());
            }
            String[] names = scopes.stream().map(Permission::text).sorted().toArray(String[]::new);
            long id = SqlRows.select(
                            connection,
                            "INSERT INTO hub.api_token (hash, account, label, scopes, created_at, expires_at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                            List.of(
                                    Secrets.hash(token),
                                    account.id(),
                                    SqlRows.storable(label.strip()),
                                    names,
                                    now,
                                    now.plus(life)),
                            row -> row.getLong(1))
                    .get(0);
            return new CreatedToken(id, token, now.plus(life));
        });
    }

    /** The tokens of an account, the newest first; those that work no more among them. */
    public List<ApiToken> of(String owner) {
        return warehouse.transact(connection ->
                SqlRows.select(connection, TOKEN + "a.name = ? ORDER BY t.id DESC", List.of(owner), Tokens::token));
    }

    /** How many tokens of each user work at a time; users without any are left out. */
    public Map<String, Long> working(Instant now) {
        Map<String, Long> working = new HashMap<>();
        warehouse.transact(connection -> SqlRows.select(
                connection,
                "SELECT a.name, count(*) AS tokens FROM hub.api_token t JOIN hub.account a ON a.id = t.account"
                        + " WHERE t.revoked_at IS NULL AND t.expires_at > ? AND a.disabled_at IS NULL GROUP BY a.name",
                List.of(now),
                row -> working.put(row.getString("name"), row.getLong("tokens"))));
        return working;
    }

    /**
     * Ends a token at once.
     *
     * @throws RequestException (HUB-USER-011) when the owner has no such token that works
     */
    public void revoke(String owner, long id) {
        int revoked = warehouse.transact(connection -> SqlRows.change(
                connection,
                "UPDATE hub.api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
                        + " AND account = (SELECT id FROM hub.account WHERE name = ?)",
                List.of(clock.instant(), id, owner)));
        if (revoked == 0) {
            throw new RequestException(
                    Reason.UNKNOWN, "HUB-USER-011", "there is no token " + id + " of this user that can be revoked");
        }
    }

    private static void refuse(String label, Set<Permission> scopes, Duration life) {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw refused("a label of 1 to " + LONGEST_LABEL + " characters says what it is for");
        }
        if (scopes.isEmpty()) {
            throw refused("without a scope it could do nothing");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw refused("expected a life of 1 to " + LONGEST.toDays() + " days");
        }
    }

    private static RequestException refused(String why) {
        return new RequestException(Reason.INVALID, "HUB-USER-010", "this token cannot be made: " + why);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                row.getString("label"),
                scopes(row),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "expires_at"),
                SqlRows.instantOrNull(row, "revoked_at"),
                SqlRows.instantOrNull(row, "used_at"),
                row.getString("used_from"));
    }

    private static Set<Permission> scopes(ResultSet row) throws SQLException {
        EnumSet<Permission> scopes = EnumSet.noneOf(Permission.class);
        for (String name : (String[]) row.getArray("scopes").getArray()) {
            scopes.add(Permission.named(name));
        }
        return scopes;
    }
}
