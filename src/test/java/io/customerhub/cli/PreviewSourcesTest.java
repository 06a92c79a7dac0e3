package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.TestKafka;
import io.customerhub.pipeline.SftpServer;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at sources that are elsewhere, real ones: an SFTP server, a topic of Kafka; and at one that only posts. */
final class PreviewSourcesTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            region: CN
            fields:
              formatted_name: {from: name, as: person-name}
              phone.mobile: {from: phone, as: phone}
            """;

    @TempDir
    private Path folder;

    private ProjectInFolder project;

    @BeforeEach
    void makeProject() {
        project = ProjectInFolder.in(folder.resolve("project"))
                .write("routes/crm/customers.mapping.yaml", MAPPING)
                .property("crm.secret", SftpServer.PASSWORD);
    }

    private void route(String connector, String options) {
        project.write(
                "routes/crm/crm.camel.yaml",
                """
                - route:
                    id: crm-customers
                    from:
                      uri: kamelet:%s-source
                      parameters: {system: crm, stream: customers, %s}
                      steps:
                        - to: direct:ingest
                """
                        .formatted(connector, options));
    }

    private Shell.Result preview(String... more) {
        return previewWith("jdbc:postgresql://127.0.0.1:9/nowhere", more);
    }

    private Shell.Result previewWith(String warehouse, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "preview";
        all[1] = "crm/customers";
        System.arraycopy(more, 0, all, 2, more.length);
        return new Shell(project.environment(warehouse)).hub(all);
    }

    private static JsonNode json(Shell.Result result) {
        try {
            return new ObjectMapper().readTree(result.out());
        } catch (IOException e) {
            throw new UncheckedIOException(result.err(), e);
        }
    }

    private static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder("id,version,name,phone\n");
        for (int i = from; i <= to; i++) {
            rows.append(i).append(",1,Li Na,13800138001\n");
        }
        return rows.toString();
    }

    private SftpServer server() throws Exception {
        SftpServer server =
                new SftpServer(Files.createDirectories(folder.resolve("remote")), folder.resolve("host.key"));
        Files.writeString(folder.resolve("known_hosts"), server.knownHost());
        sftp(server.port(), "");
        return server;
    }

    private void sftp(int port, String more) {
        route(
                "sftp-file",
                "host: 127.0.0.1, port: " + port + ", user: " + SftpServer.USER
                        + ", password: \"{{crm.secret}}\", include: \"*.csv\", knownHosts: "
                        + folder.resolve("known_hosts") + more);
    }

    @Test
    void filesOnAnSftpServerAreReadOneAfterAnotherAndStayWhereTheyAre() throws Exception {
        try (SftpServer server = server()) {
            server.upload("a.csv", rows(1, 30));
            server.upload("b.csv", rows(31, 50));
            server.upload("c.csv", "id,id\n");
            // what a running hub has in its own work folder is not touched, a half fetched file least of all
            project.write("data/sftp/crm/customers/.z.csv.part", "half a f");
            Map<String, String> remote = ProjectInFolder.everyFile(server.root());
            Map<String, String> local = ProjectInFolder.everyFile(folder.resolve("project"));

            Shell.Result whole = preview("--limit", "500", "--show", "1");
            assertThat(whole.out()).contains("read 51, good 50, dead 1", "HUB-READ-002");
            assertThat(whole.err()).contains("The source has no more. Nothing was written.");
            assertThat(whole.exit()).isEqualTo(6);
            assertThat(server.opened.get()).as("each file is fetched once").isEqualTo(3);

            Shell.Result first = preview("--limit", "5", "--show", "1");
            assertThat(first.out()).contains("read 5, good 5, dead 0");
            assertThat(server.opened.get()).as("no file more than is needed").isEqualTo(4);

            assertThat(ProjectInFolder.everyFile(server.root())).isEqualTo(remote);
            assertThat(ProjectInFolder.everyFile(folder.resolve("project"))).isEqualTo(local);
        }
    }

    @Test
    void aServerThatRefusesIsToldWithThreeAndOneThatIsAwayWithFour() throws Exception {
        int port;
        try (SftpServer server = server()) {
            port = server.port();
            project.property("crm.secret", "wrong");
            Shell.Result refused = preview();
            assertThat(refused.err()).contains("HUB-SFTP-002").doesNotContain("wrong");
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(server.refusedLogins.get()).as("one try").isEqualTo(1);
        }
        sftp(port, "");
        Shell.Result away = preview();
        assertThat(away.err()).contains("HUB-SFTP-001");
        assertThat(away.exit()).isEqualTo(4);
    }

    private static String message(int id, String name) {
        return "{\"id\": \"" + id + "\", \"version\": 1, \"name\": \"" + name + "\", \"phone\": \"13800138001\"}";
    }

    private void topic(String topic) {
        route(
                "kafka-topic",
                "keyField: id, order: timestamp, topic: " + topic + ", brokers: \"" + TestKafka.brokers() + "\"");
    }

    private static List<String> groups() {
        return TestKafka.withAdmin(admin -> admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList());
    }

    @Test
    void aTopicIsReadFromItsBeginningOutsideOfAnyGroupAndNothingIsCommitted() {
        String topic = TestKafka.topic(2);
        String[] messages = new String[500];
        for (int i = 1; i <= 250; i++) {
            messages[2 * i - 2] = String.valueOf(i);
            messages[2 * i - 1] = message(i, "Li Na");
        }
        TestKafka.send(topic, messages);
        TestKafka.send(topic, "7", null, "8", "no json");
        topic(topic);
        List<String> before = groups();

        Shell.Result whole = preview("--limit", "1000", "--show", "1000", "--json");
        assertThat(json(whole).at("/counts/read").asInt()).as(whole.err()).isEqualTo(252);
        assertThat(json(whole).at("/counts/dead").asInt()).isEqualTo(1);
        assertThat(json(whole).at("/records/250/fate").asText()).isEqualTo("deleted");
        assertThat(whole.err()).contains("The source has no more. Nothing was written.");

        Shell.Result first = preview("--limit", "3");
        assertThat(first.out()).contains("read 3, good 3, dead 0");
        assertThat(first.err()).contains("There may be more");

        assertThat(groups()).isEqualTo(before);
        assertThat(TestKafka.committed("customer-hub-crm-customers", topic)).isEqualTo(-1);
    }

    @Test
    void besideARunningHubTheTopicIsReadFromTheCommittedPositionAndTheHubKeepsItsPartitions() {
        String topic = TestKafka.topic(1);
        TestKafka.send(topic, "1", message(1, "Li Na"), "2", message(2, "Wang Wei"));
        topic(topic);
        String url = TestDatabase.fresh();
        try (RunningHub running = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.account(url, "crm/customers").startsWith("2 2 "));
            Shell.Result none = previewWith(url, "--from", "position");
            assertThat(none.out()).contains("read 0, good 0");
            assertThat(none.err()).contains("The source has no more");

            Shell.Result all = previewWith(url, "--against", "last");
            assertThat(all.out()).contains("read 2, good 2", "2 equal");

            TestKafka.send(topic, "3", message(3, "Zhang San"));
            RunningHub.await(() -> RunningHub.account(url, "crm/customers").startsWith("3 3 "));
        }
    }

    @Test
    void aTopicThatIsMissingIsToldWithThree() {
        topic("nowhere");
        Shell.Result missing = preview();
        assertThat(missing.err()).contains("HUB-KAFKA-002", "no topic 'nowhere'");
        assertThat(missing.exit()).isEqualTo(3);
    }

    @Test
    void aWebhookHasNothingToReadAndSaysSoAndTakesASampleThroughTheSameSteps() throws IOException {
        route("webhook", "records: $.data, secret: \"{{crm.secret}}\", maxBodyBytes: 1000");
        Shell.Result nothing = preview();
        assertThat(nothing.err()).contains("HUB-PREVIEW-008", "--from-sample message.json");
        assertThat(nothing.exit()).isEqualTo(3);

        String good = sample("{\"data\": [" + message(1, "Li Na") + "," + message(2, "Wang Wei") + ", 7]}");
        Map<String, String> before = ProjectInFolder.everyFile(folder);
        Shell.Result seen;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment =
                    new TreeMap<>(project.environment("jdbc:postgresql://127.0.0.1:9/nowhere"));
            // no port is opened, so that it does no harm that somebody else has it
            environment.put("HUB_WEBHOOK_PORT", String.valueOf(taken.getLocalPort()));
            seen = new Shell(environment).hub("preview", "crm/customers", "--from-sample", good);
        }
        assertThat(seen.out()).contains("Wang Wei", "+8613800138001", "HUB-MSG-003", "read 3, good 2, dead 1");
        assertThat(seen.exit()).isEqualTo(6);
        assertThat(ProjectInFolder.everyFile(folder)).isEqualTo(before);

        assertThat(preview("--from-sample", sample("{broken")).out()).contains("HUB-MSG-001", "read 1, good 0, dead 1");
        assertThat(preview("--from-sample", sample("{\"other\": 1}")).out()).contains("HUB-MSG-002");
        Shell.Result long1001 = preview("--from-sample", sample(" ".repeat(1001)));
        assertThat(long1001.err()).contains("HUB-PREVIEW-010", "1000 bytes", "413");
        assertThat(long1001.exit()).isEqualTo(3);
        Shell.Result gone = preview("--from-sample", "gone.json");
        assertThat(gone.err()).contains("HUB-PREVIEW-010", "gone.json");
        assertThat(gone.exit()).isEqualTo(2);

        Shell.Result online =
                new Shell(project.environment("jdbc:postgresql://127.0.0.1:9/nowhere")).hub("check", "--online", "crm");
        assertThat(online.out()).contains("ok", "there is nothing to connect to");
        assertThat(online.exit()).isZero();
    }

    private String sample(String text) throws IOException {
        return Files.writeString(folder.resolve("sample.json"), text).toString();
    }

    @Test
    void aSampleForASourceThatIsReadItselfIsRefused() throws IOException {
        project.system("crm", MAPPING).drop("crm", "a.csv", rows(1, 3));
        Shell.Result result = preview("--from-sample", sample("{}"));
        assertThat(result.err()).contains("HUB-PREVIEW-009");
        assertThat(result.exit()).isEqualTo(3);
    }
}
