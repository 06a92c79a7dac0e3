package io.customerhub.ingest.kafka;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads keys and values of messages as JSON objects. */
final class MessageFields {

    private final @Nullable String keyField;

    /** @param keyField the field for a key that is no JSON object, or null */
    MessageFields(@Nullable String keyField) {
        this.keyField = keyField;
    }

    /**
     * The object that is the value of a message; without the schema that JSON converters of Kafka Connect put around it.
     *
     * @throws UnreadableException (HUB-KAFKA-010) when it is none
     */
    Map<String, Object> value(byte[] value) {
        Map<String, Object> fields = object(JsonValues.read(value, "HUB-KAFKA-010"));
        if (fields == null) {
            throw new UnreadableException("HUB-KAFKA-010", 0, "one JSON object was expected, found another JSON value");
        }
        return fields;
    }

    /** The fields that the key of a message tells; null when it tells none. */
    @Nullable
    Map<String, Object> key(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        Object value;
        try {
            value = JsonValues.read(key, "HUB-KAFKA-010");
        } catch (UnreadableException e) {
            value = text(key);
        }
        Map<String, Object> fields = object(value);
        if (fields != null || keyField == null || value == null) {
            return fields;
        }
        Object scalar = unwrapped(value);
        if (scalar instanceof Map || scalar == null) {
            return null;
        }
        Map<String, Object> single = new LinkedHashMap<>();
        single.put(keyField, scalar);
        return single;
    }

    /** Puts what only the key tells into the fields. */
    void complete(Map<String, Object> fields, byte @Nullable [] key) {
        Map<String, Object> told = keyField == null ? null : key(key);
        if (told != null) {
            told.forEach(fields::putIfAbsent);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    static @Nullable Map<String, Object> object(@Nullable Object value) {
        Object inner = value == null ? null : unwrapped(value);
        return inner instanceof Map ? (Map<String, Object>) inner : null;
    }

    private static @Nullable Object unwrapped(Object value) {
        return value instanceof Map<?, ?> map
                        && map.size() == 2
                        && map.containsKey("schema")
                        && map.containsKey("payload")
                ? map.get("payload")
                : value;
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
