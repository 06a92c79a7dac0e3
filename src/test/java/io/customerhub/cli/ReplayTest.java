package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;
    private static final String MENDED = MAPPING.replace("{A: active}", "{A: active, X: suspended}");

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private ProjectInFolder project() {
        return ProjectInFolder.in(folder).system("crm", MAPPING);
    }

    private void read(ProjectInFolder project, String name, String... rows) {
        project.drop("crm", name, "id,version,name,status\n" + String.join("\n", rows) + "\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
    }

    private List<String> letters() {
        return RunningHub.rows(url, "SELECT id, key, state, attempts FROM hub.dead_letter ORDER BY id");
    }

    private Shell shell(ProjectInFolder project) {
        return new Shell(project.environment(url));
    }

    @Test
    void mendingTheMappingAndReplayingTheGroupResolvesItsLetters() {
        ProjectInFolder project = project();
        read(project, "a.csv", "1,1,Wang Wei,A", "2,1,Li Na,X", "3,1,Zhang San,X");
        assertThat(letters()).containsExactly("1 2 open 0", "2 3 open 0");
        Shell.Result groups = shell(project).hub("dead-letters", "groups");
        assertThat(groups.exit()).isZero();
        String group = RunningHub.rows(url, "SELECT DISTINCT fingerprint FROM hub.dead_letter")
                .get(0);
        assertThat(groups.out()).contains(group, "HUB-VAL-001", "crm/customers", "      2  ");

        project.system("crm", MENDED);
        Shell.Result replayed = shell(project).hub("dead-letters", "replay", "--group", group);
        assertThat(replayed.exit()).as(replayed.err()).isZero();
        assertThat(replayed.err()).contains("2 resolved, 0 superseded by a later version, 0 failed again");
        assertThat(letters()).containsExactly("1 2 resolved 1", "2 3 resolved 1");
        assertThat(RunningHub.rows(url, "SELECT key, status FROM standard.customer ORDER BY key"))
                .containsExactly("1 active", "2 suspended", "3 suspended");
        assertThat(RunningHub.rows(url, "SELECT started_by, read, loaded, dead FROM hub.run ORDER BY run"))
                .containsExactly("hub 3 1 2", "tester 2 2 0");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
    }

    @Test
    void aLetterThatFailsAgainStaysOpenWithItsAttempts() {
        ProjectInFolder project = project();
        read(project, "a.csv", "2,1,Li Na,X");
        Shell.Result replayed = shell(project).hub("dead-letters", "replay", "1");
        assertThat(replayed.exit()).as(replayed.err()).isEqualTo(6);
        assertThat(replayed.err()).contains("0 resolved, 0 superseded by a later version, 1 failed again");
        assertThat(letters()).containsExactly("1 2 open 1");
        assertThat(shell(project).hub("dead-letters", "show", "1").out())
                .contains("by tester: dead in plan 1  HUB-VAL-001");
    }

    @Test
    void aLetterWhoseRecordIsLoadedInANewerVersionEndsSuperseded() {
        ProjectInFolder project = project();
        Shell shell = shell(project);
        read(project, "a.csv", "2,1,Li Na,X");
        shell.hub("dead-letters", "dismiss", "1", "--reason", "not now");
        read(project, "b.csv", "2,5,Li Na,A");
        shell.hub("dead-letters", "reopen", "1");
        assertThat(letters()).containsExactly("1 2 open 0");

        project.system("crm", MENDED);
        Shell.Result replayed = shell.hub("dead-letters", "replay", "--all");
        assertThat(replayed.exit()).as(replayed.err()).isZero();
        assertThat(replayed.err()).contains("0 resolved, 1 superseded by a later version, 0 failed again");
        assertThat(letters()).containsExactly("1 2 superseded 1");
        assertThat(RunningHub.rows(url, "SELECT version, status FROM standard.customer"))
                .containsExactly("5 active");
    }

    @Test
    void aBadVersionThatComesLaterThanANewerGoodOneNeedsNobody() {
        ProjectInFolder project = project();
        read(project, "a.csv", "2,5,Li Na,A");
        read(project, "b.csv", "2,1,Li Na,X");
        assertThat(letters()).containsExactly("1 2 superseded 0");
        assertThat(RunningHub.account(url, "crm/customers")).isEqualTo("2 1 0 0 1 0");
    }

    @Test
    void aLaterGoodVersionResolvesTheLetterByItself() {
        ProjectInFolder project = project();
        read(project, "a.csv", "2,1,Li Na,X", "3,1,Li Na,X");
        read(project, "b.csv", "2,2,Li Na,A");
        assertThat(letters()).containsExactly("1 2 resolved 0", "2 3 open 0");
    }

    @Test
    void aLineThatIsNoRecordIsNotReplayedAndTheCommandSaysSo() {
        ProjectInFolder project = project();
        read(project, "a.csv", "1,1,Wang Wei,A", "2,1");
        assertThat(RunningHub.rows(url, "SELECT payload_kind, state FROM hub.dead_letter"))
                .containsExactly("line open");
        Shell.Result replayed = shell(project).hub("dead-letters", "replay", "1");
        assertThat(replayed.exit()).isEqualTo(1);
        assertThat(replayed.err()).contains("HUB-PLAN-002", "deliver them again");
        assertThat(RunningHub.rows(url, "SELECT payload_kind, state, attempts FROM hub.dead_letter"))
                .containsExactly("line open 0");
    }

    @Test
    void lettersAreShownWithoutPersonalDataAndClosedAndOpenedByDecision() {
        ProjectInFolder project = project();
        read(project, "a.csv", "2,1,Li Na,X", "3,1,Zhang San,X");
        Shell shell = shell(project);

        Shell.Result list = shell.hub("dead-letters", "list", "--limit", "1");
        assertThat(list.exit()).isZero();
        assertThat(list.out()).contains("a.csv", "HUB-VAL-001", "status").doesNotContain("Zhang");
        assertThat(list.err()).contains("--before 2");
        assertThat(shell.hub("dead-letters", "list", "--key", "2").out().lines().count())
                .isEqualTo(3);

        Shell.Result shown = shell.hub("dead-letters", "show", "1");
        assertThat(shown.exit()).isZero();
        assertThat(shown.out())
                .contains("HUB-VAL-001", "row 2", "./hub dead-letters replay 1", "--reveal shows it")
                .doesNotContain("Li Na");
        assertThat(shell.hub("dead-letters", "show", "1", "--reveal", "--purpose", "failed-record")
                        .out())
                .contains("Li Na");
        assertThat(shell.hub("dead-letters", "show", "99").exit()).isEqualTo(1);

        Shell.Result exported = shell.hub("dead-letters", "export");
        assertThat(exported.err()).contains("2 letters");
        assertThat(exported.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
        assertThat(exported.out()).doesNotContain("Zhang");
        assertThat(shell.hub("dead-letters", "export", "--reveal", "--purpose", "failed-record")
                        .out())
                .contains("Zhang San");

        assertThat(shell.hub("dead-letters", "dismiss", "1").exit()).isEqualTo(2);
        Shell.Result dismissed = shell.hub("dead-letters", "dismiss", "1", "77", "--reason", "a test account");
        assertThat(dismissed.exit()).isZero();
        assertThat(dismissed.err()).contains("1 of 2 letters dismissed");
        assertThat(letters()).containsExactly("1 2 dismissed 0", "2 3 open 0");
        assertThat(shell.hub("dead-letters", "show", "1").out()).contains("by tester: a test account");
        assertThat(shell.hub("dead-letters", "reopen", "1").err()).contains("1 of 1 letters open again");
        assertThat(letters()).containsExactly("1 2 open 0", "2 3 open 0");
    }

    @Test
    void aReplayOfNothingInParticularIsAMistake() {
        ProjectInFolder project = project();
        read(project, "a.csv", "1,1,Wang Wei,A");
        assertThat(shell(project).hub("dead-letters", "replay").exit()).isEqualTo(2);
        assertThat(shell(project).hub("dead-letters", "list", "--state", "lost").exit())
                .isEqualTo(2);
        assertThat(shell(project).hub("dead-letters", "replay", "--all").err()).contains("HUB-PLAN-002");
    }
}
