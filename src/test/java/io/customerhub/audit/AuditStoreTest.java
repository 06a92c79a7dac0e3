package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.access.Role;
import io.customerhub.audit.AuditVerification.Finding;
import io.customerhub.audit.AuditVerification.Kind;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditStoreTest {

    @TempDir
    private Path data;

    private final String url = TestDatabase.fresh();
    private final Warehouse warehouse = Warehouse.open(url);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void whatWasNotedIsReadBackAsItWas() {
        AuditStore store = store();
        Caller wang = Caller.person("wang", Set.of(Role.STEWARD, Role.AUDITOR), "10.1.2.3");
        store.note(new Entry(wang, "letters.reveal", "letter 12", "求证 \"电话\"\u0000", Result.DONE, 7, null));
        store.note(new Entry(Caller.hub(), "plans.run", "plan 3", "", Result.FAILED, 0, "HUB-PLAN-001"));

        List<AuditRow> rows = store.list(AuditFilter.ALL, Long.MAX_VALUE, 10);

        assertThat(rows).extracting(AuditRow::sequence).containsExactly(2L, 1L);
        AuditRow first = rows.get(1);
        assertThat(first.at())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(first)
                .isEqualTo(new AuditRow(
                        1,
                        first.at(),
                        "person",
                        "wang",
                        "auditor,steward",
                        "10.1.2.3",
                        "letters.reveal",
                        "letter 12",
                        "求证 \"电话\"\ufffd",
                        "done",
                        7,
                        null));
        assertThat(rows.get(0).detail()).isEqualTo("HUB-PLAN-001");
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void entriesAreFoundByActorActionSubjectAndTimeAndInPages() {
        AuditStore store = store();
        for (int i = 1; i <= 25; i++) {
            note(store, i % 2 == 0 ? "li" : "wang", i % 5 == 0 ? "plans.start" : "letters.look", "letter " + i);
        }

        assertThat(store.list(AuditFilter.of("li", List.of("person")), Long.MAX_VALUE, 100))
                .hasSize(12);
        assertThat(store.list(AuditFilter.of("li", List.of("shell", "hub")), Long.MAX_VALUE, 100))
                .isEmpty();
        AuditFilter plans = new AuditFilter(null, List.of(), "plans.", null, null, null);
        assertThat(store.list(plans, Long.MAX_VALUE, 100))
                .extracting(AuditRow::subject)
                .hasSize(5)
                .contains("letter 25");
        AuditFilter letter = new AuditFilter(null, List.of(), "letters.look", "letter 7", null, null);
        assertThat(store.list(letter, Long.MAX_VALUE, 100))
                .extracting(AuditRow::sequence)
                .containsExactly(7L);
        Instant fourth = store.list(AuditFilter.ALL, 5, 1).get(0).at();
        AuditFilter since = new AuditFilter(null, List.of(), null, null, fourth, null);
        AuditFilter before = new AuditFilter(null, List.of(), null, null, null, fourth);
        assertThat(store.list(since, Long.MAX_VALUE, 100))
                .extracting(AuditRow::sequence)
                .contains(4L, 25L)
                .doesNotContain(3L);
        assertThat(store.list(before, Long.MAX_VALUE, 100))
                .extracting(AuditRow::sequence)
                .contains(3L)
                .doesNotContain(4L);
        assertThat(store.list(AuditFilter.ALL, 11, 10))
                .extracting(AuditRow::sequence)
                .first()
                .isEqualTo(10L);
    }

    @Test
    void theKeyIsReadableByNobodyElse() throws Exception {
        note(store(), "wang", "letters.look", "letter 1");

        Path key = data.resolve("keys/audit.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key).strip()).matches("[0-9a-f]{64}");
    }

    @Test
    void aChangedEntryIsNamed() throws Exception {
        fill(9);
        tamper("UPDATE hub.audit SET subject = 'letter 500' WHERE sequence = 4");

        assertThat(verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.CHANGED, 4L));
        assertThat(verify().entries()).isEqualTo(3);
    }

    @Test
    void everyColumnOfAnEntryIsGuarded() throws Exception {
        fill(3);
        List<String> changes = List.of(
                "at = at + interval '1 second'",
                "actor_kind = 'hub'",
                "actor = 'li'",
                "roles = 'admin'",
                "address = '::1'",
                "action = 'letters.note'",
                "subject = ''",
                "purpose = 'another'",
                "result = 'refused'",
                "operation = 9",
                "detail = 'x'",
                "key_id = 'x'",
                "prev_hash = hash",
                "hash = prev_hash");
        for (String change : changes) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT * FROM hub.audit");
                statement.execute("ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only");
                statement.execute("UPDATE hub.audit SET " + change + " WHERE sequence = 2");
                assertThat(verify().findings()).as(change).isNotEmpty();
                assertThat(verify().findings().get(0).sequence()).as(change).isEqualTo(2L);
                statement.execute("DELETE FROM hub.audit");
                statement.execute("INSERT INTO hub.audit SELECT * FROM kept");
                statement.execute("ALTER TABLE hub.audit ENABLE TRIGGER audit_append_only");
                statement.execute("DROP TABLE kept");
            }
            assertThat(verify().findings()).isEmpty();
        }
    }

    @Test
    void aRemovedEntryIsNamed() throws Exception {
        fill(9);
        tamper("DELETE FROM hub.audit WHERE sequence = 6");
        assertThat(verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.MISSING, 6L));

        tamper("DELETE FROM hub.audit WHERE sequence < 3");
        assertThat(verify().findings().get(0).message()).isEqualTo("entries 1 to 2 are gone");
    }

    @Test
    void aRemovedEntryIsNamedAlsoWhenTheOthersMoveUp() throws Exception {
        fill(9);
        tamper("DELETE FROM hub.audit WHERE sequence = 6");
        tamper("UPDATE hub.audit SET sequence = sequence - 1 WHERE sequence = 7");

        assertThat(verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.CHANGED, 6L));
    }

    @Test
    void aCutEndIsFoundByTheHeadOutsideTheDatabase() throws Exception {
        fill(9);
        AuditHeads.start(store(), heads()).close();
        tamper("DELETE FROM hub.audit WHERE sequence > 5");

        AuditVerification found = verify();
        assertThat(found.findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.CUT, 6L));
        assertThat(found.findings().get(0).message()).contains("the last entry is 5, but entry 9 was there");
    }

    @Test
    void anEmptiedLogIsFoundByTheHead() throws Exception {
        fill(2);
        AuditHeads.start(store(), heads()).close();
        tamper("DELETE FROM hub.audit");

        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.CUT);
    }

    @Test
    void aLogThatWasCutAndGoesOnIsFoundByTheHead() throws Exception {
        fill(9);
        AuditHeads.start(store(), heads()).close();
        tamper("DELETE FROM hub.audit WHERE sequence > 5");
        for (int i = 0; i < 10; i++) {
            note(store(), "li", "letters.look", "letter " + i);
        }

        assertThat(verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.REWRITTEN, 9L));
    }

    @Test
    void headsAreSignedAtTheStartAndAtTheEndAndOnlyWhenThereIsMore() throws Exception {
        AuditStore store = store();
        AuditHeads.start(store, heads()).close();
        assertThat(heads()).doesNotExist();
        fill(3);
        AuditHeads heads = AuditHeads.start(store, heads());
        waitForHeads(1);
        note(store, "li", "letters.look", "letter 1");
        heads.close();

        assertThat(lines()).hasSize(2);
        AuditVerification found = verify();
        assertThat(found.findings()).isEmpty();
        assertThat(found.heads()).isEqualTo(2);
        assertThat(found.newestHead()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void aForgedHeadIsNoHead() throws Exception {
        fill(3);
        AuditHeads.start(store(), heads()).close();
        Path file;
        try (var files = Files.list(heads())) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(
                file,
                Files.readString(file).replace("\"sequence\":3", "\"sequence\":2") + "not JSON\n",
                StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(verify().findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.HEAD_UNSIGNED, Kind.HEAD_UNSIGNED);
    }

    @Test
    void theDatabaseRefusesToChangeOrRemoveEntriesEvenForItsOwner() throws Exception {
        fill(2);
        for (String sql : List.of(
                "UPDATE hub.audit SET actor = 'li'",
                "DELETE FROM hub.audit WHERE sequence = 99",
                "TRUNCATE hub.audit")) {
            assertThatThrownBy(() -> execute(sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only grows");
        }
    }

    @Test
    void theRoleThatWritesEntriesCanOnlyReadAndAdd() throws Exception {
        fill(2);
        for (String sql : List.of(
                "UPDATE hub.audit SET actor = 'li'",
                "DELETE FROM hub.audit",
                "TRUNCATE hub.audit",
                "ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only",
                "SELECT count(*) FROM hub.dead_letter")) {
            assertThatThrownBy(() -> execute("SET ROLE customer_hub_audit", sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused ->
                            assertThat(((SQLException) refused).getSQLState()).isEqualTo("42501"));
        }
        execute("SET ROLE customer_hub_audit", "SELECT count(*) FROM hub.audit");
        assertThat(verify().unguarded()).isEmpty();
    }

    @Test
    void verifySaysWhenTheTriggerIsOff() throws Exception {
        fill(1);
        execute("ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only");

        assertThat(verify().isSound()).isTrue();
        assertThat(verify().unguarded()).singleElement().asString().contains("trigger audit_append_only");
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
            note(store, "wang", "letters.look", "letter 1");
            AuditVerification found = new AuditVerifier(store, heads()).verify();

            assertThat(found.isSound()).isTrue();
            assertThat(found.entries()).isEqualTo(1);
            assertThat(found.unguarded()).singleElement().asString().contains("as the login of the hub");
            assertThatThrownBy(() -> plain.transact(
                            connection -> connection.createStatement().execute("DELETE FROM hub.audit")))
                    .hasMessageContaining("42501");
        }
    }

    @Test
    void writersAtOnceKeepOneChain() throws Exception {
        int writers = 4;
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (Warehouse second = Warehouse.open(url)) {
            List<AuditStore> stores = List.of(store(), new AuditStore(second, AuditKeys.in(data)));
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                AuditStore store = stores.get(w % 2);
                String actor = "writer" + w;
                all.add(threads.submit(() -> {
                    begin.await();
                    for (int i = 0; i < 50; i++) {
                        note(store, actor, "letters.look", "letter " + i);
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        AuditVerification found = verify();
        assertThat(found.findings()).isEmpty();
        assertThat(found.entries()).isEqualTo(200);
    }

    @Test
    void twoThousandEntriesAreVerifiedInASecond() {
        fill(2_000);
        long begun = System.nanoTime();

        assertThat(verify().entries()).isEqualTo(2_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aMissingOrForeignKeyNotesNothing() throws Exception {
        fill(2);
        Path key = data.resolve("keys/audit.key");
        Path kept = Files.move(key, data.resolve("kept"));
        assertThatThrownBy(() -> fill(1))
                .isInstanceOf(AuditException.class)
                .extracting("code")
                .isEqualTo("HUB-AUD-001");
        Files.writeString(key, "0".repeat(64));
        assertThatThrownBy(() -> fill(1))
                .isInstanceOf(AuditException.class)
                .extracting("code")
                .isEqualTo("HUB-AUD-002");
        Files.writeString(key, "");
        assertThatThrownBy(() -> fill(1))
                .isInstanceOf(AuditException.class)
                .extracting("code")
                .isEqualTo("HUB-AUD-003");

        Files.move(kept, key, StandardCopyOption.REPLACE_EXISTING);
        fill(1);
        assertThat(verify().entries()).isEqualTo(3);
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void afterANewKeyTheOldEntriesAreCheckedWithTheOldOne() throws Exception {
        AuditStore running = store();
        fill(2);
        store().renewKey(new Entry(Caller.shell("root"), "audit.new-key", "audit log", "test", Result.DONE, 0, null));
        note(running, "li", "letters.look", "letter 4");

        assertThat(verify().isSound()).isTrue();
        assertThat(verify().entries()).isEqualTo(4);
        try (var files = Files.newDirectoryStream(data.resolve("keys"), "audit-*.key")) {
            for (Path former : files) {
                Files.delete(former);
            }
        }
        assertThat(verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.KEY_MISSING, 1L));
    }

    private AuditStore store() {
        return new AuditStore(warehouse, AuditKeys.in(data));
    }

    private Path heads() {
        return data.resolve("heads");
    }

    private AuditVerification verify() {
        return new AuditVerifier(store(), heads()).verify();
    }

    private void fill(int entries) {
        AuditStore store = store();
        for (int i = 1; i <= entries; i++) {
            note(store, "wang", "letters.look", "letter " + i);
        }
    }

    private static void note(AuditStore store, String actor, String action, String subject) {
        Caller caller = Caller.person(actor, Set.of(Role.OPERATOR), "127.0.0.1");
        store.note(new Entry(caller, action, subject, "to see", Result.DONE, 0, null));
    }

    private List<String> lines() throws Exception {
        try (var files = Files.list(heads())) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }

    private void waitForHeads(int count) throws Exception {
        for (int i = 0; i < 200 && (!Files.isDirectory(heads()) || lines().size() < count); i++) {
            Thread.sleep(20);
        }
    }

    /** As somebody with all rights in the database would. */
    private void tamper(String sql) throws SQLException {
        execute(
                "ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only",
                sql,
                "ALTER TABLE hub.audit ENABLE TRIGGER audit_append_only");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String database(Statement statement) throws SQLException {
        try (ResultSet name = statement.executeQuery("SELECT current_database()")) {
            name.next();
            return name.getString(1);
        }
    }
}
