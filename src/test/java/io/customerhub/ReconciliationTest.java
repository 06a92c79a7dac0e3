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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deletes of sources that only forget, through a whole hub. */
final class ReconciliationTest {

    private static final String VERSIONED =
            """
            entity: customer
            key: id
            version: updated_at
            fields:
              formatted_name: {from: name, as: person-name}
            """;
    private static final String PLAIN =
            """
            entity: customer
            key: [region, id]
            fields:
              formatted_name: {from: name, as: person-name}
            """;
    private static final String LIVE = "SELECT count(*) FILTER (WHERE deleted_at IS NULL),"
            + " count(*) FILTER (WHERE deleted_at IS NOT NULL), count(formatted_name) FROM standard.customer";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();
    private final String source = TestDatabase.empty();

    private ProjectInFolder table(String options) {
        RunningHub.execute(
                source,
                "CREATE TABLE contact (id int PRIMARY KEY, name text, updated_at timestamptz NOT NULL);"
                        + " INSERT INTO contact SELECT i, 'Li Na', '2026-01-01Z'::timestamptz + i * interval '1 min'"
                        + " FROM generate_series(1, 1000) i");
        return ProjectInFolder.in(folder)
                .write("routes/crm/contacts.mapping.yaml", VERSIONED)
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
                                cursor: updated_at, pageSize: 100, every: 200ms, %s}
                              steps:
                                - to: direct:ingest
                        """
                                .formatted(source, options));
    }

    private String live() {
        return RunningHub.rows(url, LIVE).get(0);
    }

    private void awaitLive(String expected) {
        RunningHub.await(() -> live().equals(expected));
    }

    @Test
    void aRowThatIsGoneBecomesATombstoneWithinOneCycleAndComesBackWhenItIsBack() {
        ProjectInFolder project = table("reconcile: 1s");
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("1000 0 1000");
            RunningHub.execute(source, "CREATE TABLE gone AS SELECT * FROM contact WHERE id IN (7, 500, 501)");
            RunningHub.execute(source, "DELETE FROM contact WHERE id IN (7, 500, 501)");
            awaitLive("997 3 997");
            assertThat(RunningHub.rows(url, "SELECT key FROM raw.record WHERE deleted ORDER BY key"))
                    .containsExactly("500", "501", "7");
            assertThat(RunningHub.account(url, "crm/contacts")).endsWith("0 0 0");
            assertThat(RunningHub.rows(url, "SELECT sum(loaded) FROM hub.run")).containsExactly("1003");
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
            RunningHub.await(() ->
                    new Shell(project.environment(url)).hub("status").out().contains("crm/contacts: keys compared"));

            RunningHub.execute(source, "INSERT INTO contact SELECT * FROM gone");
            awaitLive("1000 0 1000");
            assertThat(RunningHub.rows(url, "SELECT kind, requested_by, reason FROM hub.position_change"))
                    .containsExactly("backfill hub 3 deleted records are back");
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
            assertThat(hub.told).isEmpty();
        }
    }

    @Test
    void aMassDeletePausesTheStreamAndDeletesNothingUntilAPersonAcceptsIt() {
        ProjectInFolder project = table("reconcile: 1s, maxDeletes: 5%");
        Shell shell = new Shell(project.environment(url));
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("1000 0 1000");
            RunningHub.execute(source, "DELETE FROM contact WHERE id <= 60");
            hub.awaitState("crm/contacts", Health.StreamState.PAUSED);
            assertThat(hub.health("crm/contacts").code()).isEqualTo("HUB-DEL-001");
            assertThat(live()).isEqualTo("1000 0 1000");
            RunningHub.await(() -> shell.hub("status").out().contains("HUB-DEL-001"));
            assertThat(shell.hub("status").out())
                    .contains("the source no longer has 60 of the 1,000 records, more than maxDeletes (5%) allows")
                    .contains("./hub resume crm/contacts --accept-deletes");

            assertThat(shell.hub("resume", "crm/contacts", "--accept-deletes").err())
                    .contains("may delete up to 60", "crm/contacts is resumed");
            awaitLive("940 60 940");
            assertThat(RunningHub.rows(url, "SELECT state, missing, deleted, accepted FROM hub.reconciliation"))
                    .allMatch(row -> row.startsWith("done ") && row.endsWith(" null"));
        }
    }

    @Test
    void resumingWithoutAcceptingDeletesNothing() {
        ProjectInFolder project = table("reconcile: 1s");
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("1000 0 1000");
            RunningHub.execute(source, "ALTER TABLE contact RENAME TO kept");
            RunningHub.execute(source, "CREATE TABLE contact (LIKE kept INCLUDING ALL)");
            RunningHub.execute(source, "INSERT INTO contact SELECT * FROM kept WHERE id > 900");
            hub.awaitState("crm/contacts", Health.StreamState.PAUSED);
            RunningHub.await(() -> new Shell(project.environment(url))
                    .hub("resume", "crm/contacts")
                    .err()
                    .contains("is resumed"));
            RunningHub.await(() -> hub.told.stream()
                            .filter(line -> line.equals("paused crm/contacts HUB-DEL-001"))
                            .count()
                    == 2);
            assertThat(live()).isEqualTo("1000 0 1000");
        }
    }

    @Test
    void nothingIsDeletedWhenTheKeysCannotBeReadToTheirEnd() {
        ProjectInFolder project = table("reconcile: 1s, maxDeletes: 100%");
        RunningHub.execute(source, "ALTER TABLE contact RENAME TO kept");
        RunningHub.execute(
                source,
                // with a cursor all is well; the keys alone break off in the middle
                "CREATE VIEW contact AS SELECT id, name, updated_at FROM kept WHERE id <= 500 UNION ALL"
                        + " SELECT id, name, updated_at FROM kept WHERE id > 500 AND (strpos(current_query(), 'updated_at') > 0"
                        + " OR 1 / (id - id) = 1)");
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("1000 0 1000");
            RunningHub.await(() -> hub.told.contains("failed crm/contacts HUB-TABLE-010"));
            assertThat(live()).isEqualTo("1000 0 1000");
            assertThat(RunningHub.rows(url, "SELECT * FROM hub.reconciliation")).isEmpty();
        }
    }

    private ProjectInFolder files() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("erp", PLAIN);
        return project.write(
                "routes/erp/erp.camel.yaml",
                ProjectInFolder.route("erp").replace("quiet: 0s", "quiet: 0s\n        full: true"));
    }

    private static String csv(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "n-o," + i + ",Li Na")
                .collect(Collectors.joining("\n", "region,id,name\n", "\n"));
    }

    @Test
    void aFullFileDeletesWhatItLacksAndBringsBackWhatItHasAgain() {
        ProjectInFolder project = files();
        project.drop("erp", "1.csv", csv(1, 600));
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("600 0 600");
            project.drop("erp", "2.csv", csv(11, 610));
            awaitLive("600 10 600");
            assertThat(RunningHub.rows(
                            url, "SELECT min(length(key)), max(key) FROM standard.customer WHERE deleted_at IS NULL"))
                    .containsExactly("7 n\\-o-99");
            project.drop("erp", "3.csv", csv(1, 610));
            awaitLive("610 0 610");
            hub.awaitRead(project, "erp");
            assertThat(project.files("erp", ".done")).hasSize(3);
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
            assertThat(hub.told).isEmpty();
        }
    }

    @Test
    void aFullFileThatLacksTooMuchStaysUntilAPersonAcceptsIt() {
        ProjectInFolder project = files();
        project.drop("erp", "1.csv", csv(1, 600));
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("600 0 600");
            hub.awaitRead(project, "erp");
            project.drop("erp", "2.csv", "region,id,name\n");
            hub.awaitState("erp/customers", Health.StreamState.PAUSED);
            assertThat(live()).isEqualTo("600 0 600");
            assertThat(project.files("erp", ".")).contains("2.csv");
            RunningHub.await(() -> new Shell(project.environment(url))
                    .hub("resume", "erp/customers", "--accept-deletes")
                    .err()
                    .contains("erp/customers is resumed"));
            awaitLive("0 600 0");
            hub.awaitRead(project, "erp");
        }
    }

    @Test
    void aFullFileWithARecordThatHasNoKeyDeletesNothing() {
        ProjectInFolder project = files();
        project.drop("erp", "1.csv", csv(1, 600));
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("600 0 600");
            project.drop("erp", "2.csv", csv(2, 600) + "n-o,,Li Na\n");
            RunningHub.await(() ->
                    RunningHub.rows(url, "SELECT state FROM hub.reconciliation").contains("incomplete"));
            hub.awaitRead(project, "erp");
            assertThat(live()).isEqualTo("600 0 600");
            assertThat(new Shell(project.environment(url)).hub("status").out())
                    .contains(
                            "HUB-DEL-002  the keys were not compared, and nothing was deleted: 1 of the source's records");
        }
    }

    @Test
    void aRecordThatAnApiNoLongerListsBecomesATombstoneAndComesBack() throws IOException {
        AtomicInteger first = new AtomicInteger(1);
        AtomicInteger pages = new AtomicInteger(3);
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/people", exchange -> {
            int page = Integer.parseInt(exchange.getRequestURI().getQuery().replace("page=", ""));
            String people = IntStream.rangeClosed(100 * (page - 1) + 1, 100 * page)
                    .filter(i -> i >= first.get())
                    .mapToObj(i -> "{\"id\": " + i + ", \"name\": \"Li Na\", \"updated_at\": \"2026-01-01T00:00:00Z\"}")
                    .collect(Collectors.joining(", ", "[", "]"));
            byte[] body = (page <= 3 ? people : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(page <= pages.get() || pages.get() == 3 ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
        ProjectInFolder project = ProjectInFolder.in(folder)
                .write("routes/shop/people.mapping.yaml", VERSIONED)
                .write(
                        "routes/shop/shop.camel.yaml",
                        """
                        - route:
                            id: people
                            from:
                              uri: kamelet:rest-api-source
                              parameters: {system: shop, stream: people, url: "http://127.0.0.1:%d/people", paging: page,
                                pageParameter: page, every: 200ms, reconcile: 300ms, maxAttempts: 1}
                              steps:
                                - to: direct:ingest
                        """
                                .formatted(api.getAddress().getPort()));
        try (RunningHub hub = RunningHub.start(project, url)) {
            awaitLive("300 0 300");
            pages.set(1);
            first.set(4);
            RunningHub.await(() -> hub.told.stream().anyMatch(line -> line.startsWith("failed shop/people")));
            assertThat(live()).as("a poll that broke off deletes nothing").isEqualTo("300 0 300");
            pages.set(3);
            awaitLive("297 3 297");
            first.set(1);
            awaitLive("300 0 300");
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        } finally {
            api.stop(0);
        }
    }
}
