package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database itself keeps the log from being changed, and it is told where it cannot. */
final class AuditGuardsTest {

    @TempDir
    private Path data;

    private AuditLog log;

    @BeforeEach
    void open() {
        log = new AuditLog(data);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theDatabaseRefusesToChangeOrRemoveEntriesEvenForItsOwner() throws Exception {
        log.fill(2);
        for (String sql : List.of(
                "UPDATE hub.audit SET actor = 'li'",
                "DELETE FROM hub.audit WHERE sequence = 99",
                "TRUNCATE hub.audit")) {
            assertThatThrownBy(() -> log.execute(sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only grows");
        }
    }

    @Test
    void theRoleThatWritesEntriesCanOnlyReadAndAdd() throws Exception {
        log.fill(2);
        for (String sql : List.of(
                "UPDATE hub.audit SET actor = 'li'",
                "DELETE FROM hub.audit",
                "TRUNCATE hub.audit",
                "ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only",
                "SELECT count(*) FROM hub.dead_letter")) {
            assertThatThrownBy(() -> log.execute("SET ROLE customer_hub_audit", sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused ->
                            assertThat(((SQLException) refused).getSQLState()).isEqualTo("42501"));
        }
        log.execute("SET ROLE customer_hub_audit", "SELECT count(*) FROM hub.audit");
        assertThat(log.verify().unguarded()).isEmpty();
    }

    @Test
    void verifySaysWhenTheTriggerIsOff() throws Exception {
        log.fill(1);
        log.execute("ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only");

        assertThat(log.verify().isSound()).isTrue();
        assertThat(log.verify().unguarded()).singleElement().asString().contains("trigger audit_append_only");
    }

    @Test
    void aLoginThatMayMakeNoRoleHasALogAllTheSameAndVerifySaysSo() throws Exception {
        String name = "plain_" + ProcessHandle.current().pid() + "_" + System.nanoTime();
        String other = TestDatabase.empty();
        try (Connection connection = DriverManager.getConnection(other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD 'x'");
            statement.execute("GRANT ALL ON DATABASE " + database(statement) + " TO " + name);
        }
        String withoutLogin = other.substring(0, other.indexOf('?')) + "?sslmode=disable";
        try (Warehouse plain = Warehouse.open(WarehouseSettings.of(withoutLogin).as(name, "x"))) {
            AuditStore store = new AuditStore(plain, AuditKeys.in(data));
            AuditLog.note(store, "wang", "letters.look", "letter 1");
            AuditVerification found = new AuditVerifier(store, log.heads()).verify();

            assertThat(found.isSound()).isTrue();
            assertThat(found.entries()).isEqualTo(1);
            assertThat(found.unguarded()).singleElement().asString().contains("as the login of the hub");
            assertThatThrownBy(() -> plain.transact(
                            connection -> connection.createStatement().execute("DELETE FROM hub.audit")))
                    .hasMessageContaining("42501");
        }
    }

    private static String database(Statement statement) throws SQLException {
        try (ResultSet name = statement.executeQuery("SELECT current_database()")) {
            name.next();
            return name.getString(1);
        }
    }
}
