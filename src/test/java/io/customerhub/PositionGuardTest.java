package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.customerhub.observe.Health;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A position that does not belong to the source is refused, and a person decides (faults 41 and 42). */
final class PositionGuardTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: updated_at
            fields:
              formatted_name: {from: name, as: person-name}
            """;
    private static final String POSITION = "SELECT position::json ->> 'cursor' FROM hub.position";

    private static final String RUNS = "SELECT count(*) FROM hub.run";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();
    private final String source = TestDatabase.empty();

    private static void fill(String database, int from, int to) {
        RunningHub.execute(
                database,
                "CREATE TABLE IF NOT EXISTS contact (id int PRIMARY KEY, name text, updated_at timestamptz NOT NULL);"
                        + " INSERT INTO contact SELECT i, 'Li Na', '2026-01-01Z'::timestamptz + i * interval '1 hour'"
                        + " FROM generate_series(" + from + ", " + to + ") i");
    }

    private ProjectInFolder project(ProjectInFolder project, String database) {
        return project.write("routes/crm/contacts.mapping.yaml", MAPPING)
                .write(
                        "routes/crm/crm.camel.yaml",
                        """
                        - beans:
                            - name: crm
                              type: com.zaxxer.hikari.HikariDataSource
                              properties: {jdbcUrl: "%s", maximumPoolSize: 2}
                        - route:
                            id: contacts
                            from:
                              uri: kamelet:database-table-source
                              parameters: {system: crm, stream: contacts, dataSource: crm, table: contact, key: id,
                                cursor: updated_at, pageSize: 20, every: 200ms}
                              steps:
                                - to: direct:ingest
                        """
                                .formatted(database));
    }

    private String loaded() {
        return RunningHub.rows(url, "SELECT count(*) FROM standard.customer").get(0);
    }

    private ProjectInFolder read() {
        fill(source, 1, 50);
        ProjectInFolder project = project(ProjectInFolder.in(folder), source);
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> loaded().equals("50"));
            hub.awaitState("crm/contacts", Health.StreamState.UP);
        }
        assertThat(RunningHub.rows(url, "SELECT position::json ->> 'source' FROM hub.position")
                        .get(0))
                .matches("[0-9a-f]{16}");
        return project;
    }

    private void refused(ProjectInFolder project, String code, String words, String then, String... wayOut) {
        List<String> runs = RunningHub.rows(url, RUNS);
        try (RunningHub hub = RunningHub.start(project, url)) {
            hub.awaitState("crm/contacts", Health.StreamState.PAUSED);
            assertThat(hub.health("crm/contacts").code()).isEqualTo(code);
            assertThat(hub.health("crm/contacts").message()).contains(words);
            assertThat(RunningHub.rows(url, RUNS)).isEqualTo(runs);
            RunningHub.await(
                    () -> RunningHub.rows(url, "SELECT state FROM hub.stream").contains("paused"));
            Shell.Result result = new Shell(project.environment(url)).hub(wayOut);
            assertThat(result.exit()).as(result.err()).isZero();
            hub.awaitState("crm/contacts", Health.StreamState.UP);
            RunningHub.await(
                    () -> RunningHub.rows(url, "SELECT count(*) FROM hub.position_change WHERE applied_at IS NOT NULL")
                            .contains("1"));
            RunningHub.await(() -> loaded().equals(then));
        }
        assertThat(RunningHub.rows(url, "SELECT requested_by, reason, before IS NULL FROM hub.position_change"))
                .containsExactly("tester decided f");
    }

    @Test
    void aPositionOfAnotherDatabaseIsRefusedUntilAPersonBackfills() {
        ProjectInFolder project = read();
        String other = TestDatabase.empty();
        fill(other, 101, 120);
        refused(
                project(project, other),
                "HUB-TABLE-013",
                "the committed position was made of another source",
                "70",
                "backfill",
                "crm/contacts",
                "--reason",
                "decided");
    }

    @Test
    void aPositionIsKeptForASourceThatHasMoved() {
        ProjectInFolder project = read();
        String moved = TestDatabase.empty();
        fill(moved, 1, 51);
        refused(
                project(project, moved),
                "HUB-TABLE-013",
                "./hub position adopt crm/contacts",
                "51",
                "position",
                "adopt",
                "crm/contacts",
                "--reason",
                "decided");
        assertThat(RunningHub.rows(url, "SELECT max(read) FROM hub.run WHERE run > 1")
                        .get(0))
                .as("it went on at its position")
                .isIn("1", "2");
    }

    @Test
    void aSourceThatWasRestoredFromAnOlderBackupIsNoticed() {
        ProjectInFolder project = read();
        RunningHub.execute(source, "DELETE FROM contact WHERE id > 40");
        refused(
                project,
                "HUB-TABLE-014",
                "no longer has a row at or near the committed position 2026-01-03T02:00:00Z",
                "50",
                "position",
                "set",
                "crm/contacts",
                "{\"cursor\":\"2026-01-02T16:00:00Z\"}",
                "--reason",
                "decided");
        assertThat(RunningHub.rows(url, POSITION)).containsExactly("2026-01-02T16:00:00Z");
    }

    @Test
    void aPositionInTheFutureAndACorruptOneAreRefused() {
        ProjectInFolder project = read();
        RunningHub.execute(url, "UPDATE hub.position SET position = '{\"cursor\":\"2999-01-01T00:00:00Z\"}'");
        refused(
                project,
                "HUB-TABLE-006",
                "is later than the database's clock",
                "50",
                "position",
                "reset",
                "crm/contacts",
                "--reason",
                "decided");
        RunningHub.execute(url, "UPDATE hub.position SET position = 'x'");
        try (RunningHub hub = RunningHub.start(project, url)) {
            hub.awaitState("crm/contacts", Health.StreamState.PAUSED);
            assertThat(hub.health("crm/contacts").message())
                    .contains("is no JSON object", "./hub backfill crm/contacts");
        }
    }

    @Test
    void aPositionOfAnApiInTheFutureAndACorruptOneAreRefused() throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> asked = new CopyOnWriteArrayList<>();
        api.createContext("/", request -> {
            asked.add(String.valueOf(request.getRequestURI().getQuery()));
            byte[] body = "[{\"id\":1,\"name\":\"Li Na\",\"updated_at\":\"2026-01-31T08:00:00Z\"}]"
                    .getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        api.start();
        try {
            ProjectInFolder project = apiProject(api.getAddress().getPort());
            try (RunningHub hub = RunningHub.start(project, url)) {
                RunningHub.await(() -> loaded().equals("1"));
                hub.awaitState("crm/contacts", Health.StreamState.UP);
            }
            RunningHub.execute(url, "UPDATE hub.position SET position = '{\"since\":\"2999-01-01T00:00:00Z\"}'");
            asked.clear();
            refused(
                    project,
                    "HUB-REST-027",
                    "the committed position 2999-01-01T00:00:00Z is later than the hub's clock",
                    "1",
                    "backfill",
                    "crm/contacts",
                    "--reason",
                    "decided");
            assertThat(asked).isNotEmpty().noneMatch(query -> query.contains("since=2998") || query.contains("2999"));
            RunningHub.await(() -> RunningHub.rows(url, "SELECT position FROM hub.position")
                    .contains("{\"since\":\"2026-01-31T08:00:00Z\"}"));
            RunningHub.execute(url, "UPDATE hub.position SET position = 'x'");
            try (RunningHub hub = RunningHub.start(project, url)) {
                hub.awaitState("crm/contacts", Health.StreamState.PAUSED);
                assertThat(hub.health("crm/contacts").code()).isEqualTo("HUB-REST-007");
                assertThat(hub.health("crm/contacts").message()).contains("./hub backfill crm/contacts");
            }
        } finally {
            api.stop(0);
        }
    }

    private ProjectInFolder apiProject(int port) {
        return ProjectInFolder.in(folder)
                .write("routes/crm/contacts.mapping.yaml", MAPPING)
                .write(
                        "routes/crm/crm.camel.yaml",
                        """
                        - route:
                            id: contacts
                            from:
                              uri: kamelet:rest-api-source
                              parameters: {system: crm, stream: contacts, url: "http://127.0.0.1:%d/contacts",
                                sinceParameter: since, sinceField: updated_at, every: 200ms}
                              steps:
                                - to: direct:ingest
                        """
                                .formatted(port));
    }

    @Test
    void aPositionWithoutTheIdentityOfASourceIsTakenOver() {
        ProjectInFolder project = read();
        RunningHub.execute(url, "UPDATE hub.position SET position = (position::jsonb - 'source')::text");
        fill(source, 51, 51);
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> loaded().equals("51"));
            assertThat(hub.told).isEmpty();
        }
        assertThat(RunningHub.rows(url, "SELECT position::json ->> 'source' IS NULL FROM hub.position"))
                .containsExactly("f");
    }

    @Test
    void aPositionIsAJsonObjectAndEachChangeNeedsAReason() {
        ProjectInFolder project = read();
        Shell shell = new Shell(project.environment(url));
        assertThat(shell.hub("position", "show", "crm/contacts").out()).contains("\"cursor\":\"2026-01-03T02:00:00Z\"");
        assertThat(shell.hub("position", "set", "crm/contacts", "yesterday", "--reason", "x")
                        .exit())
                .isEqualTo(2);
        assertThat(shell.hub("position", "reset", "crm/contacts").exit()).isEqualTo(2);
        assertThat(RunningHub.rows(url, "SELECT * FROM hub.position_change")).isEmpty();
    }
}
