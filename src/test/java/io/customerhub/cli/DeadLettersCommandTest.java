package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeadLettersCommandTest {

    private static final String MAPPING =
            """
            # people of the CRM
            entity: customer
            key: id
            version: {from: version, as: number}
            fields:
              formatted_name: {from: name, as: person-name}
              # what the desk calls active
              status: {from: status, as: code, map: {A: active, S: suspended}, onInvalid: reject}   # keep this
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private ProjectInFolder project;

    private Shell shell() {
        project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop(
                "crm",
                "a.csv",
                "id,version,name,status\n100001,1,Wang Wei,A\n100002,1,Canaria Goldfeder,X\n100003,1,Zhang San,Y\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        return new Shell(project.environment(url));
    }

    private List<String> letters() {
        return RunningHub.rows(url, "SELECT id, key, state, edition FROM hub.dead_letter ORDER BY id");
    }

    @Test
    void lettersAreMendedByRuleAfterALookAndEditedByHand() {
        Shell shell = shell();
        String group = RunningHub.rows(url, "SELECT DISTINCT fingerprint FROM hub.dead_letter")
                .get(0);
        Shell.Result preview = shell.hub("dead-letters", "mend", "--group", group, "--map", "status:X=S");
        assertThat(preview.exit()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("status", "X", "S").doesNotContain("Goldfeder");
        assertThat(preview.err()).contains("1 of 2 letters would change", "1 of 1 that were tried", "--yes");
        assertThat(letters()).containsExactly("1 100002 open 1", "2 100003 open 1");

        Shell.Result mended = shell.hub("dead-letters", "mend", "--group", group, "--map", "status:X=S", "--yes");
        assertThat(mended.err()).contains("1 letters mended, 1 unchanged");
        Shell.Result edited = shell.hub("dead-letters", "edit", "2", "--set", "status=A", "--json");
        assertThat(edited.exit()).as(edited.err()).isZero();
        assertThat(edited.out()).contains("\"edition\" : 2");
        assertThat(letters())
                .containsExactly(
                        "1 100002 superseded 1", "2 100003 superseded 1", "3 100002 open 2", "4 100003 open 2");
        Shell.Result replayed = shell.hub("dead-letters", "replay", "--all");
        assertThat(replayed.err()).contains("2 resolved");
        assertThat(RunningHub.rows(url, "SELECT key, status FROM standard.customer ORDER BY key"))
                .containsExactly("100001 active", "100002 suspended", "100003 active");
        Shell.Result shown = shell.hub("dead-letters", "show", "3");
        assertThat(shown.out()).contains("edition 2", "map 1 value of status by tester", "X → S");
        assertThat(shell.hub("dead-letters", "edit", "1", "--set", "status=A").exit())
                .isEqualTo(1);
    }

    @Test
    void aRuleIsWrittenIntoTheMappingAndItsCommentsStay() throws IOException {
        Shell shell = shell();
        Path mapping = folder.resolve("routes/crm/customers.mapping.yaml");
        String before = Files.readString(mapping);
        Shell.Result saved = shell.hub("dead-letters", "save-rule", "crm/customers", "status", "--map", "X=S");
        assertThat(saved.exit()).as(saved.err() + saved.out()).isZero();
        assertThat(Files.readString(mapping))
                .isEqualTo(before.replace("map: {A: active", "map: {X: suspended, A: active"));

        Shell.Result unknown = shell.hub("dead-letters", "save-rule", "crm/customers", "status", "--map", "Y=gone");
        assertThat(unknown.exit()).isEqualTo(6);
        Shell.Result name = shell.hub("dead-letters", "save-rule", "crm/customers", "name", "--date", "dd.MM.yyyy");
        assertThat(name.err()).contains("not as a date");
        assertThat(Files.readString(mapping)).contains("X: suspended").doesNotContain("gone");
    }

    @Test
    void aTestMadeOfALetterPassesUntilTheMappingIsMended() throws IOException {
        Shell shell = shell();
        Shell.Result made = shell.hub("dead-letters", "make-test", "1");
        assertThat(made.exit()).as(made.err()).isZero();
        Path fixture = folder.resolve("routes/crm/tests/customers-letter-1.csv");
        assertThat(Files.readString(fixture))
                .contains("id,version,name,status", ",X")
                .doesNotContain("Canaria", "Goldfeder");
        Shell.Result passed = shell.hub("test", "crm/customers");
        assertThat(passed.exit()).as(passed.out() + passed.err()).isZero();
        assertThat(shell.hub("dead-letters", "make-test", "1").exit()).isEqualTo(1);

        shell.hub("dead-letters", "save-rule", "crm/customers", "status", "--map", "X=S");
        assertThat(shell.hub("test", "crm/customers").exit()).isEqualTo(5);
    }

    @Test
    void decisionsNotesAndExportsGoThroughTheGateAndItsAuditLog() {
        Shell shell = shell();
        String group = RunningHub.rows(url, "SELECT DISTINCT fingerprint FROM hub.dead_letter")
                .get(0);
        assertThat(shell.hub("dead-letters", "note", "--group", group, "ask the desk")
                        .exit())
                .isZero();
        assertThat(shell.hub("dead-letters", "assign", "--group", group, "--to", "alice")
                        .exit())
                .isZero();
        assertThat(shell.hub("dead-letters", "groups").out()).contains("alice", group);
        assertThat(shell.hub("dead-letters", "dismiss", "--group", group, "--reason", "not now")
                        .err())
                .contains("2 of 2 letters dismissed");
        assertThat(shell.hub("dead-letters", "restore", "--all").err()).contains("2 of 2 letters open again");
        Shell.Result csv = shell.hub("dead-letters", "export", "--format", "csv");
        assertThat(csv.out().lines()).hasSize(3);
        assertThat(csv.out()).doesNotContain("Goldfeder", "100002");
        assertThat(RunningHub.rows(url, "SELECT DISTINCT action FROM hub.audit ORDER BY 1"))
                .contains("dead-letters.dismiss", "dead-letters.export", "dead-letters.note", "dead-letters.restore");
        assertThat(RunningHub.rows(url, "SELECT count(*) FROM hub.operation")).containsExactly("4");
    }
}
