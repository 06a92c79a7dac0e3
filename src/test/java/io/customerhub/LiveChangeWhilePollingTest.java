package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.pipeline.ApiServer;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A poll that runs for long meets changes of its configuration, and the next tick is a day away. */
final class LiveChangeWhilePollingTest {

    private static final int ROWS = 6000;
    private static final int PAGE = 20;
    private static final int CHANGES = 12;

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: organization-name}
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void aTableIsReadToItsEndThroughChangesOfItsMapping() throws Exception {
        ProjectInFolder project = project(table());
        try (RunningHub running = RunningHub.start(project, url)) {
            assertThat(changeTheMapping(project, running)).isGreaterThan(2);
            awaitAll();
        }
        assertEachOnce();
    }

    @Test
    void anApiIsReadToItsEndThroughChangesOfItsMapping() throws Exception {
        try (ApiServer api = pages()) {
            ProjectInFolder project = project(api(api));
            try (RunningHub running = RunningHub.start(project, url)) {
                assertThat(changeTheMapping(project, running)).isGreaterThan(2);
                awaitAll();
            }
        }
        assertEachOnce();
    }

    @Test
    void aFileIsReadToItsEndThroughChangesOfItsMapping() throws Exception {
        ProjectInFolder project = project(ProjectInFolder.route("crm").replace("batchSize: 250", "batchSize: " + PAGE));
        project.property("crm.inbox", project.inbox("crm").toString());
        project.drop(
                "crm",
                "all.csv",
                IntStream.range(0, ROWS)
                        .mapToObj(id -> id + ",Person " + id + "\n")
                        .collect(Collectors.joining("", "id,name\n", "")));
        try (RunningHub running = RunningHub.start(project, url)) {
            assertThat(changeTheMapping(project, running)).isGreaterThan(2);
            awaitAll();
            running.awaitRead(project, "crm");
        }
        assertEachOnce();
    }

    @Test
    void anotherRouteForTheSameTableGoesOnWhereTheOneBeforeStopped() throws Exception {
        String route = table();
        ProjectInFolder project = project(route);
        try (RunningHub running = RunningHub.start(project, url)) {
            for (int change = 1; change <= CHANGES; change++) {
                awaitMore(change);
                project.write("routes/crm/crm.camel.yaml", route.replace("every: 1d", "every: " + (1 + change) + "d"));
                assertThat(running.hub().reload()).isNotEmpty().noneMatch(told -> told.what() == What.REFUSED);
            }
            awaitAll();
        }
        assertEachOnce();
    }

    private ProjectInFolder project(String route) {
        return ProjectInFolder.in(folder)
                .write("routes/crm/crm.camel.yaml", route)
                .write("routes/crm/customers.mapping.yaml", MAPPING);
    }

    private String table() {
        String source = TestDatabase.empty();
        RunningHub.execute(
                source,
                "CREATE TABLE contact (id int PRIMARY KEY, name text, changed timestamptz NOT NULL);"
                        + " INSERT INTO contact SELECT i, 'Person ' || i, '2026-01-01Z'::timestamptz + i * interval '1 s'"
                        + " FROM generate_series(0, " + (ROWS - 1) + ") i");
        return """
                - beans:
                    - name: crm
                      type: com.zaxxer.hikari.HikariDataSource
                      properties: {jdbcUrl: "%s", maximumPoolSize: 2}
                - route:
                    id: customers
                    from:
                      uri: kamelet:database-table-source
                      parameters: {system: crm, stream: customers, dataSource: crm, table: contact, key: id,
                        cursor: changed, pageSize: %d, every: 1d}
                      steps:
                        - to: direct:ingest
                """
                .formatted(source, PAGE);
    }

    private static ApiServer pages() throws Exception {
        return new ApiServer((request, query) -> {
            int from = (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * PAGE;
            ApiServer.json(
                    request,
                    IntStream.range(from, Math.min(ROWS, from + PAGE))
                            .mapToObj(id -> "{\"id\": " + id + ", \"name\": \"Person " + id + "\"}")
                            .collect(Collectors.joining(",", "[", "]")));
        });
    }

    private static String api(ApiServer api) {
        return """
                - route:
                    id: customers
                    from:
                      uri: kamelet:rest-api-source
                      parameters: {system: crm, stream: customers, url: "%s", paging: page, pageSize: %d, every: 1d}
                      steps:
                        - to: direct:ingest
                """
                .formatted(api.url("/api"), PAGE);
    }

    /** Saves one mapping after another while rows come in; how many of them rows were loaded under. */
    private int changeTheMapping(ProjectInFolder project, RunningHub running) throws InterruptedException {
        for (int change = 1; change <= CHANGES; change++) {
            awaitMore(change);
            project.write("routes/crm/customers.mapping.yaml", MAPPING + "# change " + change + "\n");
            assertThat(running.hub().reload()).isNotEmpty().noneMatch(told -> told.what() == What.REFUSED);
        }
        awaitAll();
        return Integer.parseInt(RunningHub.rows(url, "SELECT count(DISTINCT configuration) FROM hub.run")
                .get(0));
    }

    /** The first changes meet a poll in its middle. */
    private void awaitMore(int change) {
        RunningHub.await(() -> loaded() >= Math.min(ROWS, change * PAGE));
    }

    private void awaitAll() {
        RunningHub.await(() -> loaded() == ROWS);
    }

    private int loaded() {
        return Integer.parseInt(
                RunningHub.rows(url, "SELECT count(*) FROM standard.customer").get(0));
    }

    private void assertEachOnce() {
        assertThat(RunningHub.rows(url, "SELECT count(*), min(key::int), max(key::int) FROM standard.customer"))
                .containsExactly(ROWS + " 0 " + (ROWS - 1));
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        assertThat(RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter")).containsExactly("0");
    }
}
