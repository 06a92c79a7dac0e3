package io.customerhub.audit;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.access.Role;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** An audit log in a warehouse of its own, with what tests do to it as the hub and as somebody with all rights. */
final class AuditLog implements AutoCloseable {

    final String url = TestDatabase.fresh();
    final Warehouse warehouse = Warehouse.open(url);
    private final Path data;

    /** A log whose key and signed heads are in this folder. */
    AuditLog(Path data) {
        this.data = data;
    }

    AuditStore store() {
        return new AuditStore(warehouse, AuditKeys.in(data));
    }

    Path heads() {
        return data.resolve("heads");
    }

    AuditVerification verify() {
        return new AuditVerifier(store(), heads()).verify();
    }

    void fill(int entries) {
        AuditStore store = store();
        for (int i = 1; i <= entries; i++) {
            note(store, "wang", "letters.look", "letter " + i);
        }
    }

    static void note(AuditStore store, String actor, String action, String subject) {
        Caller caller = Caller.person(actor, Set.of(Role.OPERATOR), "127.0.0.1");
        store.note(new Entry(caller, action, subject, "to see", Result.DONE, 0, null));
    }

    List<String> lines() throws Exception {
        try (var files = Files.list(heads())) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }

    void waitForHeads(int count) throws Exception {
        for (int i = 0; i < 200 && (!Files.isDirectory(heads()) || lines().size() < count); i++) {
            Thread.sleep(20);
        }
    }

    /** As somebody with all rights in the database would. */
    void tamper(String sql) throws SQLException {
        execute(
                "ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only",
                sql,
                "ALTER TABLE hub.audit ENABLE TRIGGER audit_append_only");
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
