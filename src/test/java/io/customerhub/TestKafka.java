package io.customerhub;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real broker of Apache Kafka (KRaft, broker and controller in one) in this JVM: one for all tests, started by the first
 * that asks and ended with the JVM; each test makes topics of its own.
 */
public final class TestKafka {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestKafka() {}

    /** Host and port of the broker. */
    public static String brokers() {
        return Holder.ADDRESS;
    }

    /** A new topic. */
    public static String topic(int partitions) {
        String name = "customers-" + COUNTER.incrementAndGet();
        create(name, partitions);
        return name;
    }

    /** A new topic of that name. */
    public static void create(String name, int partitions) {
        withAdmin(admin -> admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get());
    }

    /** Deletes a topic, and waits until it is gone. */
    static void delete(String name) {
        withAdmin(admin -> admin.deleteTopics(List.of(name)).all().get());
        HubProject.await(
                () -> !withAdmin(admin -> admin.listTopics().names().get()).contains(name));
    }

    /** Deletes the messages before an offset of partition 0, as retention does. */
    static void deleteBefore(String topic, long offset) {
        withAdmin(
                admin -> admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                        .all()
                        .get());
    }

    /** What a group has committed in partition 0 of a topic; -1 for nothing. */
    public static long committed(String group, String topic) {
        Map<TopicPartition, OffsetAndMetadata> offsets = withAdmin(admin -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        OffsetAndMetadata offset = offsets.get(new TopicPartition(topic, 0));
        return offset == null ? -1 : offset.offset();
    }

    /** Sends messages, each a pair of key and value, to partition 0 and waits until the broker has them. */
    public static void send(String topic, @Nullable String... keysAndValues) {
        List<ProducerRecord<String, String>> messages = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            messages.add(new ProducerRecord<>(topic, 0, keysAndValues[i], keysAndValues[i + 1]));
        }
        sendAll(messages);
    }

    /** Sends messages and waits until the broker has all of them. */
    static void sendAll(List<ProducerRecord<String, String>> messages) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers(), "linger.ms", "5"),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<RecordMetadata>> sent =
                    messages.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a message of the test", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the broker. */
    public static <T> T withAdmin(Asked<T> asked) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            return asked.of(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A question to the broker. */
    public interface Asked<T> {
        T of(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static final class Holder {
        static final String ADDRESS = start();

        private static String start() {
            try {
                Path logs = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "kafka");
                int port = freePort();
                KafkaConfig config = new KafkaConfig(settings(logs, port, freePort()), false);
                new Formatter()
                        .setNodeId(1)
                        .setClusterId(Uuid.randomUuid().toString())
                        .addDirectory(logs.toString())
                        .setMetadataLogDirectory(logs.toString())
                        .setControllerListenerName("CONTROLLER")
                        .setReleaseVersion(MetadataVersion.latestProduction())
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                        .run();
                KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
                server.startup();
                Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "end of the test broker"));
                return "127.0.0.1:" + port;
            } catch (Exception e) {
                throw new IllegalStateException("the broker does not start", e);
            }
        }

        private static Properties settings(Path logs, int port, int controller) {
            Properties settings = new Properties();
            settings.put("process.roles", "broker,controller");
            settings.put("node.id", "1");
            settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
            settings.put("controller.listener.names", "CONTROLLER");
            settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
            settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
            settings.put("log.dirs", logs.toString());
            settings.put("offsets.topic.replication.factor", "1");
            settings.put("offsets.topic.num.partitions", "1");
            settings.put("transaction.state.log.replication.factor", "1");
            settings.put("transaction.state.log.min.isr", "1");
            settings.put("group.initial.rebalance.delay.ms", "0");
            settings.put("auto.create.topics.enable", "false");
            return settings;
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
