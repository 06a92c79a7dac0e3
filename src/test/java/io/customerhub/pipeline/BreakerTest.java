package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BreakerTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    private static final String STREAM = "crm/customers";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void aMappingBugPausesItsStreamWithOneMessageBeforeAFeedBecomesDeadLetters() throws InterruptedException {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop("crm", "a.csv", customers(1000, row -> row % 10 < 3));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitState(STREAM, StreamState.PAUSED);
            Thread.sleep(1500); // several polls would have come by now
            assertThat(running.told)
                    .filteredOn(line -> line.startsWith("paused"))
                    .hasSize(1);
            assertThat(running.health(STREAM).code()).isEqualTo("HUB-BREAK-001");
            assertThat(running.health(STREAM).message())
                    .contains("75 of 250", "HUB-VAL-001 on status", "./hub resume crm/customers");
            assertNothingWasTaken(project);
        }
        try (RunningHub again = RunningHub.start(project, url)) {
            assertThat(again.health(STREAM).state()).isEqualTo(StreamState.PAUSED);
            Thread.sleep(1000);
            assertNothingWasTaken(project);
        }

        project.system("crm", MAPPING.replace("{A: active}", "{A: active, X: suspended}"));
        try (RunningHub mended = RunningHub.start(project, url)) {
            mended.awaitRead(project, "crm");
            mended.awaitState(STREAM, StreamState.UP);
        }
        assertThat(project.files("crm", ".done")).hasSize(1);
        assertThat(RunningHub.account(url, STREAM)).isEqualTo("1000 1000 0 0 0 0");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        assertThat(RunningHub.rows(url, "SELECT count(*) FROM standard.customer"))
                .containsExactly("1000");
    }

    private void assertNothingWasTaken(ProjectInFolder project) {
        assertThat(project.files("crm", ".")).containsExactly("a.csv");
        assertThat(RunningHub.account(url, STREAM)).isEqualTo("0 0 0 0 0 0");
        assertThat(RunningHub.rows(
                        url,
                        "SELECT (SELECT count(*) FROM hub.dead_letter), (SELECT count(*) FROM raw.record),"
                                + " (SELECT count(*) FROM hub.position)"))
                .containsExactly("0 0 0");
    }

    @Test
    void aRunningHubNoticesResumeAndGoesOnWhereItWas() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop("crm", "a.csv", customers(1000, row -> row >= 500));
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitState(STREAM, StreamState.PAUSED);
            assertThat(RunningHub.account(url, STREAM)).isEqualTo("500 500 0 0 0 0");
            assertThat(shell.hub("status").exit()).isEqualTo(6);
            assertThat(shell.hub("status").out()).contains("paused");

            project.drop("crm", "a.csv", customers(1000, row -> false));
            Shell.Result resumed = shell.hub("resume", STREAM);
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(resumed.err()).contains("crm/customers is resumed");
            running.awaitRead(project, "crm");
            running.awaitState(STREAM, StreamState.UP);
        }
        assertThat(RunningHub.account(url, STREAM)).isEqualTo("1500 1000 500 0 0 0");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        assertThat(shell.hub("resume", STREAM).err()).contains("was not paused");
        assertThat(shell.hub("resume", "nonsense").exit()).isEqualTo(2);
    }

    @Test
    void aKeyColumnThatIsGonePausesTheStreamAndNothingIsAcknowledged() throws InterruptedException {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop("crm", "a.csv", customers(2, row -> false));
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
            running.awaitState(STREAM, StreamState.UP);
            String position =
                    RunningHub.rows(url, "SELECT position FROM hub.position").get(0);

            project.drop("crm", "b.csv", customers(5, row -> false).replace("id,", "number,"));
            running.awaitState(STREAM, StreamState.PAUSED);
            assertThat(running.health(STREAM).code()).isEqualTo("HUB-DRIFT-001");
            assertThat(running.health(STREAM).message()).contains("'id'");
            Thread.sleep(1000);
            assertThat(project.files("crm", ".")).containsExactly("b.csv");
            assertThat(RunningHub.rows(url, "SELECT position FROM hub.position"))
                    .containsExactly(position);
            assertThat(RunningHub.account(url, STREAM)).isEqualTo("2 2 0 0 0 0");
            assertThat(RunningHub.rows(url, "SELECT id FROM hub.dead_letter")).isEmpty();
            assertThat(running.told)
                    .filteredOn(line -> line.startsWith("paused"))
                    .hasSize(1);

            project.drop("crm", "b.csv", customers(5, row -> false));
            assertThat(shell.hub("resume", STREAM).exit()).isZero();
            running.awaitRead(project, "crm");
        }
        assertThat(RunningHub.account(url, STREAM)).isEqualTo("7 5 2 0 0 0");
    }

    private static String customers(int rows, IntPredicate unknown) {
        StringBuilder csv = new StringBuilder("id,version,name,status\n");
        for (int row = 0; row < rows; row++) {
            csv.append(row).append(",1,Wang Wei,").append(unknown.test(row) ? "X\n" : "A\n");
        }
        return csv.toString();
    }
}
