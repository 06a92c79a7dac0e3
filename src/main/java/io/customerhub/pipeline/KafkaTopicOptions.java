package io.customerhub.pipeline;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.kafka.KafkaSource;
import io.customerhub.ingest.kafka.KafkaSource.Envelope;
import io.customerhub.ingest.kafka.KafkaSource.Lost;
import io.customerhub.ingest.kafka.KafkaSource.Order;
import io.customerhub.ingest.kafka.KafkaSource.Start;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The options of the {@code kafka-topic} Kamelet, as Camel sets them one by one. They are described there. */
public class KafkaTopicOptions {

    private final Map<String, Object> security = new HashMap<>();
    private String system = "";
    private String stream = "";
    private String topic = "";
    private String brokers = "";
    private String group = "";
    private Envelope envelope = Envelope.NONE;
    private @Nullable String keyField;
    private @Nullable String order;
    private Start start = Start.EARLIEST;
    private Lost lost = Lost.STOP;
    private int batchSize = 2000;
    private Duration every = Duration.ofSeconds(5);
    private String saslMechanism = "";
    private String saslUser = "";
    private String saslPassword = "";
    private @Nullable String propertiesFile;

    /** All options together (HUB-KAFKA-007 when they do not fit). */
    final KafkaSource source() {
        StreamName name = new StreamName(system, stream);
        Order ordered = Order.parse(order != null ? order : envelope == Envelope.NONE ? "offset" : "source.ts_ms");
        if (ordered.kind() == Order.Kind.FIELD && envelope == Envelope.NONE) {
            throw new IllegalArgumentException(
                    "HUB-KAFKA-007 " + name + ": 'order' is offset or timestamp; a field, such"
                            + " as source.lsn, stands in the envelope of Debezium only. Name a field of the record as 'version' in"
                            + " the mapping");
        }
        return new KafkaSource(name, topic, envelope, keyField, ordered, start, lost, properties(name));
    }

    private Map<String, Object> properties(StreamName name) {
        Map<String, Object> all = new HashMap<>(fromFile());
        all.putAll(security);
        if (!saslMechanism.isBlank()) {
            all.put("sasl.mechanism", saslMechanism.strip());
            if (!saslUser.isBlank()) {
                all.put("sasl.jaas.config", login());
            }
        }
        all.put("bootstrap.servers", brokers);
        String own = "customer-hub-" + name.system() + "-" + name.stream();
        all.put("group.id", group.isBlank() ? own : group.strip());
        all.putIfAbsent("client.id", own);
        // what the promises of the hub rest on is not for the file to change
        all.put("enable.auto.commit", "false");
        all.put("auto.offset.reset", "none");
        all.put("isolation.level", "read_committed");
        all.put("allow.auto.create.topics", "false");
        all.put("max.poll.records", Integer.toString(batchSize));
        all.putIfAbsent("default.api.timeout.ms", "20000");
        all.putIfAbsent("request.timeout.ms", "15000");
        return all;
    }

    private Map<String, String> fromFile() {
        if (propertiesFile == null) {
            return Map.of();
        }
        Properties read = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(propertiesFile))) {
            read.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "HUB-KAFKA-007 'propertiesFile' cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
        Map<String, String> properties = new HashMap<>();
        read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
        return properties;
    }

    private String login() {
        String module = saslMechanism.startsWith("SCRAM")
                ? "org.apache.kafka.common.security.scram.ScramLoginModule"
                : "org.apache.kafka.common.security.plain.PlainLoginModule";
        return module + " required username=" + quoted(saslUser) + " password=" + quoted(saslPassword) + ";";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void secure(String property, String value) {
        if (!value.isBlank()) {
            security.put(property, value);
        }
    }

    /** How long a poll waits for messages before it is told as good. */
    final Duration every() {
        return every;
    }

    /** The source system. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** The stream. */
    public void setStream(String stream) {
        this.stream = stream;
    }

    /** The topic. */
    public void setTopic(String topic) {
        this.topic = topic.strip();
    }

    final String brokers() {
        return brokers;
    }

    /** The brokers, with commas between. */
    public void setBrokers(String brokers) {
        this.brokers = brokers;
    }

    /** The consumer group; blank for one of the stream's own. */
    public void setGroup(String group) {
        this.group = group;
    }

    /** {@code none} or {@code debezium}. */
    public void setEnvelope(String envelope) {
        this.envelope = Envelope.parse(envelope);
    }

    /** The field for the key of a message; blank for none. */
    public void setKeyField(String keyField) {
        this.keyField = Texts.orNull(keyField);
    }

    /** {@code offset}, {@code timestamp} or a field of the envelope; blank for the default of the envelope. */
    public void setOrder(String order) {
        this.order = Texts.orNull(order);
    }

    /** {@code earliest}, {@code latest} or {@code committed}. */
    public void setStart(String start) {
        this.start = Start.parse(start);
    }

    /** {@code stop}, {@code earliest} or {@code latest}. */
    public void setLost(String lost) {
        this.lost = Lost.parse(lost);
    }

    /** The most messages of a batch. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    /** The time of a poll. */
    public void setEvery(String every) {
        this.every = Lookback.duration(every);
    }

    /** {@code PLAINTEXT}, {@code SSL}, {@code SASL_PLAINTEXT} or {@code SASL_SSL}. */
    public void setSecurityProtocol(String securityProtocol) {
        secure("security.protocol", securityProtocol);
    }

    /** The SASL mechanism; blank for none. */
    public void setSaslMechanism(String saslMechanism) {
        this.saslMechanism = saslMechanism;
    }

    /** The user of PLAIN and SCRAM. */
    public void setSaslUser(String saslUser) {
        this.saslUser = saslUser;
    }

    /** The password of PLAIN and SCRAM. */
    public void setSaslPassword(String saslPassword) {
        this.saslPassword = saslPassword;
    }

    /** The trust store; blank for that of Java. */
    public void setTrustStore(String trustStore) {
        secure("ssl.truststore.location", trustStore);
    }

    /** Its password. */
    public void setTrustStorePassword(String trustStorePassword) {
        secure("ssl.truststore.password", trustStorePassword);
    }

    /** The key store; blank for none. */
    public void setKeyStore(String keyStore) {
        secure("ssl.keystore.location", keyStore);
    }

    /** Its password. */
    public void setKeyStorePassword(String keyStorePassword) {
        secure("ssl.keystore.password", keyStorePassword);
        secure("ssl.key.password", keyStorePassword);
    }

    /** A file with further properties of the consumer; blank for none. */
    public void setPropertiesFile(String propertiesFile) {
        this.propertiesFile = Texts.orNull(propertiesFile);
    }
}
