package io.customerhub.identity;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.access.Role;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accounts in the warehouse. Safe for use by several threads and processes. */
public final class AccountStore {

    /** What a local name may be: it cannot be taken for one of an OpenID provider, which has {@code #} in it. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    private static final String ACCOUNT =
            """
            SELECT a.*, (SELECT string_agg(role, ',') FROM hub.account_role r WHERE r.account = a.id) AS roles
            FROM hub.account a WHERE\s""";

    /** Those who can sign in and give others their roles. */
    private static final String ADMINS =
            """
            SELECT count(*) FROM hub.account a JOIN hub.account_role r ON r.account = a.id
            WHERE r.role = 'admin' AND a.disabled_at IS NULL AND (a.password IS NOT NULL OR a.issuer IS NOT NULL)""";

    private final Warehouse warehouse;

    /** The accounts of a warehouse. */
    public AccountStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** All accounts by name. */
    public List<Account> all() {
        return warehouse.transact(connection ->
                SqlRows.select(connection, ACCOUNT + "true ORDER BY a.name", List.of(), AccountStore::account));
    }

    /** The account of that name, in any case of letters; empty when there is none. */
    public Optional<Account> find(String name) {
        return warehouse.transact(connection -> find(connection, name));
    }

    /** True when somebody can sign in and give others their roles. */
    public boolean hasAdmin() {
        return warehouse.transact(AccountStore::admins) > 0;
    }

    /**
     * Adds a local account without a password.
     *
     * @throws RequestException (HUB-USER-005) when the name cannot be taken, (HUB-USER-006) when it is taken
     */
    public Account add(String name, String shownName, Set<Role> roles, String by) {
        return warehouse.transact(connection -> add(connection, name, shownName, roles, by));
    }

    /**
     * Gives an account other roles.
     *
     * @throws RequestException (HUB-USER-007) when there is no such account, (HUB-USER-008) when nobody could administer
     *     users afterwards, (HUB-USER-009) when an OpenID provider gives the roles
     */
    public void setRoles(String name, Set<Role> roles) {
        change(name, (connection, account) -> {
            if (account.issuer() != null) {
                throw new RequestException(
                        Reason.CONFLICT,
                        "HUB-USER-009",
                        "the roles of this account come from its OpenID provider with each sign-in; change them there");
            }
            writeRoles(connection, account.id(), roles);
        });
    }

    /**
     * Lets an account sign in again, or not any more; then its sessions end and its tokens stop working.
     *
     * @throws RequestException (HUB-USER-007, HUB-USER-008) as above
     */
    public void setDisabled(String name, boolean disabled) {
        change(name, (connection, account) -> {
            SqlRows.change(
                    connection,
                    "UPDATE hub.account SET disabled_at = CASE WHEN ? THEN coalesce(disabled_at, clock_timestamp()) END"
                            + " WHERE id = ?",
                    List.of(disabled, account.id()));
            if (disabled) {
                SqlRows.change(connection, "DELETE FROM hub.session WHERE account = ?", List.of(account.id()));
                SqlRows.change(connection, "DELETE FROM hub.one_time_code WHERE account = ?", List.of(account.id()));
            }
        });
    }

    /**
     * Takes the password away and ends all sessions, so that the person sets a new one with a code.
     *
     * @throws RequestException (HUB-USER-007, HUB-USER-008) as above
     */
    public void removePassword(String name) {
        change(name, (connection, account) -> {
            SqlRows.change(
                    connection,
                    "UPDATE hub.account SET password = NULL, password_at = NULL WHERE id = ?",
                    List.of(account.id()));
            SqlRows.change(connection, "DELETE FROM hub.session WHERE account = ?", List.of(account.id()));
        });
    }

    /** Does something to an account; one change at a time, so that two do not take away the last admin together. */
    private void change(String name, Change change) {
        warehouse.transact(connection -> {
            lock(connection);
            Account account = find(connection, name)
                    .orElseThrow(() -> new RequestException(
                            Reason.UNKNOWN, "HUB-USER-007", "there is no user '" + shown(name) + "'"));
            long before = admins(connection);
            change.in(connection, account);
            if (before > 0 && admins(connection) == 0) {
                throw new RequestException(
                        Reason.CONFLICT,
                        "HUB-USER-008",
                        "nobody could administer users afterwards: give another user the role admin first");
            }
            return account;
        });
    }

    /** A change of one account. */
    private interface Change {
        void in(Connection connection, Account account) throws SQLException;
    }

    static void lock(Connection connection) throws SQLException {
        SqlRows.select(
                connection,
                "SELECT pg_advisory_xact_lock(hashtextextended('customer-hub accounts', 0))",
                List.of(),
                row -> true);
    }

    static long admins(Connection connection) throws SQLException {
        return SqlRows.select(connection, ADMINS, List.of(), row -> row.getLong(1))
                .get(0);
    }

    static Account add(Connection connection, String name, String shownName, Set<Role> roles, String by)
            throws SQLException {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(lower).matches()) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-USER-005",
                    "this name cannot be taken: expected 2 to 64 letters a to z, digits, '.', '_', '-' and '@', such as"
                            + " wang.li");
        }
        String people = shownName.isBlank() ? lower : SqlRows.storable(shownName.strip());
        List<Long> added = SqlRows.select(
                connection,
                "INSERT INTO hub.account (name, shown_name, created_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
                List.of(lower, people, by),
                row -> row.getLong(1));
        if (added.isEmpty()) {
            throw new RequestException(Reason.CONFLICT, "HUB-USER-006", "there is a user '" + lower + "' already");
        }
        writeRoles(connection, added.get(0), roles);
        return find(connection, lower).orElseThrow();
    }

    static void writeRoles(Connection connection, long account, Set<Role> roles) throws SQLException {
        SqlRows.change(connection, "DELETE FROM hub.account_role WHERE account = ?", List.of(account));
        for (Role role : roles) {
            SqlRows.change(
                    connection,
                    "INSERT INTO hub.account_role (account, role) VALUES (?, ?)",
                    List.of(account, role.text()));
        }
    }

    static Optional<Account> find(Connection connection, String name) throws SQLException {
        String lower = name.indexOf('#') >= 0 ? name : name.strip().toLowerCase(Locale.ROOT);
        return one(connection, "a.name = ?", SqlRows.storable(lower));
    }

    static Optional<Account> find(Connection connection, long id) throws SQLException {
        return one(connection, "a.id = ?", id);
    }

    private static Optional<Account> one(Connection connection, String where, Object value) throws SQLException {
        return SqlRows.select(connection, ACCOUNT + where, List.of(value), AccountStore::account).stream()
                .findFirst();
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                row.getString("shown_name"),
                row.getString("issuer"),
                roles(row.getString("roles")),
                row.getString("password") != null,
                row.getObject("disabled_at") != null,
                SqlRows.instant(row, "created_at"),
                row.getString("created_by"),
                SqlRows.instantOrNull(row, "signed_in_at"));
    }

    /** Roles from their names with commas; null is none. */
    static Set<Role> roles(@Nullable String names) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        if (names != null) {
            Arrays.stream(names.split(",")).map(Role::named).forEach(roles::add);
        }
        return roles;
    }

    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }
}
