package io.customerhub.acceptance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A JSON document with records: those of the outermost list, wherever an API puts it. */
final class JsonSample {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final byte[] bytes;
    private final @Nullable JsonNode root;
    private final @Nullable ArrayNode records;

    private JsonSample(byte[] bytes, @Nullable JsonNode root, @Nullable ArrayNode records) {
        this.bytes = bytes;
        this.root = root;
        this.records = records;
    }

    static JsonSample of(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            return new JsonSample(bytes, root, outermostList(root));
        } catch (IOException noJson) {
            return new JsonSample(bytes, null, null);
        }
    }

    /**
     * A message with its record or records.
     *
     * @param path where they are, as a JSONPath of names; empty or {@code $} for the message itself
     */
    static JsonSample ofMessage(byte[] bytes, String path) {
        JsonNode root = of(bytes).root;
        String names = path.startsWith("$") ? path.substring(1) : "";
        JsonNode found = root == null ? null : root.at(names.replace('.', '/'));
        ArrayNode records = found instanceof ArrayNode list ? list : JSON.createArrayNode();
        if (found instanceof ObjectNode) {
            records.add(found);
        }
        return new JsonSample(bytes, root, records);
    }

    boolean hasRecords() {
        return records != null;
    }

    byte[] withoutRecords() {
        if (records != null) {
            records.removeAll();
        }
        return written();
    }

    byte[] withField(String name) {
        if (records != null) {
            for (JsonNode item : records) {
                if (item instanceof ObjectNode object) {
                    object.put(name, "x");
                }
            }
        }
        return written();
    }

    private byte[] written() {
        return root == null ? bytes : root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Breadth first: the lists inside a record lie deeper than the list of records. */
    private static @Nullable ArrayNode outermostList(JsonNode root) {
        Deque<JsonNode> waiting = new ArrayDeque<>();
        waiting.add(root);
        while (!waiting.isEmpty()) {
            JsonNode node = waiting.remove();
            if (node instanceof ArrayNode list) {
                return list;
            }
            node.forEach(waiting::add);
        }
        return null;
    }
}
