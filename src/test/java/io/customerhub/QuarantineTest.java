package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.cli.ExitCode;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that make the process itself end: no handler runs, as with a native crash or when memory is exhausted. */
class QuarantineTest {

    private static final int ROWS = 3_000;
    private static final int DEADLY = 2_345;

    @TempDir
    Path directory;

    private int starts;

    @Test
    void afterThreeCrashesTheRecordIsADeadLetterAndAllOthersAreLoaded() throws Exception {
        String url = TestDatabase.fresh();
        HubProject project = project().withRequesters(2_000);
        project.drop("customers", "c.csv", customersWithADeadlyOne("Deadly One"));
        project.drop("requesters", "r.jsonl", requesters(120));

        for (int crash = 1; crash <= 3; crash++) {
            assertThat(run(project, url)).as("start " + crash).isEqualTo(HaltingStep.EXIT);
            assertThat(letters(url)).isEmpty();
        }
        assertThat(run(project, url)).as("the start after the third crash").isEqualTo(ExitCode.FINDINGS.number());

        assertThat(letters(url)).containsExactly("quarantine HUB-CRASH-001 record open");
        assertThat(WarehouseContent.query(url, "SELECT stream || count(*) FROM standard.customer GROUP BY stream"))
                .containsExactlyInAnyOrder("customers" + (ROWS - 1), "requesters120");
        assertThat(WarehouseContent.wrongRuns(url)).isEmpty();
        assertThat(WarehouseContent.query(url, "SELECT sum(loaded) || ' ' || sum(dead) FROM hub.run"))
                .containsExactly(ROWS - 1 + 120 + " 1");
        assertThat(traces(url)).isEmpty();
        assertThat(project.files("customers", ".done")).containsExactly("c.csv");

        theSameRecordDeliveredAgainStaysOut(project, url);
    }

    private void theSameRecordDeliveredAgainStaysOut(HubProject project, String url) throws Exception {
        project.drop("customers", "again.csv", HubProject.HEADER + deadly("Deadly One") + row(9_000));
        assertThat(run(project, url)).isEqualTo(ExitCode.FINDINGS.number());

        assertThat(letters(url)).containsExactly("quarantine HUB-CRASH-001 record open");
        assertThat(WarehouseContent.query(url, "SELECT occurrences::text FROM hub.dead_letter"))
                .containsExactly("2");
        assertThat(WarehouseContent.query(url, "SELECT key FROM standard.customer WHERE key = 'C009000'"))
                .hasSize(1);
    }

    @Test
    void aHubThatIsKilledWithoutACulpritReadsOnAndForgetsItsSuspicion() throws Exception {
        String url = TestDatabase.fresh();
        HubProject project = HubProject.create(directory.resolve("project"), 500);
        project.drop("customers", "c.csv", HubProject.customers(0, 2_000));
        // as a kill leaves it: a run that has not ended, and nothing noted of what was in flight
        try (TestHub hub = TestHub.start(project, url, WriteObserver.NONE)) {
            hub.runtime().awaitFirstPass();
        }
        WarehouseContent.execute(url, "UPDATE hub.run SET state = 'running', ended_at = NULL");
        project.drop("customers", "d.csv", HubProject.customers(2_000, 4_000));

        try (TestHub hub = TestHub.start(project, url, WriteObserver.NONE)) {
            hub.runtime().awaitFirstPass();
            project.awaitEmpty("customers");
            HubProject.await(() -> traces(url).isEmpty());
        }
        assertThat(WarehouseContent.query(url, "SELECT max(batches)::text FROM hub.run"))
                .as("batches of the run after the kill: pieces of 50")
                .containsExactly("40");
        assertThat(WarehouseContent.totals(url)).containsExactly(4_000L, 4_000L, 0L, 0L, 0L, 0L);
        assertThat(WarehouseContent.wrongRuns(url)).isEmpty();
    }

    /** A project whose pipeline holds a step that ends the process. */
    private HubProject project() throws IOException {
        HubProject project = HubProject.create(directory.resolve("project"), 2_000);
        Path pipeline = project.root().resolve("routes/pipeline.camel.yaml");
        String shipped = Files.readString(pipeline);
        String step = "        - process:\n            id: cleanse\n";
        assertThat(shipped).contains(step);
        Files.writeString(
                pipeline,
                shipped.replace(
                        step,
                        "        - process:\n            ref: \"#class:" + HaltingStep.class.getName() + "\"\n"
                                + step));
        return project;
    }

    private int run(HubProject project, String url) throws Exception {
        Path log = directory.resolve("hub-" + ++starts + ".log");
        try (ChildProcess hub =
                ChildProcess.start(Hub.class, log, project.environment(url), List.of("run", "--once"))) {
            return hub.await(120);
        }
    }

    private static List<String> letters(String url) {
        return WarehouseContent.query(
                url, "SELECT concat_ws(' ', key, stage, code, payload_kind, state) FROM hub.dead_letter ORDER BY id");
    }

    private static List<String> traces(String url) {
        return WarehouseContent.query(
                url,
                "SELECT concat_ws(' ', stream, crashes, in_flight) FROM hub.stream"
                        + " WHERE crashes > 0 OR in_flight IS NOT NULL");
    }

    private static String customersWithADeadlyOne(String name) {
        return HubProject.customers(0, DEADLY)
                + deadly(name)
                + HubProject.customers(DEADLY + 1, ROWS).substring(HubProject.HEADER.length());
    }

    private static String deadly(String name) {
        return row(DEADLY).replace("Company " + DEADLY, name);
    }

    private static String row(int number) {
        return HubProject.customers(number, number + 1).substring(HubProject.HEADER.length());
    }

    private static String requesters(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(
                    "{\"id\": \"R%d\", \"name\": \"Ann Miller\", \"email\": \"r%d@example.com\", \"changed\": \"2026-02-01T09:00:00\"}\n"
                            .formatted(i, i));
        }
        return lines.toString();
    }
}
