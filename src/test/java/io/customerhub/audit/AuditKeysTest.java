package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.audit.AuditVerification.Finding;
import io.customerhub.audit.AuditVerification.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of the log is nobody else's, and without the right one nothing is noted. */
final class AuditKeysTest {

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
    void theKeyIsReadableByNobodyElse() throws Exception {
        AuditLog.note(log.store(), "wang", "letters.look", "letter 1");

        Path key = data.resolve("keys/audit.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key).strip()).matches("[0-9a-f]{64}");
    }

    @Test
    void aMissingOrForeignKeyNotesNothing() throws Exception {
        log.fill(2);
        Path key = data.resolve("keys/audit.key");
        Path kept = Files.move(key, data.resolve("kept"));
        assertThatThrownBy(() -> log.fill(1))
                .isInstanceOf(AuditException.class)
                .extracting("code")
                .isEqualTo("HUB-AUD-001");
        Files.writeString(key, "0".repeat(64));
        assertThatThrownBy(() -> log.fill(1))
                .isInstanceOf(AuditException.class)
                .extracting("code")
                .isEqualTo("HUB-AUD-002");
        Files.writeString(key, "");
        assertThatThrownBy(() -> log.fill(1))
                .isInstanceOf(AuditException.class)
                .extracting("code")
                .isEqualTo("HUB-AUD-003");

        Files.move(kept, key, StandardCopyOption.REPLACE_EXISTING);
        log.fill(1);
        assertThat(log.verify().entries()).isEqualTo(3);
        assertThat(log.verify().isSound()).isTrue();
    }

    @Test
    void afterANewKeyTheOldEntriesAreCheckedWithTheOldOne() throws Exception {
        AuditStore running = log.store();
        log.fill(2);
        log.store()
                .renewKey(new Entry(Caller.shell("root"), "audit.new-key", "audit log", "test", Result.DONE, 0, null));
        AuditLog.note(running, "li", "letters.look", "letter 4");

        assertThat(log.verify().isSound()).isTrue();
        assertThat(log.verify().entries()).isEqualTo(4);
        try (var files = Files.newDirectoryStream(data.resolve("keys"), "audit-*.key")) {
            for (Path former : files) {
                Files.delete(former);
            }
        }
        assertThat(log.verify().findings())
                .extracting(Finding::kind, Finding::sequence)
                .containsExactly(tuple(Kind.KEY_MISSING, 1L));
    }
}
