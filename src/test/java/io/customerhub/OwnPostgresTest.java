package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerhub.sample.SampleCounts.StreamCount;
import io.customerhub.sample.SampleDemo;
import io.customerhub.sample.ScratchPostgres;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole hub with a warehouse on a PostgreSQL of the user's own, in each major version that is supported beside the
 * embedded one. The build fetches the servers for Linux on x86-64 only.
 */
final class OwnPostgresTest {

    private static final int PARTIES = 100;

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: organization-name}
              status: {from: status, as: code, map: {A: active%s}, onInvalid: reject}
            """;

    @TempDir
    private Path folder;

    @Test
    void theHubRunsOnPostgres15() throws Exception {
        theFourSampleSystemsAddUpOn(15);
    }

    @Test
    void theHubRunsOnPostgres16() throws Exception {
        theFourSampleSystemsAddUpOn(16);
    }

    @Test
    void theHubRunsOnPostgres17() throws Exception {
        theFourSampleSystemsAddUpOn(17);
    }

    private void theFourSampleSystemsAddUpOn(int version) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64"));
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("project"));
        try (ScratchPostgres server = ScratchPostgres.start(Path.of("target", "older-postgres", version + ".jar"));
                SampleDemo sample =
                        SampleDemo.start(folder.resolve("systems"), PARTIES, TestDatabase.empty(), line -> {})) {
            RunningHub.execute(server.url("postgres"), "CREATE DATABASE warehouse");
            String url = server.url("warehouse");
            assertThat(RunningHub.rows(url, "SELECT current_setting('server_version_num')::int / 10000"))
                    .containsExactly(String.valueOf(version));
            sample.properties().forEach(project::property);
            List.of("crm", "erp", "shop", "desk").forEach(project::shipped);
            Shell shell = new Shell(project.environment(url));

            Shell.Result first = shell.hub("run", "--once");
            assertThat(first.exit()).as(first.err()).isEqualTo(6);
            assertAccount(url, sample);
            replayOneLetter(url, project, shell);
            assertThat(shell.hub("run", "--once").exit()).isEqualTo(6);
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        }
    }

    private static void assertAccount(String url, SampleDemo sample) {
        List<String> expected = new ArrayList<>();
        for (StreamCount count : sample.counts().streams()) {
            expected.add("%s/%s %d %d %d"
                    .formatted(count.system(), count.stream(), count.allRows(), count.rows(), count.brokenRows()));
        }
        assertThat(expected).hasSize(9);
        assertThat(
                        RunningHub.rows(
                                url,
                                """
                        SELECT system || '/' || stream, sum(read), sum(loaded + unchanged + superseded), sum(dead)
                        FROM hub.run GROUP BY 1"""))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        // the views unfold what the tables hold
        for (String view : List.of("contact_point", "address", "identifier", "issue", "order_line")) {
            assertThat(RunningHub.rows(url, "SELECT count(*) > 0 FROM standard." + view))
                    .as(view)
                    .containsExactly("t");
        }
    }

    /** Mends the mapping that refused a record, and replays its letter. */
    private static void replayOneLetter(String url, ProjectInFolder project, Shell shell) {
        project.system("partners", MAPPING.formatted(""));
        project.drop("partners", "a.csv", "id,name,status\n1,Wang Wei,A\n2,Li Na,X\n");
        assertThat(shell.hub("run", "--once", "--only", "partners").exit()).isEqualTo(6);
        assertThat(RunningHub.account(url, "partners/customers")).isEqualTo("2 1 0 0 1 0");
        String letter = "SELECT id FROM hub.dead_letter WHERE system = 'partners' AND state = '%s'";
        String id = RunningHub.rows(url, letter.formatted("open")).get(0);

        project.system("partners", MAPPING.formatted(", X: suspended"));
        Shell.Result replayed = shell.hub("dead-letters", "replay", id);
        assertThat(replayed.exit()).as(replayed.err()).isZero();
        assertThat(RunningHub.rows(url, letter.formatted("resolved"))).containsExactly(id);
        assertThat(RunningHub.rows(
                        url, "SELECT key, status FROM standard.customer WHERE system = 'partners' ORDER BY 1"))
                .containsExactly("1 active", "2 suspended");
    }
}
