package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.audit.AuditVerification.Finding;
import io.customerhub.audit.AuditVerification.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chain of the log cannot show, its signed heads outside the database do. */
final class AuditHeadsTest {

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
    void aCutEndIsFoundByTheHeadOutsideTheDatabase() throws Exception {
        log.fill(9);
        AuditHeads.start(log.store(), log.heads()).close();
        log.tamper("DELETE FROM hub.audit WHERE sequence > 5");

        AuditVerification found = log.verify();
        assertThat(found.findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.CUT, 6L));
        assertThat(found.findings().get(0).message()).contains("the last entry is 5, but entry 9 was there");
    }

    @Test
    void anEmptiedLogIsFoundByTheHead() throws Exception {
        log.fill(2);
        AuditHeads.start(log.store(), log.heads()).close();
        log.tamper("DELETE FROM hub.audit");

        assertThat(log.verify().findings()).extracting(Finding::kind).containsExactly(Kind.CUT);
    }

    @Test
    void aLogThatWasCutAndGoesOnIsFoundByTheHead() throws Exception {
        log.fill(9);
        AuditHeads.start(log.store(), log.heads()).close();
        log.tamper("DELETE FROM hub.audit WHERE sequence > 5");
        for (int i = 0; i < 10; i++) {
            AuditLog.note(log.store(), "li", "letters.look", "letter " + i);
        }

        assertThat(log.verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.REWRITTEN, 9L));
    }

    @Test
    void headsAreSignedAtTheStartAndAtTheEndAndOnlyWhenThereIsMore() throws Exception {
        AuditStore store = log.store();
        AuditHeads.start(store, log.heads()).close();
        assertThat(log.heads()).doesNotExist();
        log.fill(3);
        AuditHeads heads = AuditHeads.start(store, log.heads());
        log.waitForHeads(1);
        AuditLog.note(store, "li", "letters.look", "letter 1");
        heads.close();

        assertThat(log.lines()).hasSize(2);
        AuditVerification found = log.verify();
        assertThat(found.findings()).isEmpty();
        assertThat(found.heads()).isEqualTo(2);
        assertThat(found.newestHead()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void aForgedHeadIsNoHead() throws Exception {
        log.fill(3);
        AuditHeads.start(log.store(), log.heads()).close();
        Path file;
        try (var files = Files.list(log.heads())) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(
                file,
                Files.readString(file).replace("\"sequence\":3", "\"sequence\":2") + "not JSON\n",
                StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(log.verify().findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.HEAD_UNSIGNED, Kind.HEAD_UNSIGNED);
    }
}
