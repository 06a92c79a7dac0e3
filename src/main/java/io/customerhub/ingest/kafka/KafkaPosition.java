package io.customerhub.ingest.kafka;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a topic has been read to.
 *
 * @param topic the topic
 * @param id the id that the broker gave the topic when it was made; empty when unknown
 * @param next the offset of the next message to read, by partition
 */
record KafkaPosition(String topic, String id, SortedMap<Integer, Long> next) {

    private static final FieldPath TOPIC = FieldPath.of("topic");
    private static final FieldPath ID = FieldPath.of("id");

    /**
     * The position that was committed; null when nothing was.
     *
     * @throws KafkaFailure (HUB-KAFKA-006) when it was not written by this class
     */
    static @Nullable KafkaPosition of(KafkaSource source, @Nullable Position committed) {
        if (committed == null) {
            return null;
        }
        try {
            var fields = new PayloadCodec().decode(committed.text().getBytes(StandardCharsets.UTF_8));
            String topic = fields.text(TOPIC);
            String id = fields.text(ID);
            if (topic != null && fields.fields().get("next") instanceof Map<?, ?> offsets) {
                SortedMap<Integer, Long> next = new TreeMap<>();
                offsets.forEach((partition, offset) ->
                        next.put(Integer.valueOf((String) partition), ((Number) offset).longValue()));
                return new KafkaPosition(topic, id == null ? "" : id, next);
            }
        } catch (UnreadableException | ClassCastException | NumberFormatException e) {
            throw unusable(source, e);
        }
        throw unusable(source, null);
    }

    /** The position as it is committed: {@code {"topic":"customers","id":"...","next":{"0":1200}}}. */
    Position committed() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("topic", topic);
        fields.put("id", id);
        Map<String, Object> offsets = new LinkedHashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition.toString(), offset));
        fields.put("next", offsets);
        return new Position(new String(new PayloadCodec().encode(fields), StandardCharsets.UTF_8));
    }

    /** The same after all before {@code offset} of a partition has been read. */
    KafkaPosition after(int partition, long offset) {
        SortedMap<Integer, Long> moved = new TreeMap<>(next);
        moved.put(partition, offset);
        return new KafkaPosition(topic, id, moved);
    }

    private static KafkaFailure unusable(KafkaSource source, @Nullable Exception cause) {
        return new KafkaFailure(
                "HUB-KAFKA-006",
                true,
                source.stream() + ": the committed position is none of a Kafka topic; reset it to read all again",
                cause);
    }
}
