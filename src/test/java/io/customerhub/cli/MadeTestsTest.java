package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that are made of letters of sources of each kind fail as the letter did, and name nobody. */
final class MadeTestsTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: person.name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
              birth_date: {from: born, as: date, order: year-month-day, onInvalid: reject}
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private ProjectInFolder project(String mapping, String route) {
        return ProjectInFolder.in(folder)
                .write("routes/crm/crm.camel.yaml", route)
                .write("routes/crm/people.mapping.yaml", mapping)
                .property("crm.inbox", inbox().toString());
    }

    private Path inbox() {
        try {
            return Files.createDirectories(folder.resolve("inbox"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String route(String connector, String options) {
        return """
                - route:
                    id: crm-people
                    from:
                      uri: kamelet:%s-source
                      parameters:
                        system: crm
                        stream: people
                %s
                      steps:
                        - to: direct:ingest
                """
                .formatted(connector, options.indent(8).stripTrailing());
    }

    /** All letters of the first pass become tests, which pass; the files of the tests name nobody. */
    private void requireTests(ProjectInFolder project, int letters) throws IOException {
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter")
                    .equals(java.util.List.of(String.valueOf(letters))));
        }
        Shell shell = new Shell(project.environment(url));
        for (int letter = 1; letter <= letters; letter++) {
            Shell.Result made = shell.hub("dead-letters", "make-test", String.valueOf(letter));
            assertThat(made.exit()).as(made.err()).isZero();
        }
        Shell.Result passed = shell.hub("test", "crm/people");
        assertThat(passed.exit()).as(passed.out() + passed.err()).isZero();
        assertThat(passed.out() + passed.err()).contains("the record of dead letter " + letters);
        try (var files = Files.list(project.root().resolve("routes/crm/tests"))) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Quarrelwick", "1961-03-09", "1961-31-31");
            }
        }
    }

    @Test
    void ofTheAnswerOfAnApiBehindAToken() throws Exception {
        HttpServer api = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        answer(api, "/oauth/token", "{\"access_token\": \"t\", \"token_type\": \"bearer\", \"expires_in\": 3600}");
        answer(
                api,
                "/api/people",
                """
                {"data": {"people": [
                  {"id": 7, "person": {"name": "Zebulon Quarrelwick"}, "status": "X", "born": "1961-03-09"},
                  {"id": 8, "person": {"name": "Zebulon Quarrelwick"}, "status": "A", "born": "1961-31-31"}]},
                 "meta": {"more": false}}""");
        api.start();
        try {
            String address = "http://127.0.0.1:" + api.getAddress().getPort();
            requireTests(
                    project(
                                    MAPPING,
                                    route(
                                            "rest-api",
                                            """
                                            url: "{{crm.url}}/api/people"
                                            records: $.data.people
                                            paging: page
                                            hasMore: $.meta.more
                                            auth: oauth2
                                            tokenUrl: "{{crm.url}}/oauth/token"
                                            clientId: hub
                                            clientSecret: "{{crm.secret}}"
                                            every: 1s
                                            """))
                            .property("crm.url", address)
                            .property("crm.secret", "s3cret"),
                    2);
        } finally {
            api.stop(0);
        }
    }

    private static void answer(HttpServer api, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        api.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    @Test
    void ofADocumentWithNestedRecords() throws Exception {
        ProjectInFolder project = project(
                MAPPING,
                route(
                        "json-file",
                        """
                        directory: "{{crm.inbox}}"
                        records: export.people
                        every: 200ms
                        quiet: 0s
                        """));
        Files.writeString(
                inbox().resolve("people.json"),
                """
                {"export": {"people": [
                  {"id": 7, "person": {"name": "Zebulon Quarrelwick", "tags": ["a", "b"]}, "status": "X"},
                  {"id": 8, "person": {"name": "Zebulon Quarrelwick"}, "status": "A", "born": "1961-31-31"}]}}""");
        requireTests(project, 2);
    }

    @Test
    void ofAWorkbook() throws Exception {
        ProjectInFolder project = project(
                MAPPING.replace("person.name", "name"),
                route(
                        "xlsx-file",
                        """
                        directory: "{{crm.inbox}}"
                        sheet: People
                        headerRow: 3
                        every: 200ms
                        quiet: 0s
                        """));
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(inbox().resolve("people.xlsx"))) {
            Sheet sheet = book.createSheet("People");
            row(sheet, 2, "id", "name", "status", "born", "note");
            row(sheet, 3, "007", "Zebulon Quarrelwick", "X", "1961-03-09", "a < b & \"c\"");
            row(sheet, 4, "008", "Zebulon Quarrelwick", "A", "1961-31-31", "");
            book.write(out);
        }
        requireTests(project, 2);
    }

    private static void row(Sheet sheet, int number, String... values) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                row.createCell(i).setCellValue(values[i]);
            }
        }
    }
}
