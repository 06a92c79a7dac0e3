package io.customerhub.ingest.kafka;

import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic and how to read it.
 *
 * @param stream the stream it feeds
 * @param topic the topic
 * @param envelope what a message's value is
 * @param keyField the field into which the message key goes when that is no JSON object, or null
 * @param order what orders the versions of a record
 * @param start where to begin in a partition without a position
 * @param lost what to do when the position is no longer in the topic
 * @param properties what Apache Kafka's consumer is configured with: brokers, group, security, limits
 */
public record KafkaSource(
        StreamName stream,
        String topic,
        Envelope envelope,
        @Nullable String keyField,
        Order order,
        Start start,
        Lost lost,
        Map<String, Object> properties) {

    /** Copies the properties. */
    public KafkaSource {
        properties = Map.copyOf(properties);
    }

    /**
     * The same topic for one who only looks: from its first message on, without a group, so that nothing can be committed
     * and no partition is taken from anybody.
     *
     * @param mostMessages how many messages come at once
     */
    KafkaSource outsideOfItsGroup(int mostMessages) {
        Map<String, Object> alone = new HashMap<>(properties);
        alone.remove("group.id");
        alone.remove("group.instance.id");
        alone.put("client.id", properties.get("client.id") + "-preview");
        alone.put("max.poll.records", Integer.toString(mostMessages));
        return new KafkaSource(stream, topic, envelope, keyField, order, Start.EARLIEST, lost, alone);
    }

    /** What the value of a message is. */
    public enum Envelope {
        /** The record as a JSON object. */
        NONE,
        /** A change event of Debezium in JSON, with {@code before}, {@code after} and {@code op}, with or without schema. */
        DEBEZIUM;

        /** The envelope of that name. */
        public static Envelope parse(String text) {
            return KafkaSource.parse(Envelope.class, "envelope", text);
        }
    }

    /** Where to begin. */
    public enum Start {
        /** At the first message that is there. */
        EARLIEST,
        /** Behind the last message that is there. */
        LATEST,
        /** Where the consumer group has read to by the broker's account; at the first message when it has none. */
        COMMITTED;

        /** The start of that name. */
        public static Start parse(String text) {
            return KafkaSource.parse(Start.class, "start", text);
        }
    }

    /** What to do about lost messages. */
    public enum Lost {
        /** Pause and ask. */
        STOP,
        /** Go on at the first message that is there. */
        EARLIEST,
        /** Go on behind the last message. */
        LATEST;

        /** The decision of that name. */
        public static Lost parse(String text) {
            return KafkaSource.parse(Lost.class, "lost", text);
        }
    }

    /**
     * What orders the versions of a record.
     *
     * @param kind where it stands
     * @param path the field of the envelope when it stands there, else null
     * @param unit what one of it is
     */
    public record Order(Kind kind, @Nullable FieldPath path, Unit unit) {

        /** What a number counts. */
        public enum Unit {
            /** Anything but time. */
            NUMBER,
            /** Milliseconds since 1970. */
            MILLIS,
            /** Microseconds since 1970, as in versions. */
            MICROS,
            /** Nanoseconds since 1970. */
            NANOS
        }

        /** Where the order of versions stands. */
        public enum Kind {
            /** The offset of the message in its partition. */
            OFFSET,
            /** The time stamp of the message. */
            TIMESTAMP,
            /** A field of the envelope. */
            FIELD
        }

        /** {@code offset}, {@code timestamp}, or a field of Debezium's envelope such as {@code source.lsn}. */
        public static Order parse(String text) {
            return switch (text.strip()) {
                case "offset" -> new Order(Kind.OFFSET, null, Unit.NUMBER);
                case "timestamp" -> new Order(Kind.TIMESTAMP, null, Unit.MILLIS);
                default -> new Order(Kind.FIELD, FieldPath.of(text.strip()), unit(text.strip()));
            };
        }

        /** Debezium names its times by their unit. */
        private static Unit unit(String field) {
            if (field.endsWith("ts_ms")) {
                return Unit.MILLIS;
            }
            if (field.endsWith("ts_ns")) {
                return Unit.NANOS;
            }
            return field.endsWith("ts_us") ? Unit.MICROS : Unit.NUMBER;
        }

        /** The version that a value of it is. */
        long version(long value) {
            return switch (unit) {
                case NUMBER, MICROS -> value;
                case MILLIS -> Math.multiplyExact(value, 1000);
                case NANOS -> Math.floorDiv(value, 1000);
            };
        }

        /** True for a field of the envelope that only a change event holds, and that the message's time does not equal. */
        boolean isCounterInEnvelope() {
            return kind == Kind.FIELD && unit == Unit.NUMBER;
        }

        /** True when it cannot be compared with the version that a mapping names. */
        boolean isOffset() {
            return kind == Kind.OFFSET;
        }
    }

    private static <E extends Enum<E>> E parse(Class<E> type, String option, String text) {
        try {
            return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            StringBuilder known = new StringBuilder();
            for (E value : type.getEnumConstants()) {
                known.append(known.isEmpty() ? "" : ", ").append(value.name().toLowerCase(Locale.ROOT));
            }
            throw new IllegalArgumentException(
                    "HUB-KAFKA-007 '" + option + "' is one of " + known + ", found '" + text + "'", e);
        }
    }
}
