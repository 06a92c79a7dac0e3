package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes as an engineer writes them: any Camel component, then {@code records-action}, then {@code direct:ingest}. */
class OwnRouteTest {

    private static final String MAPPING =
            """
            entity: customer
            key: nr
            version: {from: changed, as: datetime}
            region: DE
            fields:
              name: {from: name, as: person-name}
              status: {from: status}
            """;

    /** The route that the README of the connector shows. */
    private static final String PIPES =
            """
            - route:
                id: legacy-customers
                description: Customers of the old system, one pipe-delimited file a night
                from:
                  uri: file:{{legacy.inbox}}
                  parameters: {include: ".*\\\\.txt", move: .done, delay: 200, initialDelay: 0}
                  steps:
                    - unmarshal:
                        csv: {delimiter: "|", useMaps: true, captureHeaderRecord: true}
                    - to:
                        uri: kamelet:records-action
                        parameters: {system: legacy, stream: customers}
                    - to: direct:ingest
            """;

    @TempDir
    Path directory;

    private final String url = TestDatabase.fresh();

    @Test
    void aFileOfADialectThatNoConnectorReadsLoadsByARouteOfOnesOwn() {
        ProjectInFolder project = project(PIPES);
        try (RunningHub hub = RunningHub.start(project, url)) {
            assertThat(hub.hub().problems()).isEmpty();
            project.drop(
                    "legacy",
                    "night.txt",
                    """
                    nr|name|status|changed
                    1|Anna Schmidt|active|2026-01-05T08:00:00Z
                    2|Jörg Weiß|closed|2026-01-05T08:00:00Z
                    |nobody|active|2026-01-05T08:00:00Z
                    """);
            RunningHub.await(() -> project.files("legacy", ".done").equals(java.util.List.of("night.txt")));
            assertThat(RunningHub.rows(url, "SELECT key, formatted_name, status FROM standard.customer ORDER BY key"))
                    .containsExactly("1 Anna Schmidt active", "2 Jörg Weiß closed");
            assertThat(RunningHub.rows(url, "SELECT code, row_number, route FROM hub.dead_letter"))
                    .containsExactly("HUB-KEY-001 3 legacy-customers");
            assertThat(RunningHub.account(url, "legacy/customers")).isEqualTo("3 2 0 0 1 0");
        }
    }

    @Test
    void aRouteOfOnesOwnIsFlaggedLikeAnyOther() {
        ProjectInFolder project = project(PIPES)
                .write(
                        "routes/legacy/customers.contract.yaml",
                        """
                        apiVersion: v3.1.0
                        kind: DataContract
                        id: legacy-customers
                        version: 1.0.0
                        status: active
                        schema:
                          - name: customers
                            properties: [{name: nr}, {name: name}, {name: status}, {name: changed}]
                        slaProperties: [{property: frequency, value: 1, unit: h}]
                        """);
        StringBuilder night = new StringBuilder("nr|name|status|changed\n");
        for (int nr = 1; nr <= 120; nr++) {
            night.append(nr).append("|Anna Schmidt||2026-01-05T08:00:00Z\n");
        }
        try (RunningHub hub = RunningHub.start(project, url)) {
            assertThat(hub.hub().problems()).isEmpty();
            project.drop("legacy", "night.txt", night.toString());
            RunningHub.await(() -> !project.files("legacy", ".done").isEmpty());
            RunningHub.await(() ->
                    RunningHub.rows(url, "SELECT state, read FROM hub.run").equals(List.of("finished 120")));
        }
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.run (system, stream, route, configuration, fence, started_by, state, read, loaded,
                    started_at, ended_at, read_until)
                SELECT system, stream, route, configuration, fence, started_by, 'finished', 1200, 1200,
                    started_at - d * interval '1 day', started_at - d * interval '1 day', started_at - d * interval '1 day'
                FROM hub.run, generate_series(1, 27) d;
                UPDATE hub.run SET read_until = now() - interval '4 h' WHERE read = 120;
                INSERT INTO hub.null_count (system, stream, day, attribute, counted, missing, run, run_counted,
                    run_missing)
                SELECT system, stream, day - d, attribute, 1200, 0, run - d, 1200, 0
                FROM hub.null_count, generate_series(1, 27) d""");
        assertThat(new Shell(project.environment(url)).hub("status").out())
                .contains("legacy/customers is flagged: HUB-FLOW-001  no record since")
                .contains("legacy/customers is flagged: HUB-FLOW-002  120 records in the run of")
                .contains("legacy/customers is flagged: HUB-FLOW-004  status is empty in 100.0% of the 120")
                .doesNotContain("name is empty");
    }

    @Test
    void whatTheHubCannotTakeStaysWithItsComponentAndIsTakenLater() {
        ProjectInFolder project = project(PIPES);
        AtomicInteger writes = new AtomicInteger();
        WriteObserver fails = step -> {
            if (step.equals("rows") && writes.incrementAndGet() <= 2) {
                throw new IllegalStateException("no room");
            }
        };
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), fails)) {
            project.drop("legacy", "night.txt", "nr|name|status|changed\n1|A B|active|2026-01-05T08:00:00Z\n");
            RunningHub.await(() -> hub.told.contains("failed legacy/customers HUB-POLL-001")
                    || hub.told.contains("failed legacy/customers HUB-PIPE-002"));
            RunningHub.await(() -> !project.files("legacy", ".done").isEmpty());
            assertThat(RunningHub.rows(url, "SELECT key FROM standard.customer"))
                    .containsExactly("1");
            assertThat(RunningHub.rows(url, "SELECT * FROM hub.dead_letter")).isEmpty();
        }
        assertThat(writes.get()).isGreaterThan(2);
    }

    @Test
    void jsonFromWhereverItComesLoadsAndWhatIsNoneIsALetterOfTheWholeMessage() {
        ProjectInFolder project = project(
                """
                - route:
                    id: legacy-customers
                    from:
                      uri: file:{{legacy.inbox}}
                      parameters: {delay: 200, initialDelay: 0}
                      steps:
                        - setHeader: {name: CamelJdbcParameters, constant: from-outside}
                        - to:
                            uri: kamelet:records-action
                            parameters: {system: legacy, stream: customers, records: "$.customers", maxBytes: 200}
                        - to: direct:ingest
                """);
        try (RunningHub hub = RunningHub.start(project, url)) {
            assertThat(hub.hub().problems()).isEmpty();
            project.drop(
                    "legacy",
                    "a.json",
                    "{\"customers\":[{\"nr\":7,\"name\":\"Ada King\",\"changed\":\"2026-01-05T08:00:00Z\"},5]}");
            project.drop("legacy", "b.json", "{\"clients\":[]}");
            project.drop("legacy", "c.json", "<customers/>");
            project.drop("legacy", "d.json", "{\"customers\":[\"" + "x".repeat(300) + "\"]}");
            RunningHub.await(() -> project.files("legacy", ".").isEmpty());
            RunningHub.await(() -> RunningHub.account(url, "legacy/customers").equals("5 1 0 0 4 0"));
            assertThat(RunningHub.rows(url, "SELECT code, payload_kind FROM hub.dead_letter ORDER BY code"))
                    .containsExactly("HUB-MSG-001 page", "HUB-MSG-002 page", "HUB-MSG-003 line", "HUB-MSG-004 page");
            assertThat(RunningHub.rows(
                            url,
                            "SELECT convert_from(payload, 'UTF8') FROM hub.dead_letter WHERE code = 'HUB-MSG-001'"))
                    .containsExactly("<customers/>");
        }
    }

    @Test
    void aRouteOfOnesOwnIsHeldAgainstItsMappingAndTheOptionsOfTheStep() {
        ProjectInFolder project = project(PIPES.replace("stream: customers", "strem: customers"));
        assertThat(problems(project)).anyMatch(line -> line.contains("HUB-ROUTE-005") && line.contains("'strem'"));

        project.write("routes/legacy/legacy.camel.yaml", PIPES.replace("stream: customers", "stream: clients"));
        assertThat(problems(project)).anyMatch(line -> line.contains("HUB-ROUTE-009"));

        project.write(
                "routes/legacy/legacy.camel.yaml",
                "- route:\n    id: x\n    from:\n      uri: timer:x\n      steps:\n        - to: direct:ingest\n");
        assertThat(problems(project)).anyMatch(line -> line.contains("HUB-ROUTE-030"));
    }

    private java.util.List<String> problems(ProjectInFolder project) {
        return new ProjectReader(new ProjectFolder(project.root()), new Standardizers())
                .read().allProblems().stream().map(Object::toString).toList();
    }

    private ProjectInFolder project(String route) {
        ProjectInFolder project = ProjectInFolder.in(directory);
        return project.property("legacy.inbox", project.inbox("legacy").toString())
                .write("routes/legacy/legacy.camel.yaml", route)
                .write("routes/legacy/customers.mapping.yaml", MAPPING);
    }
}
