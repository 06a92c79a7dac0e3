package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreviewTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            region: CN
            fields:
              formatted_name: {from: name, as: person-name}
              phone.mobile: {from: phone, as: phone}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    private static final String ROWS =
            """
            id,version,name,phone,status,extra
            1,1,王伟,138 0013 8000,A,x
            2,1,Li Na,12345,A,y
            3,1,Zhang San,13800138001,X,z
            """;

    @TempDir
    private Path folder;

    private ProjectInFolder project() {
        return ProjectInFolder.in(folder).system("crm", MAPPING);
    }

    /** A shell without any warehouse: its address leads nowhere. */
    private static Shell shell(ProjectInFolder project) {
        return new Shell(project.environment("jdbc:postgresql://127.0.0.1:9/nowhere"));
    }

    @Test
    void anOrderOfDatesThatTheValuesProveIsToldWithItsReasonAndNotActedOn() throws IOException {
        String mapping =
                """
                entity: customer
                key: id
                version: {from: version, as: number}
                fields:
                  formatted_name: {from: name, as: person-name}
                  birth_date: {from: born, as: date}
                """;
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", mapping);
        project.drop(
                "crm",
                "a.csv",
                """
                id,version,name,born
                1,1,Li Na,25/12/1987
                2,1,Zhang San,05/06/1990
                3,1,Wang Wei,13/01/1991
                """);

        Shell.Result result = shell(project).hub("preview", "crm/customers", "--json");

        JsonNode found = new ObjectMapper().readTree(result.out());
        JsonNode hint = found.path("dateOrders").path(0);
        assertThat(hint.path("attribute").asText()).isEqualTo("birth_date");
        assertThat(hint.path("order").asText()).isEqualTo("day-month-year");
        assertThat(hint.path("reason").asText())
                .isEqualTo(
                        "2 values are days only as day-month-year, none is in another order only, 1 has several readings");
        assertThat(found.path("records")
                        .path(1)
                        .path("after")
                        .path("birth_date")
                        .toString())
                .contains("ambiguous");
        assertThat(shell(project).hub("preview", "crm/customers").out()).contains("order: day-month-year");
    }

    @Test
    void aCsvFileIsShownBeforeAndAfterAndStaysInItsPlaceByteForByte() {
        ProjectInFolder project = project().drop("crm", "a.csv", ROWS);
        Map<String, String> before = ProjectInFolder.everyFile(folder);
        Shell.Result result = shell(project).hub("preview", "crm/customers");
        assertThat(result.err()).contains("Nothing was written");
        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.out())
                .contains("王伟", "138 0013 8000", "+8613800138000", "phone.mobile")
                .contains("! HUB-PHONE-001")
                .contains("DEAD LETTER", "HUB-VAL-001")
                .contains("New fields, kept in the raw layer only: extra")
                .contains("read 3, good 2, dead 1, skipped 0");
        assertThat(ProjectInFolder.everyFile(folder)).isEqualTo(before);
    }

    @Test
    void theLimitIsExactAndWithoutLettersAllIsWell() {
        ProjectInFolder project = project().drop("crm", "a.csv", ROWS).drop("crm", "b.csv", ROWS);
        Shell.Result result = shell(project).hub("preview", "crm/customers", "--limit", "2");
        assertThat(result.out()).contains("read 2, good 2, dead 0").doesNotContain("Zhang");
        assertThat(result.exit()).isZero();
    }

    @Test
    void severalFilesAndSeveralBatchesAreReadOnUntilTheLimit() {
        StringBuilder rows = new StringBuilder("id,version,name,phone,status\n");
        for (int i = 0; i < 700; i++) {
            rows.append(i).append(",1,Li Na,13800138001,A\n");
        }
        ProjectInFolder project = project()
                .drop("crm", "a.csv", rows.toString())
                .drop("crm", "b.csv", rows.toString().replace("Li Na", "Wang Wei"));
        Map<String, String> before = ProjectInFolder.everyFile(folder);
        Shell.Result result = shell(project).hub("preview", "crm/customers", "--limit", "1300", "--show", "0");
        assertThat(result.out()).contains("read 1,300, good 1,300").doesNotContain("row 1 ");
        assertThat(ProjectInFolder.everyFile(folder)).isEqualTo(before);
    }

    @Test
    void anUnreadableFileIsToldAndStays() {
        ProjectInFolder project = project().drop("crm", "a.csv", "id,version\n1,2,3,4,5\n\"open");
        Map<String, String> before = ProjectInFolder.everyFile(folder);
        Shell.Result result = shell(project).hub("preview", "crm/customers");
        assertThat(result.out()).contains("HUB-READ-003");
        assertThat(result.exit()).isEqualTo(6);
        assertThat(ProjectInFolder.everyFile(folder)).isEqualTo(before);
    }

    @Test
    void aMissingDirectoryIsToldAndNotMade() {
        ProjectInFolder project = project();
        project.write("hub.properties", "crm.inbox=" + folder.resolve("gone") + "\n");
        Map<String, String> before = ProjectInFolder.everyFile(folder);
        Shell.Result result = shell(project).hub("preview", "crm/customers");
        assertThat(result.err()).contains("HUB-PREVIEW-003", "gone");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(ProjectInFolder.everyFile(folder)).isEqualTo(before);
    }

    @Test
    void aGoneColumnIsToldAsDrift() {
        ProjectInFolder project = project().drop("crm", "a.csv", ROWS.replace("version", "revision"));
        Shell.Result result = shell(project).hub("preview", "crm/customers");
        assertThat(result.err()).contains("HUB-DRIFT-002", "would pause");
        assertThat(result.exit()).isEqualTo(6);
    }

    @Test
    void personalDataAreMaskedByClassWhenAskedFor() {
        ProjectInFolder project = project().drop("crm", "a.csv", ROWS);
        Shell.Result result = shell(project).hub("preview", "crm/customers", "--mask");
        assertThat(result.out())
                .contains("王*", "+**********000", "L* N*")
                .doesNotContain("王伟", "13800138000", "Li Na", "138 0013 8000");
    }

    @Test
    void oneFieldAloneCanBeAskedForAsJson() throws IOException {
        ProjectInFolder project = project().drop("crm", "a.csv", ROWS);
        Shell.Result result = shell(project).hub("preview", "crm/customers", "--json", "--field", "phone");
        JsonNode document = new ObjectMapper().readTree(result.out());
        assertThat(document.at("/schemaVersion").asInt()).isEqualTo(1);
        assertThat(document.at("/records/0/before").size()).isEqualTo(1);
        assertThat(document.at("/records/0/after/phone.mobile/value").asText()).isEqualTo("+8613800138000");
        assertThat(document.at("/records/2/fate").asText()).isEqualTo("dead");
        assertThat(document.at("/drift/newFields/0").asText()).isEqualTo("extra");
    }

    @Test
    void besideARunningHubItComparesWithWhatIsLoadedAndChangesNothingInTheWarehouse() {
        String source = TestDatabase.empty();
        RunningHub.execute(
                source,
                """
                CREATE TABLE contact (id int PRIMARY KEY, version int, name text, phone text, status text);
                INSERT INTO contact VALUES (1, 1, 'Wang Wei', '13800138000', 'A'), (2, 5, 'Li Na', '13800138001', 'A'),
                    (3, 1, 'Zhang San', '13800138002', 'A');
                """);
        ProjectInFolder project = project();
        project.write("routes/crm/crm.camel.yaml", tableRoute().replace("key: id}", "key: id, every: 1h}"))
                .property("crm.url", source);
        String url = TestDatabase.fresh();
        try (RunningHub running = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.account(url, "crm/customers").startsWith("3 3 "));
            RunningHub.await(() -> RunningHub.rows(url, "SELECT 1 FROM hub.run WHERE state = 'finished'")
                            .size()
                    == 1);
            RunningHub.execute(
                    source,
                    """
                    UPDATE contact SET version = 4, phone = '1' WHERE id = 2;
                    UPDATE contact SET version = 2, name = 'Zhang Si' WHERE id = 3;
                    INSERT INTO contact VALUES (4, 1, 'Neu', '13800138009', 'A');
                    """);
            List<String> before = warehouse(url);
            Shell.Result result =
                    new Shell(project.environment(url)).hub("preview", "crm/customers", "--against", "last");
            assertThat(result.out()).contains("against what is loaded: 1 new, 1 changed, 1 equal, 1 older");
            assertThat(warehouse(url)).isEqualTo(before);
        }
    }

    private static List<String> warehouse(String url) {
        return Stream.of(
                        "SELECT * FROM hub.run",
                        "SELECT * FROM hub.position",
                        "SELECT * FROM hub.file",
                        "SELECT * FROM hub.dead_letter",
                        "SELECT * FROM hub.configuration",
                        "SELECT * FROM hub.stream",
                        "SELECT system, stream, key, version, hash, run FROM raw.record",
                        "SELECT * FROM standard.customer")
                .flatMap(sql -> RunningHub.rows(url, sql).stream())
                .toList();
    }

    @Test
    void aDatabaseRoleWithoutAnyRightToWriteIsEnough() {
        String url = TestDatabase.empty();
        RunningHub.execute(
                url,
                """
                CREATE TABLE contact (id int PRIMARY KEY, version int, name text, phone text, status text);
                INSERT INTO contact SELECT i, i, 'Li Na', '13800138001', 'A' FROM generate_series(1, 30) i;
                DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'looker') THEN
                    CREATE ROLE looker LOGIN PASSWORD 'look'; END IF; END $$;
                GRANT SELECT ON contact TO looker;
                """);
        ProjectInFolder project = project();
        project.write("routes/crm/crm.camel.yaml", tableRoute()).property("crm.url", withUser(url, "looker", "look"));
        Shell.Result result = shell(project).hub("preview", "crm/customers", "--limit", "25", "--show", "1");
        assertThat(result.err()).contains("Nothing was written");
        assertThat(result.out()).contains("read 25, good 25, dead 0");
        assertThat(result.exit()).isZero();
    }

    private static String withUser(String url, String user, String password) {
        int query = url.indexOf('?');
        return (query < 0 ? url : url.substring(0, query)) + "?user=" + user + "&password=" + password;
    }

    private static String tableRoute() {
        return """
                - beans:
                    - name: crm
                      type: com.zaxxer.hikari.HikariDataSource
                      properties:
                        jdbcUrl: "{{crm.url}}"
                        maximumPoolSize: 2
                        connectionTimeout: 2000
                        readOnly: true
                - route:
                    id: crm-customers
                    from:
                      uri: kamelet:database-table-source
                      parameters: {system: crm, stream: customers, dataSource: crm, table: contact, key: id}
                      steps:
                        - to: direct:ingest
                """;
    }

    @Test
    void aSourceThatDoesNotAnswerIsToldWithExitCodeFour() {
        ProjectInFolder project = project();
        project.write("routes/crm/crm.camel.yaml", tableRoute())
                .property("crm.url", "jdbc:postgresql://127.0.0.1:9/gone");
        Shell.Result result = shell(project).hub("preview", "crm/customers");
        assertThat(result.err()).contains("HUB-TABLE-010");
        assertThat(result.exit()).isEqualTo(4);
    }

    @Test
    void theRequestsToAnApiAreCountedAndNoPageMoreThanNeededIsAskedFor() throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/customers", request -> {
            String query = String.valueOf(request.getRequestURI().getRawQuery());
            int page = query.contains("cursor=") ? 2 : 1;
            byte[] body = ("{\"data\":[{\"id\":" + page
                            + ",\"version\":1,\"name\":\"Li Na\",\"phone\":\"13800138001\",\"status\":\"A\"}],"
                            + "\"next\":\"c" + page + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        api.start();
        try {
            ProjectInFolder project = project();
            project.write(
                    "routes/crm/crm.camel.yaml",
                    """
                    - route:
                        id: crm-customers
                        from:
                          uri: kamelet:rest-api-source
                          parameters:
                            system: crm
                            stream: customers
                            url: http://127.0.0.1:%d/customers
                            records: $.data
                            paging: cursor
                            cursorParameter: cursor
                            nextCursor: $.next
                          steps:
                            - to: direct:ingest
                    """
                            .formatted(api.getAddress().getPort()));
            Shell.Result result = shell(project).hub("preview", "crm/customers", "--limit", "2");
            assertThat(result.out()).contains("2 × GET http://127.0.0.1:", "/customers → 200", "read 2, good 2");
            assertThat(result.exit()).isZero();
        } finally {
            api.stop(0);
        }
    }

    @Test
    void otherRoutesOfTheSameFileDoNotRun() {
        ProjectInFolder project = project();
        String second = ProjectInFolder.route("crm")
                .replace("crm-customers", "crm-others")
                .replace("stream: customers", "stream: others")
                .replace(
                        "- to: direct:ingest",
                        "- to: file:" + folder.resolve("elsewhere") + "\n        - to: direct:ingest");
        project.write("routes/crm/crm.camel.yaml", second + ProjectInFolder.route("crm"))
                .write("routes/crm/others.mapping.yaml", MAPPING)
                .drop("crm", "a.csv", ROWS);
        Map<String, String> before = ProjectInFolder.everyFile(folder);
        assertThat(shell(project).hub("preview", "crm/customers").out()).contains("read 3");
        assertThat(ProjectInFolder.everyFile(folder)).isEqualTo(before);
        Shell.Result other = shell(project).hub("preview", "crm/others");
        assertThat(other.err()).contains("HUB-PREVIEW-002");
        assertThat(other.exit()).isEqualTo(3);
        assertThat(ProjectInFolder.everyFile(folder)).isEqualTo(before);
    }

    @Test
    void aFieldThatIsNotThereIsToldWithTheNearestName() {
        ProjectInFolder project = project().drop("crm", "a.csv", ROWS);
        Shell.Result result = shell(project).hub("preview", "crm/customers", "--field", "phone.mobil");
        assertThat(result.err()).contains("HUB-PREVIEW-006", "phone.mobile");
    }

    @Test
    void aStreamThatIsNotThereIsToldWithTheNearestName() {
        Shell.Result result = shell(project()).hub("preview", "crm/customer");
        assertThat(result.err()).contains("crm/customers");
        assertThat(result.exit()).isEqualTo(2);
    }
}
