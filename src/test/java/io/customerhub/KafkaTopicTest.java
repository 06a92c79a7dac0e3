package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector {@code kafka-topic} against a real broker: fault 43 of the fault list, and what else topics do. */
class KafkaTopicTest {

    private static final String STREAM = "core/customers";
    private static final String GROUP = "customer-hub-core-customers";
    private static final String LIVE =
            "SELECT key, formatted_name FROM standard.customer WHERE deleted_at IS NULL ORDER BY key";

    @TempDir
    Path directory;

    private final String url = TestDatabase.fresh();

    @Test
    void recordsLoadDeletesDeleteAndALaterRecordComesBack() {
        String topic = TestKafka.topic(1);
        TestKafka.send(topic, "1", row("1", "Ada King"), "2", row("2", "Bo Li"), "3", row("3", "Cy Ng"));
        try (RunningHub hub = RunningHub.start(project(topic, "keyField: id"), url)) {
            RunningHub.await(() -> RunningHub.rows(url, LIVE).equals(List.of("1 Ada King", "2 Bo Li", "3 Cy Ng")));
            hub.awaitState(STREAM, StreamState.UP);

            TestKafka.send(topic, "2", null, "3", null, "3", row("3", "Cy Ng-Ito"), "9", null);
            RunningHub.await(() -> RunningHub.rows(url, LIVE).equals(List.of("1 Ada King", "3 Cy Ng-Ito")));
            assertThat(RunningHub.rows(
                            url, "SELECT key, deleted_at IS NOT NULL, version FROM standard.customer ORDER BY key"))
                    .containsExactly("1 f 0", "2 t 3", "3 f 5", "9 t 6");
            assertThat(RunningHub.rows(url, "SELECT position FROM hub.position"))
                    .singleElement()
                    .asString()
                    .contains("\"topic\":\"" + topic + "\"", "\"next\":{\"0\":7}");
            RunningHub.await(() -> TestKafka.committed(GROUP, topic) == 7);
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        }
    }

    @Test
    void changeEventsOfDebeziumAreUnwrappedAndOrderedByTheSource() {
        String topic = TestKafka.topic(1);
        TestKafka.send(
                topic,
                key("1"),
                change("r", null, row("1", "Ada King"), 100),
                key("2"),
                change("c", null, row("2", "Bo Li"), 101),
                key("1"),
                change("u", null, row("1", "Ada Lovelace"), 103),
                // the connector was restarted and repeats an older change
                key("1"),
                change("u", null, row("1", "Ada Byron"), 102),
                key("2"),
                change("d", "{\"id\":\"2\",\"name\":null}", null, 104),
                key("2"),
                null,
                key("3"),
                "{\"schema\":{},\"payload\":" + change("c", null, row("3", "Cy Ng"), 105) + "}",
                key("3"),
                change("t", null, null, 106),
                key("3"),
                change("m", null, null, 107));
        try (RunningHub hub = RunningHub.start(project(topic, "envelope: debezium, order: source.lsn"), url)) {
            RunningHub.await(() -> RunningHub.account(url, STREAM).startsWith("9 "));
            assertThat(hub.hub().problems()).isEmpty();
            assertThat(RunningHub.rows(url, LIVE)).containsExactly("1 Ada Lovelace", "3 Cy Ng");
            assertThat(RunningHub.rows(url, "SELECT key, version FROM standard.customer WHERE deleted_at IS NOT NULL"))
                    .containsExactly("2 104");
            assertThat(RunningHub.rows(url, "SELECT code FROM hub.dead_letter")).containsExactly("HUB-KAFKA-013");
            assertThat(RunningHub.rows(url, "SELECT rule, records FROM hub.run_skip ORDER BY rule"))
                    .containsExactly("debezium-message 1", "tombstone-after-delete 1");
            assertThat(RunningHub.account(url, STREAM)).isEqualTo("9 3 0 3 1 2");
        }
    }

    @Test
    void poisonIsALetterThatNamesItsMessageAndTheOthersGoOn() {
        String topic = TestKafka.topic(1);
        TestKafka.send(
                topic,
                "1",
                row("1", "Ada King"),
                "2",
                "not json",
                "3",
                "[1]",
                null,
                null,
                "4",
                row("4", "Di Wu"),
                "5",
                "{}");
        try (RunningHub hub = RunningHub.start(project(topic, "every: 1s"), url)) {
            RunningHub.await(() -> RunningHub.account(url, STREAM).equals("6 2 0 0 4 0"));
            assertThat(RunningHub.rows(url, "SELECT code, origin, row_number FROM hub.dead_letter ORDER BY row_number"))
                    .containsExactly(
                            "HUB-KAFKA-010 " + topic + "/0 1",
                            "HUB-KAFKA-010 " + topic + "/0 2",
                            "HUB-KAFKA-014 " + topic + "/0 3",
                            "HUB-KEY-001 " + topic + "/0 5");
            assertThat(RunningHub.rows(
                            url,
                            "SELECT message, convert_from(payload, 'UTF8') FROM hub.dead_letter WHERE row_number = 1"))
                    .singleElement()
                    .asString()
                    .contains("partition 0, offset 1")
                    .endsWith("not json");
            hub.awaitState(STREAM, StreamState.UP);
        }
    }

    @Test
    void anOffsetThatIsGonePausesTheStreamAndGoesOnOnlyWhereAPersonSays() {
        String topic = TestKafka.topic(1);
        TestKafka.send(topic, "1", row("1", "Ada King"));
        ProjectInFolder project = project(topic, "every: 1s");
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, LIVE).size() == 1);
        }
        TestKafka.send(topic, "2", row("2", "Bo Li"), "3", row("3", "Cy Ng"), "4", row("4", "Di Wu"));
        TestKafka.deleteBefore(topic, 3);
        try (RunningHub hub = RunningHub.start(project, url)) {
            hub.awaitState(STREAM, StreamState.PAUSED);
            assertThat(hub.health(STREAM).code()).isEqualTo("HUB-KAFKA-003");
            assertThat(hub.health(STREAM).message()).contains("offset 1", "holds 3 to 4", "lost: earliest");
            assertThat(RunningHub.rows(url, LIVE)).containsExactly("1 Ada King");
        }
        project.write("routes/core/core.camel.yaml", route(topic, "lost: earliest"));
        RunningHub.execute(
                url, "UPDATE hub.stream SET state = 'active', code = NULL, message = NULL, paused_at = NULL");
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, LIVE).equals(List.of("1 Ada King", "4 Di Wu")));
            hub.awaitState(STREAM, StreamState.UP);
        }
    }

    @Test
    void aTopicThatWasMadeAnewPausesTheStreamAlthoughItsOffsetsFit() {
        String topic = TestKafka.topic(1);
        TestKafka.send(topic, "1", row("1", "Ada King"));
        ProjectInFolder project = project(topic, "every: 1s");
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, LIVE).size() == 1);
        }
        TestKafka.delete(topic);
        TestKafka.create(topic, 1);
        TestKafka.send(topic, "5", row("5", "Eve Ox"), "6", row("6", "Fay Po"));
        try (RunningHub hub = RunningHub.start(project, url)) {
            hub.awaitState(STREAM, StreamState.PAUSED);
            assertThat(hub.health(STREAM).code()).isEqualTo("HUB-KAFKA-004");
        }
    }

    @Test
    void aRebalanceDuringWorkCausesRepetitionsAtMost() {
        String topic = TestKafka.topic(4);
        int count = 4000;
        TestKafka.sendAll(IntStream.range(0, count)
                .mapToObj(i -> new ProducerRecord<>(
                        topic, "k" + i % 500, row("k" + i % 500, "Name " + (char) ('A' + i / 500))))
                .toList());
        try (RunningHub hub = RunningHub.start(project(topic, "batchSize: 50, every: 1s"), url);
                KafkaConsumer<String, String> other = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", TestKafka.brokers(),
                                "group.id", GROUP,
                                "auto.offset.reset", "earliest",
                                "enable.auto.commit", "true",
                                "auto.commit.interval.ms", "100"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            RunningHub.await(() -> !RunningHub.rows(url, LIVE).isEmpty());
            other.subscribe(List.of(topic));
            RunningHub.await(() -> {
                // it takes partitions away and commits for the group what the hub has not read
                other.poll(Duration.ofMillis(200));
                return !other.assignment().isEmpty();
            });
            other.poll(Duration.ofSeconds(1));
            other.close();
            RunningHub.await(() ->
                    RunningHub.rows(url, "SELECT count(*) FROM raw.record").equals(List.of("" + count)));
            assertThat(RunningHub.rows(url, "SELECT DISTINCT formatted_name FROM standard.customer"))
                    .containsExactly("Name H");
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
            hub.awaitState(STREAM, StreamState.UP);
        }
    }

    @Test
    void deletesOfAVersionedStreamAreNeverOrderedByOffset() {
        String topic = TestKafka.topic(1);
        String changed = "{\"id\":\"1\",\"name\":\"Ada King\",\"changed\":\"2026-01-05T08:00:00Z\"}";
        TestKafka.send(topic, "1", changed, "1", null);
        ProjectInFolder project = project(topic, "keyField: id, every: 1s");
        project.write("routes/core/customers.mapping.yaml", MAPPING + "version: {from: changed, as: datetime}\n");
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.account(url, STREAM).equals("2 1 0 0 1 0"));
            assertThat(RunningHub.rows(url, "SELECT code, deleted, version FROM hub.dead_letter"))
                    .containsExactly("HUB-VER-002 t " + Long.MIN_VALUE);
        }
        // the time of the message can be compared with the time of the change
        project.write("routes/core/core.camel.yaml", route(topic, "keyField: id, order: timestamp"));
        TestKafka.send(topic, "1", null);
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, LIVE).isEmpty());
            assertThat(RunningHub.rows(url, "SELECT state FROM hub.dead_letter"))
                    .containsExactly("resolved");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsABadDay() {
        ProjectInFolder project = project("any", "every: 1s");
        project.write(
                "routes/core/core.camel.yaml", route("any", "every: 1s").replace(TestKafka.brokers(), "127.0.0.1:1"));
        try (RunningHub hub = RunningHub.start(project, url)) {
            hub.awaitState(STREAM, StreamState.WAITING);
            assertThat(hub.health(STREAM).code()).isEqualTo("HUB-KAFKA-001");
            assertThat(RunningHub.rows(url, "SELECT * FROM hub.dead_letter")).isEmpty();
        }
    }

    @Test
    void aHubThatIsKilledBetweenItsCommitAndThatOfTheBrokerLosesAndDoublesNothing() throws Exception {
        String topic = TestKafka.topic(1);
        int count = 500;
        TestKafka.sendAll(IntStream.range(0, count)
                .mapToObj(i -> new ProducerRecord<>(topic, 0, "k" + i, row("k" + i, "Name " + i)))
                .toList());
        ProjectInFolder project =
                project(topic, "batchSize: 100, every: 1s, propertiesFile: " + directory.resolve("kafka.properties"));
        // so that the broker soon notices that the first consumer is dead
        project.write(
                "kafka.properties", "session.timeout.ms=6000\nheartbeat.interval.ms=1000\nauto.offset.reset=latest\n");
        try (ChildProcess child = ChildProcess.start(
                KilledHub.class,
                directory.resolve("child.log"),
                Map.of(),
                List.of(project.root().toString(), url, "3"))) {
            assertThat(child.await(90)).as(child.said()).isEqualTo(KilledHub.KILLED);
        }
        assertThat(RunningHub.rows(url, "SELECT count(*) FROM raw.record")).containsExactly("300");
        assertThat(TestKafka.committed(GROUP, topic)).isLessThan(300);

        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, LIVE).size() == count);
            hub.awaitState(STREAM, StreamState.UP);
            RunningHub.await(() -> TestKafka.committed(GROUP, topic) == count);
        }
        assertThat(RunningHub.rows(url, "SELECT count(*) FROM raw.record")).containsExactly("" + count);
        assertThat(RunningHub.account(url, STREAM)).isEqualTo(count + " " + count + " 0 0 0 0");
    }

    @Test
    void aStartAtTheEndIsKeptThoughNothingCameBeforeTheHubEnded() {
        String topic = TestKafka.topic(1);
        TestKafka.send(topic, "1", row("1", "Ada King"));
        ProjectInFolder project = project(topic, "start: latest, every: 1s");
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(
                    () -> !RunningHub.rows(url, "SELECT * FROM hub.position").isEmpty());
        }
        TestKafka.send(topic, "2", row("2", "Bo Li"));
        try (RunningHub hub = RunningHub.start(project, url)) {
            RunningHub.await(() -> RunningHub.rows(url, LIVE).equals(List.of("2 Bo Li")));
        }
    }

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: GB
            fields:
              formatted_name: {from: name}
            """;

    private ProjectInFolder project(String topic, String options) {
        return ProjectInFolder.in(directory)
                .write("routes/core/core.camel.yaml", route(topic, options))
                .write("routes/core/customers.mapping.yaml", MAPPING);
    }

    private static String route(String topic, String options) {
        return """
                - route:
                    id: core-customers
                    from:
                      uri: kamelet:kafka-topic-source
                      parameters: {system: core, stream: customers, topic: %s, brokers: "%s", %s}
                      steps:
                        - to: direct:ingest
                """
                .formatted(topic, TestKafka.brokers(), options);
    }

    private static String row(String id, String name) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
    }

    private static String key(String id) {
        return "{\"id\":\"" + id + "\"}";
    }

    private static String change(String op, String before, String after, long lsn) {
        return "{\"before\":" + before + ",\"after\":" + after + ",\"op\":\"" + op + "\",\"source\":{\"lsn\":" + lsn
                + ",\"ts_ms\":1767000000000}}";
    }
}
