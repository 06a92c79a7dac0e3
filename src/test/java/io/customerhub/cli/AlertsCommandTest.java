package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlertsCommandTest {

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();
    private Shell shell;

    @BeforeEach
    void anAlert() {
        shell = new Shell(ProjectInFolder.in(folder).environment(url));
        Warehouse.open(url).close();
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.alert (kind, subject_kind, subject, stream, code, severity, sentence, facts, state,
                    first_raised, last_seen)
                VALUES ('paused', 'stream', 'crm/contacts', 'crm/contacts', 'HUB-PIPE-002', 'error',
                    'crm/contacts is paused', '{"letters": 3}', 'raised', now(), now())""");
    }

    @Test
    void alertsAreListedShownAndAcknowledgedOnce() throws IOException {
        assertThat(shell.hub("alerts", "list").out())
                .contains("error", "raised", "HUB-ALERT-007  crm/contacts is paused");
        JsonNode list = new ObjectMapper()
                .readTree(shell.hub("alerts", "list", "--json").out());
        assertThat(list.at("/alerts/0/kind").asText()).isEqualTo("paused");
        assertThat(list.at("/alerts/0/facts/letters").asLong()).isEqualTo(3);
        assertThat(list.at("/alerts/0/firstRaised").asText()).endsWith("Z");
        String number = list.at("/alerts/0/number").asText();

        assertThat(shell.hub("alerts", "acknowledge", number, "--note", "at it").exit())
                .isZero();
        assertThat(shell.hub("alerts", "show", number).out())
                .contains("acknowledged", "at it", "./hub explain HUB-ALERT-007");
        Shell.Result again = shell.hub("alerts", "acknowledge", number);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("HUB-ALERT-021");
        assertThat(shell.hub("alerts", "list", "--state", "raised").out()).doesNotContain("crm/contacts");
        assertThat(RunningHub.rows(
                        url, "SELECT result FROM hub.audit WHERE action = 'alerts.acknowledge' ORDER BY sequence"))
                .containsExactly("asked", "done", "asked", "failed");
    }

    @Test
    void quietHoursAndTestsAreAnActionEach() {
        assertThat(shell.hub("alerts", "quiet-hours").out()).contains("no quiet hours");
        assertThat(shell.hub("alerts", "quiet-hours", "--from", "22:00", "--until", "07:00", "--zone", "Asia/Shanghai")
                        .exit())
                .isZero();
        assertThat(shell.hub("alerts", "quiet-hours").out()).contains("from 22:00 to 07:00 Asia/Shanghai");
        assertThat(shell.hub("alerts", "quiet-hours", "--from", "25:00", "--until", "07:00")
                        .err())
                .contains("HUB-ALERT-022");
        assertThat(shell.hub("alerts", "quiet-hours", "--none").exit()).isZero();
        assertThat(shell.hub("alerts", "test").err()).contains("nothing says where to send it");
    }

    @Test
    void retentionIsSeenAndSwept() {
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.dead_letter (system, stream, row_number, route, origin, stage, code, message,
                    fingerprint, payload, payload_kind, payload_hash, state, closed_at, expires_at)
                SELECT 'crm', 'contacts', n, 'r', 'f', 'validate', 'HUB-VAL-001', 'm', 'aa', '', 'record', n, 'resolved',
                    now() - interval '90 d', now() - interval '1 h' FROM generate_series(1, 12) n""");
        assertThat(shell.hub("retention", "preview", "--days", "0").out()).contains("crm/contacts  resolved       12");
        assertThat(shell.hub("retention", "sweep").out()).isEqualTo("12 letters deleted\n");
        assertThat(shell.hub("retention", "list").out()).contains("crm/contacts  resolved       12");
        assertThat(shell.hub("retention", "preview", "--days", "-1").err()).contains("HUB-DL-060");
    }
}
