package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.TestKafka;
import io.customerhub.pipeline.SftpServer;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code hub new source} drafts of workbooks, files on an SFTP server, posts and messages of a topic, compared whole with
 * {@code draft/golden}; with {@code -Dgolden.write=true} these files are written anew, to be read before they are kept.
 */
final class NewSourceDraftsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/customerhub/draft/golden");

    private static final String CUSTOMERS =
            """
            customer_no;name;phone;email;birth_date;updated_at
            1001;王小明;138 0013 8000;wang@example.com;1990-01-02;2026-01-02T10:00:00Z
            1002;李雷;139 0013 9000;li@example.com;1985-12-31;2026-01-03T10:00:00Z
            1003;Ann Miller;137 0013 7000;ann@example.com;1979-05-06;2026-01-04T10:00:00Z
            """;

    @TempDir
    private Path folder;

    private ProjectInFolder project;

    @BeforeEach
    void makeProject() {
        project = ProjectInFolder.in(folder.resolve("project"));
    }

    private Shell.Result hub(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(project.environment("jdbc:postgresql://127.0.0.1:9/nowhere"));
        environment.putAll(more);
        return new Shell(environment).hub(arguments);
    }

    private Shell.Result hub(String... arguments) {
        return hub(Map.of(), arguments);
    }

    private String sample(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** All that was drafted of a system, its tests included, is what lies in the golden folder, to the byte. */
    private void assertGolden(String system, Map<String, String> replaced) throws IOException {
        Map<String, String> drafted = files(project.root().resolve("routes").resolve(system), replaced);
        Path golden = GOLDEN.resolve(system);
        if (Boolean.getBoolean("golden.write")) {
            for (Map.Entry<String, String> file : drafted.entrySet()) {
                Path path = golden.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.ISO_8859_1);
            }
        }
        assertThat(drafted).isEqualTo(files(golden, Map.of()));
    }

    /** Each file byte for byte, a character each. */
    private static Map<String, String> files(Path root, Map<String, String> replaced) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (Map.Entry<String, String> one : replaced.entrySet()) {
                    text = text.replace(one.getKey(), one.getValue());
                }
                files.put(root.relativize(file).toString(), text);
            }
        }
        return files;
    }

    private void assertChecked(String system) {
        Shell.Result check = hub("check", system);
        assertThat(check.out() + check.err()).contains("All is well").doesNotContain("HUB-");
        assertThat(check.exit()).isZero();
    }

    /** Every case of the drafted test passes, those included that nobody wrote. */
    private void assertTested(String system, String... cases) {
        Shell.Result test = hub(
                Map.of(
                        "HUB_DATA",
                        TestDatabase.folder("hub-test").toAbsolutePath().toString(),
                        "NO_COLOR",
                        "1"),
                "test",
                system);
        assertThat(test.exit()).as(test.out() + test.err()).isZero();
        assertThat(test.out()).contains(cases);
    }

    private JsonNode preview(String stream, String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "preview";
        all[1] = stream;
        all[2] = "--json";
        System.arraycopy(more, 0, all, 3, more.length);
        Shell.Result preview = hub(all);
        try {
            return new ObjectMapper().readTree(preview.out());
        } catch (IOException e) {
            throw new UncheckedIOException(preview.err(), e);
        }
    }

    private static void write(Path file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("Customers");
            row(sheet, 0, "Customers of the ERP, January 2026");
            row(sheet, 2, "customer_no", "name", "phone", "email", "remark");
            row(sheet, 3, "1001", "王小明", "138 0013 8000", "wang@example.com", "a < b & \"c\"\nnext line");
            row(sheet, 4, "1002", "李雷", "139 0013 9000", "li@example.com", "_x0041_ stays");
            row(sheet, 5, "1003", "Ann Miller", "137 0013 7000", "ann@example.com", null);
            book.createSheet("Notes");
            book.write(out);
        }
    }

    private static void row(Sheet sheet, int number, String... texts) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    @Test
    void aWorkbookIsDraftedFromWhereItsTableBeginsAndItsTestReadsAWorkbook() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        write(drop.resolve("customers-20260101.xlsx"));
        Shell.Result result = hub(
                "new",
                "source",
                "book",
                "--type",
                "xlsx-file",
                "--from-sample",
                drop.resolve("customers-20260101.xlsx").toString());
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err())
                .contains(
                        "Of 3 records of the sample 3 would be loaded",
                        "the workbook has 2 sheets",
                        "the columns are named in row 3");
        assertGolden("book", Map.of(drop.toString(), "/data/drop"));
        assertChecked("book");
        JsonNode seen = preview("book/customers");
        assertThat(seen.at("/counts/good").asInt()).isEqualTo(3);
        assertThat(seen.at("/records/0/before/remark").asText()).isEqualTo("a < b & \"c\"\nnext line");
        assertTested("book", "the first records of the sample", "[empty]", "[twice]", "[crash]");
    }

    @Test
    void aFileOnAnSftpServerIsFetchedForItsDraftAndItsTestReadsTheSameFileWithoutAServer() throws Exception {
        try (SftpServer server =
                new SftpServer(Files.createDirectories(folder.resolve("remote")), folder.resolve("host.key"))) {
            Path known = Files.writeString(folder.resolve("known_hosts"), server.knownHost());
            Files.createDirectories(server.root().resolve("out"));
            Files.writeString(server.root().resolve("out/customers-20260101.csv"), CUSTOMERS);
            Map<String, String> before = files(server.root(), Map.of());
            String address = "sftp://" + SftpServer.USER + "@127.0.0.1:" + server.port() + "/out/";
            String[] draft = {
                "new",
                "source",
                "files",
                "--type",
                "sftp-file",
                "--known-hosts",
                known.toString(),
                "--from-sample",
                address + "customers-20260101.csv"
            };

            Shell.Result wrong = hub(Map.of("HUB_NEW_PASSWORD", "wrong"), draft);
            assertThat(wrong.err()).contains("HUB-SFTP-002");
            assertThat(wrong.exit()).isEqualTo(3);

            Map<String, String> secret = Map.of("HUB_NEW_PASSWORD", SftpServer.PASSWORD);
            Shell.Result result = hub(secret, draft);
            assertThat(result.exit()).as(result.err()).isZero();
            assertGolden(
                    "files",
                    Map.of(known.toString(), "/etc/hub/known_hosts", "port: \"" + server.port(), "port: \"2222"));
            assertChecked("files");
            project.property("files.password", SftpServer.PASSWORD);
            JsonNode seen = preview("files/customers");
            assertThat(seen.at("/counts/good").asInt()).isEqualTo(3);
            assertThat(files(server.root(), Map.of())).isEqualTo(before);
            assertTested("files", "[header-only]", "[unknown-field]", "[bom]", "[crlf]", "[crash]");

            Shell.Result gone = hub(
                    secret,
                    "new",
                    "source",
                    "other",
                    "--type",
                    "sftp-file",
                    "--known-hosts",
                    known.toString(),
                    "--from-sample",
                    address + "nothing.csv");
            assertThat(gone.err()).contains("HUB-NEW-003", "nothing.csv");
        }
    }

    @Test
    void aWebhookIsDraftedFromOnePostWithASecretOfItsOwnAndItsTestPosts() throws IOException {
        String post = sample(
                "post.json",
                """
                {"event": "customer.updated", "id": "evt_1", "data": {"id": "C-1001", "name": "Ann Lee",
                  "email": "ann@example.com", "phone": "+44 20 7946 0018", "updated_at": "2026-01-02T10:00:00Z"}}
                """);
        Shell.Result result =
                hub("new", "source", "desk", "--type", "webhook", "--from-sample", post, "--stream", "requesters");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("./hub preview desk/requesters --from-sample " + post);
        assertGolden("desk", Map.of());
        assertThat(project.read("hub.properties")).containsPattern("(?m)^desk.secret=[0-9a-f]{64}$");
        assertChecked("desk");
        JsonNode seen = preview("desk/requesters", "--from-sample", post);
        assertThat(seen.at("/counts/good").asInt()).isEqualTo(1);
        assertTested("desk", "the first records of the sample", "[empty]", "[twice]", "[unknown-field]", "[crash]");
    }

    @Test
    void messagesOfATopicAreDraftedAndTheRealTopicCanBeLookedAtAtOnce() throws IOException {
        String messages = sample(
                "messages.jsonl",
                """
                {"id": "1", "name": "王小明", "mobile": "13800138000", "updated_at": "2026-01-02T10:00:00Z"}
                {"id": "2", "name": "李雷", "mobile": "13900139000", "updated_at": "2026-01-03T10:00:00Z"}
                """);
        String topic = TestKafka.topic(1);
        for (String line : Files.readAllLines(Path.of(messages))) {
            TestKafka.send(topic, null, line);
        }
        Shell.Result result = hub(
                "new",
                "source",
                "core",
                "--type",
                "kafka-topic",
                "--from-sample",
                messages,
                "--stream",
                "customers",
                "--url",
                "kafka://" + TestKafka.brokers() + "/" + topic);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("no file can stand in for a broker").doesNotContain("./hub test");
        assertGolden("core", Map.of(TestKafka.brokers(), "kafka1:9092", "topic: " + topic, "topic: core.customers"));
        assertChecked("core");
        assertThat(preview("core/customers").at("/counts/good").asInt()).isEqualTo(2);
    }

    @Test
    void changeEventsOfDebeziumAreKnownAsSuchAndTheirRecordsAreMapped() throws IOException {
        String messages = sample(
                "changes.jsonl",
                """
                {"schema": {}, "payload": {"before": null, "after": {"id": 1, "email": "ann@example.com", "first_name": "Ann",
                  "last_name": "Lee"}, "source": {"lsn": 100, "ts_ms": 1}, "op": "c"}}
                {"schema": {}, "payload": {"before": {"id": 1, "email": null}, "after": null, "source": {"lsn": 101}, "op": "d"}}
                """);
        Shell.Result result = hub(
                "new",
                "source",
                "cdc",
                "--type",
                "kafka-topic",
                "--from-sample",
                messages,
                "--url",
                "kafka1:9092,kafka2:9092/shop.public.customers");
        assertThat(result.exit()).as(result.err()).isZero();
        assertGolden("cdc", Map.of());
        assertChecked("cdc");
    }

    @Test
    void whatIsMissingForAPlaceIsToldWithAnExample() throws IOException {
        String messages = sample("messages.json", "{\"id\": 1}");
        assertThat(hub("new", "source", "core", "--type", "kafka-topic", "--from-sample", messages)
                        .err())
                .contains("HUB-NEW-006", "--url kafka://");
        assertThat(hub("new", "source", "files", "--type", "sftp-file", "--from-sample", messages)
                        .err())
                .contains("HUB-NEW-006", "--url sftp://");
        String broken = sample("broken.json", "{\"id\":");
        assertThat(hub("new", "source", "desk", "--type", "webhook", "--from-sample", broken)
                        .err())
                .contains("HUB-NEW-003", "no JSON");
        String text = sample("book.xlsx", "no workbook");
        assertThat(hub("new", "source", "book", "--type", "xlsx-file", "--from-sample", text)
                        .err())
                .contains("HUB-NEW-003");
    }
}
