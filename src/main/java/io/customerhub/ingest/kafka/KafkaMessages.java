package io.customerhub.ingest.kafka;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.kafka.KafkaSource.Envelope;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.Judgement;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages of one partition into a batch. The place is {@code topic/partition}, the row of a record the offset of
 * its message. A message without a value deletes the record that its key names, as in a compacted topic; so does a
 * Debezium event with {@code op} d. What is no record becomes a rejection that keeps the message.
 */
final class KafkaMessages {

    /** Debezium follows a delete with an empty message for the compaction; it says nothing new. */
    private static final String AFTER_DELETE = "tombstone-after-delete";

    private static final String NO_CHANGE = "debezium-message";

    private final KafkaSource source;
    private final String route;
    private final boolean isVersioned;
    private final MessageFields fields;
    private final PayloadCodec codec = new PayloadCodec();

    /** @param isVersioned the mapping names what orders versions */
    KafkaMessages(KafkaSource source, String route, boolean isVersioned) {
        this.source = source;
        this.route = route;
        this.isVersioned = isVersioned;
        this.fields = new MessageFields(source.keyField());
    }

    /** The messages as a batch. */
    RecordBatch batch(int partition, List<ConsumerRecord<byte[], byte[]>> messages, Position position) {
        Pass pass = new Pass();
        messages.forEach(pass::take);
        long last = messages.isEmpty() ? -1 : messages.get(messages.size() - 1).timestamp();
        Instant now = Instant.now();
        BatchOrigin origin = new BatchOrigin(
                source.stream(),
                route,
                source.topic() + "/" + partition,
                now,
                last < 0 ? now : Instant.ofEpochMilli(last));
        int skipped = pass.skipped.values().stream().mapToInt(Integer::intValue).sum();
        return new RecordBatch(
                origin,
                pass.records.size() + pass.rejections.size() + skipped,
                pass.records,
                null,
                pass.rejections,
                0,
                Map.copyOf(pass.skipped),
                Judgement.NONE,
                position);
    }

    /** One batch in the making. */
    private final class Pass {

        private final List<SourceRecord> records = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final Map<String, Integer> skipped = new TreeMap<>();
        private final Set<ByteBuffer> deleted = new HashSet<>();

        private void take(ConsumerRecord<byte[], byte[]> message) {
            try {
                if (message.value() == null) {
                    takeTombstone(message);
                } else if (source.envelope() == Envelope.DEBEZIUM) {
                    takeChange(message, fields.value(message.value()));
                } else {
                    Map<String, Object> found = fields.value(message.value());
                    fields.complete(found, message.key());
                    add(message, found, Delivery.of(order(message, found)));
                }
            } catch (UnreadableException e) {
                reject(message, e);
            }
        }

        private void takeTombstone(ConsumerRecord<byte[], byte[]> message) {
            if (message.key() != null && deleted.remove(ByteBuffer.wrap(message.key()))) {
                skipped.merge(AFTER_DELETE, 1, Integer::sum);
                return;
            }
            Map<String, Object> key = keyOf(message);
            if (source.order().isCounterInEnvelope()) {
                throw new UnreadableException(
                        "HUB-KAFKA-015",
                        0,
                        "a record is deleted by a message without a value, which holds no '"
                                + Objects.requireNonNull(source.order().path()).text()
                                + "' that could order it; let the source send its delete events again");
            }
            boolean isTime = source.order().kind() == KafkaSource.Order.Kind.FIELD;
            add(message, key, isTime ? Delivery.deleted(timestamp(message)) : Delivery.deleted(order(message)));
        }

        private void takeChange(ConsumerRecord<byte[], byte[]> message, Map<String, Object> event) {
            String op = event.get("op") instanceof String text ? text : "";
            switch (op) {
                case "c", "r", "u" -> {
                    Map<String, Object> after = MessageFields.object(event.get("after"));
                    if (after == null) {
                        throw new UnreadableException(
                                "HUB-KAFKA-012", 0, "a change with op '" + op + "' has no object 'after'");
                    }
                    fields.complete(after, message.key());
                    forget(message);
                    add(message, after, Delivery.of(order(message, event)));
                }
                case "d" -> takeDelete(message, event);
                case "m" -> skipped.merge(NO_CHANGE, 1, Integer::sum);
                case "t" ->
                    throw new UnreadableException(
                            "HUB-KAFKA-013",
                            0,
                            "the table was truncated, and the event does not say which records it held; compare with the"
                                    + " source, or have it snapshot the table again");
                default ->
                    throw new UnreadableException(
                            "HUB-KAFKA-012",
                            0,
                            "a change event of Debezium was expected, with 'op' c, r, u or d; found "
                                    + (op.isEmpty() ? "none" : "another") + ": check 'envelope'");
            }
        }

        private void takeDelete(ConsumerRecord<byte[], byte[]> message, Map<String, Object> event) {
            Map<String, Object> before = MessageFields.object(event.get("before"));
            Map<String, Object> gone = new LinkedHashMap<>(before == null ? keyOf(message) : before);
            Map<String, Object> key = fields.key(message.key());
            if (key != null) {
                // without REPLICA IDENTITY FULL, 'before' of PostgreSQL holds nulls beside the key
                gone.putAll(key);
            }
            add(message, gone, Delivery.deleted(comparable(order(message, event))));
            if (message.key() != null) {
                deleted.add(ByteBuffer.wrap(message.key()));
            }
        }

        private Map<String, Object> keyOf(ConsumerRecord<byte[], byte[]> message) {
            Map<String, Object> key = fields.key(message.key());
            if (key == null) {
                throw new UnreadableException(
                        "HUB-KAFKA-014",
                        0,
                        "a record is deleted, and the key of the message is no JSON object that says which;"
                                + " name the field that it is in 'keyField'");
            }
            return key;
        }

        private void add(ConsumerRecord<byte[], byte[]> message, Map<String, Object> found, Delivery delivery) {
            records.add(SourceRecord.read(message.offset(), new Content.Tree(found), codec.encode(found), delivery));
        }

        private void forget(ConsumerRecord<byte[], byte[]> message) {
            if (message.key() != null) {
                deleted.remove(ByteBuffer.wrap(message.key()));
            }
        }

        private void reject(ConsumerRecord<byte[], byte[]> message, UnreadableException reason) {
            byte[] kept =
                    message.value() != null ? message.value() : message.key() == null ? new byte[0] : message.key();
            rejections.add(Rejection.unreadable(
                    message.offset(),
                    reason.code(),
                    "the message " + message.topic() + ", partition " + message.partition() + ", offset "
                            + message.offset() + ": " + reason.getMessage(),
                    PayloadKind.LINE,
                    kept));
        }
    }

    private @Nullable Long order(ConsumerRecord<byte[], byte[]> tombstone) {
        return comparable(order(tombstone, Map.of()));
    }

    private long order(ConsumerRecord<byte[], byte[]> message, Map<String, Object> event) {
        return switch (source.order().kind()) {
            case OFFSET -> message.offset();
            case TIMESTAMP -> timestamp(message);
            case FIELD -> field(event);
        };
    }

    private long field(Map<String, Object> event) {
        Object found = Objects.requireNonNull(source.order().path()).find(event);
        if (found instanceof Number number) {
            return source.order().version(number.longValue());
        }
        throw new UnreadableException(
                "HUB-KAFKA-011",
                0,
                "'" + source.order().path().text() + "' orders the versions, and holds no number here; check 'order'");
    }

    private static long timestamp(ConsumerRecord<byte[], byte[]> message) {
        return message.timestamp() * 1000;
    }

    /** An offset says nothing beside the version that the mapping names. */
    private @Nullable Long comparable(long order) {
        return isVersioned && source.order().isOffset() ? null : (Long) order;
    }
}
