package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.audit.AuditVerification.Finding;
import io.customerhub.audit.AuditVerification.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes or removes an entry is found out. */
final class AuditVerifierTest {

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
    void aChangedEntryIsNamed() throws Exception {
        log.fill(9);
        log.tamper("UPDATE hub.audit SET subject = 'letter 500' WHERE sequence = 4");

        assertThat(log.verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.CHANGED, 4L));
        assertThat(log.verify().entries()).isEqualTo(3);
    }

    @Test
    void everyColumnOfAnEntryIsGuarded() throws Exception {
        log.fill(3);
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
            try (Connection connection = DriverManager.getConnection(log.url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT * FROM hub.audit");
                statement.execute("ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only");
                statement.execute("UPDATE hub.audit SET " + change + " WHERE sequence = 2");
                assertThat(log.verify().findings()).as(change).isNotEmpty();
                assertThat(log.verify().findings().get(0).sequence()).as(change).isEqualTo(2L);
                statement.execute("DELETE FROM hub.audit");
                statement.execute("INSERT INTO hub.audit SELECT * FROM kept");
                statement.execute("ALTER TABLE hub.audit ENABLE TRIGGER audit_append_only");
                statement.execute("DROP TABLE kept");
            }
            assertThat(log.verify().findings()).isEmpty();
        }
    }

    @Test
    void aRemovedEntryIsNamed() throws Exception {
        log.fill(9);
        log.tamper("DELETE FROM hub.audit WHERE sequence = 6");
        assertThat(log.verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.MISSING, 6L));

        log.tamper("DELETE FROM hub.audit WHERE sequence < 3");
        assertThat(log.verify().findings().get(0).message()).isEqualTo("entries 1 to 2 are gone");
    }

    @Test
    void aRemovedEntryIsNamedAlsoWhenTheOthersMoveUp() throws Exception {
        log.fill(9);
        log.tamper("DELETE FROM hub.audit WHERE sequence = 6");
        log.tamper("UPDATE hub.audit SET sequence = sequence - 1 WHERE sequence = 7");

        assertThat(log.verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.CHANGED, 6L));
    }

    @Test
    void twoThousandEntriesAreVerifiedInASecond() {
        log.fill(2_000);
        Duration shortest = Duration.ofDays(1);
        // the best of three: how fast it is, not what else the machine does at this moment
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            assertThat(log.verify().entries()).isEqualTo(2_000);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            shortest = took.compareTo(shortest) < 0 ? took : shortest;
        }
        assertThat(shortest).isLessThan(Duration.ofSeconds(1));
    }
}
