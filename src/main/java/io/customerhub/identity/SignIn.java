package io.customerhub.identity;

import io.customerhub.access.AuditTrail;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.access.Role;
import io.customerhub.identity.OneTimeCodes.Use;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways to sign in: password, one-time code, one-time link. Each begins a session with a new secret and is noted in the
 * audit log before it counts, failures too. What is refused does not tell whether a name exists. Safe for use by several
 * threads.
 */
public final class SignIn {

    private static final String WRONG_CODE = "HUB-USER-003";
    private static final long NOBODY = 0;

    private final Warehouse warehouse;
    private final Sessions sessions;
    private final SignInNotes notes;
    private final Clock clock;
    /** Made at the first use, as that takes a fifth of a second, which most commands of the shell never need. */
    private @Nullable Passwords passwords;

    private final Secrets secrets = new Secrets();
    private final Attempts attempts;

    /** Signs in to the accounts of a warehouse. */
    public SignIn(Warehouse warehouse, Sessions sessions, AuditTrail audit) {
        this(warehouse, sessions, audit, Clock.systemUTC());
    }

    /** As above with another clock. */
    public SignIn(Warehouse warehouse, Sessions sessions, AuditTrail audit, Clock clock) {
        this.warehouse = warehouse;
        this.sessions = sessions;
        this.notes = new SignInNotes(audit);
        this.clock = clock;
        this.attempts = new Attempts(warehouse, clock);
    }

    /**
     * A code that was just made.
     *
     * @param code what the person types or the link carries; it is shown this once
     * @param expiresAt from when on it does not work any more
     */
    public record Code(String code, Instant expiresAt) {

        /** Leaves the code out. */
        @Override
        public String toString() {
            return "Code[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * With name and password.
     *
     * @throws RequestException (HUB-USER-001) when one of them is wrong, (HUB-USER-002) when there were too many attempts
     */
    public OpenedSession password(String name, String password, String address) {
        attempts.begin(name, address);
        Optional<Account> found = warehouse.transact(connection -> AccountStore.find(connection, name));
        long id =
                found.filter(account -> !account.isDisabled()).map(Account::id).orElse(NOBODY);
        String hash = PasswordRows.hash(warehouse, id);
        if (!passwords().isRight(password, hash)) {
            // what was typed as a name may be a password: only names that exist are noted
            notes.refused(found.map(Account::name).orElse(SignInNotes.UNKNOWN), address, "password", "HUB-USER-001");
            throw new RequestException(Reason.FORBIDDEN, "HUB-USER-001", "name or password is wrong");
        }
        attempts.succeeded(name, address);
        return open(found.orElseThrow(), address, "password", false);
    }

    /**
     * Makes the code with which the first admin is made; earlier ones work no more.
     *
     * @return empty when there is an admin
     */
    public Optional<Code> firstAdminCode() {
        String code = secrets.code();
        return warehouse.transact(connection -> AccountStore.admins(connection) > 0
                ? Optional.empty()
                : Optional.of(new Code(
                        code,
                        OneTimeCodes.keep(
                                connection, Secrets.hashOfCode(code), Use.FIRST_ADMIN, null, clock.instant()))));
    }

    /** True while nobody can administer users. */
    public boolean awaitsFirstAdmin() {
        return warehouse.transact(AccountStore::admins) == 0;
    }

    /**
     * Makes the first admin with the code that was printed when the hub started, and signs in.
     *
     * @throws RequestException (HUB-USER-003) when the code does not work, (HUB-USER-004 to HUB-USER-006) when password or name
     *     cannot be taken; then the code still works
     */
    public OpenedSession firstAdmin(String code, String name, String password, String address) {
        passwords().judge(name.strip().toLowerCase(Locale.ROOT), password);
        String hash = passwords().hash(password);
        Account admin = redeemed(
                address,
                () -> warehouse.transact(connection -> {
                    AccountStore.lock(connection);
                    boolean isThere = AccountStore.admins(connection) > 0;
                    use(connection, code, Use.FIRST_ADMIN);
                    if (isThere) {
                        throw wrongCode();
                    }
                    Account added = AccountStore.find(connection, name)
                            .filter(account -> account.issuer() == null && !account.hasPassword())
                            .orElse(null);
                    if (added == null) {
                        added = AccountStore.add(connection, name, name, Set.of(Role.ADMIN), "first admin code");
                    } else {
                        AccountStore.writeRoles(connection, added.id(), Set.of(Role.ADMIN));
                    }
                    PasswordRows.set(connection, added.id(), hash, clock.instant(), 0);
                    return AccountStore.find(connection, added.id()).orElseThrow();
                }));
        return open(admin, address, "first-admin", false);
    }

    /**
     * Makes the code with which a person sets the password; earlier ones work no more.
     *
     * @throws RequestException (HUB-USER-007) when there is no such local account
     */
    public Code passwordCode(String name) {
        return code(name, Use.SET_PASSWORD, secrets.code());
    }

    /**
     * Sets the password with a code of the admin, and signs in.
     *
     * @throws RequestException (HUB-USER-003) when the code does not work, (HUB-USER-004) when the password cannot be taken;
     *     then the code still works
     */
    public OpenedSession setPassword(String code, String password, String address) {
        Account account = redeemed(
                address,
                () -> warehouse.transact(connection -> {
                    Account found = AccountStore.find(connection, use(connection, code, Use.SET_PASSWORD))
                            .filter(known -> !known.isDisabled())
                            .orElseThrow(SignIn::wrongCode);
                    passwords().judge(found.name(), password);
                    PasswordRows.set(connection, found.id(), passwords().hash(password), clock.instant(), 0);
                    return AccountStore.find(connection, found.id()).orElseThrow();
                }));
        return open(account, address, "set-password", false);
    }

    /**
     * Sets another password; all other sessions of the person end.
     *
     * @param kept the number of the session in which the person does so; 0: none stays
     * @throws RequestException (HUB-USER-001) when the current password is wrong, (HUB-USER-002) when there were too many
     *     attempts, (HUB-USER-004) when the new one cannot be taken
     */
    public void changePassword(String name, String current, String fresh, String address, long kept) {
        attempts.begin(name, address);
        Optional<Account> found = warehouse.transact(connection -> AccountStore.find(connection, name));
        if (!passwords()
                .isRight(
                        current,
                        PasswordRows.hash(warehouse, found.map(Account::id).orElse(NOBODY)))) {
            notes.refused(name, address, "change-password", "HUB-USER-001");
            throw new RequestException(Reason.FORBIDDEN, "HUB-USER-001", "the current password is wrong");
        }
        attempts.succeeded(name, address);
        Account account = found.orElseThrow();
        passwords().judge(account.name(), fresh);
        String hash = passwords().hash(fresh);
        warehouse.transact(connection -> {
            PasswordRows.set(connection, account.id(), hash, clock.instant(), kept);
            return account;
        });
    }

    /**
     * Makes the code of a link that signs in from the machine itself, once.
     *
     * @throws RequestException (HUB-USER-007) when there is no such local account
     */
    public Code linkCode(String name) {
        return code(name, Use.LINK, secrets.token());
    }

    /**
     * With a link; the session works from the machine itself only.
     *
     * @throws RequestException (HUB-USER-003) when the link does not work, or not from this address
     */
    public OpenedSession link(String code, String address) {
        Account account = redeemed(
                address,
                () -> warehouse.transact(connection -> {
                    if (!Loopback.is(address)) {
                        throw wrongCode();
                    }
                    long id = OneTimeCodes.use(connection, Secrets.hash(code), Use.LINK, clock.instant())
                            .orElseThrow(SignIn::wrongCode);
                    return AccountStore.find(connection, id)
                            .filter(known -> !known.isDisabled())
                            .orElseThrow(SignIn::wrongCode);
                }));
        return open(account, address, "link", true);
    }

    /** Ends a session and notes it. */
    public void signOut(String secret, String address) {
        sessions.caller(secret, address).ifPresent(caller -> notes.done(caller.name(), caller.roles(), address, "out"));
        sessions.end(secret);
    }

    /** Begins a session for somebody who has proved who it is; noted first. */
    OpenedSession open(Account account, String address, String way, boolean localOnly) {
        notes.done(account.name(), account.roles(), address, way);
        return warehouse.transact(connection -> sessions.open(connection, account, address, way, localOnly));
    }

    /** Notes that somebody did not get in. */
    void refused(String address, String way, String code) {
        notes.refused(SignInNotes.UNKNOWN, address, way, code);
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** Uses a code; only those that do not work count as wrong attempts. */
    private Account redeemed(String address, Supplier<Account> way) {
        String counted = "code from " + address;
        attempts.begin(counted, address);
        try {
            Account account = way.get();
            attempts.succeeded(counted, address);
            return account;
        } catch (RequestException refused) {
            if (refused.code().equals(WRONG_CODE)) {
                refused(address, "code", refused.code());
            } else {
                attempts.succeeded(counted, address);
            }
            throw refused;
        }
    }

    private Code code(String name, Use use, String code) {
        byte[] hash = use == Use.LINK ? Secrets.hash(code) : Secrets.hashOfCode(code);
        return warehouse.transact(connection -> {
            Account account = AccountStore.find(connection, name)
                    .filter(found -> found.issuer() == null)
                    .orElseThrow(() -> new RequestException(
                            Reason.UNKNOWN,
                            "HUB-USER-007",
                            "there is no user of that name with a password of the hub"));
            return new Code(code, OneTimeCodes.keep(connection, hash, use, account.id(), clock.instant()));
        });
    }

    private long use(Connection connection, String code, Use use) throws SQLException {
        return OneTimeCodes.use(connection, Secrets.hashOfCode(code), use, clock.instant())
                .orElseThrow(SignIn::wrongCode);
    }

    private static RequestException wrongCode() {
        return new RequestException(
                Reason.FORBIDDEN,
                WRONG_CODE,
                "this code does not work: it was mistyped, used already, or is too old; ask for a new one");
    }

    /** Made whoever signs in first, so that it tells nothing of who is known. */
    private synchronized Passwords passwords() {
        if (passwords == null) {
            passwords = new Passwords();
        }
        return passwords;
    }
}
