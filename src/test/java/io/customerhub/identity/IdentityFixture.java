package io.customerhub.identity;

import io.customerhub.SettableClock;
import io.customerhub.access.Role;
import io.customerhub.audit.AuditFilter;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditRow;
import io.customerhub.audit.AuditStore;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A warehouse of its own with accounts, and a clock that can be put forward. */
final class IdentityFixture implements AutoCloseable {

    static final String PASSWORD = "correct horse battery 马";
    static final String HERE = "127.0.0.1";

    final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    final AccountStore accounts = new AccountStore(warehouse);
    final Sessions sessions = new Sessions(warehouse, clock);
    final Tokens tokens = new Tokens(warehouse, clock);
    final AuditStore audit;
    final SignIn signIn;

    IdentityFixture(Path data) {
        audit = new AuditStore(warehouse, AuditKeys.in(data), clock);
        signIn = new SignIn(warehouse, sessions, audit, clock);
    }

    /** An account with {@link #PASSWORD}. */
    Account person(String name, Role... roles) {
        accounts.add(name, name, Set.of(roles), "test");
        signIn.setPassword(signIn.passwordCode(name).code(), PASSWORD, HERE);
        return accounts.find(name).orElseThrow();
    }

    /** What the audit log has about sign-ins, the newest first, as {@code actor action result detail}. */
    List<String> noted() {
        return audit.list(AuditFilter.ALL, Long.MAX_VALUE, 100).stream()
                .map(IdentityFixture::words)
                .toList();
    }

    private static String words(AuditRow row) {
        return row.actor() + " " + row.action() + " " + row.result() + (row.detail() == null ? "" : " " + row.detail());
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
