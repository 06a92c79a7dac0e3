package io.customerhub.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One or more messages in JSON, one after another, and where in them the records are: the message itself, an array or
 * object under one of the names that senders use around their records, or a change event of Debezium.
 */
final class MessageSample {

    /** What senders call the part of a message that holds the record or records. */
    private static final List<String> AROUND = List.of(
            "data", "records", "record", "items", "results", "payload", "body", "object", "objects", "value", "values");

    private static final int DEEPEST = 3;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final List<JsonNode> messages = new ArrayList<>();
    private final String path;
    private final boolean changes;

    /** @throws DraftException when it is no JSON, or is empty */
    MessageSample(byte[] bytes) throws IOException {
        String text = TextForm.of(bytes).text();
        try (MappingIterator<JsonNode> all = json.readerFor(JsonNode.class).readValues(text)) {
            while (all.hasNextValue() && messages.size() < Sample.MOST_RECORDS) {
                messages.add(all.nextValue());
            }
        } catch (JsonProcessingException noJson) {
            throw new DraftException(
                    "HUB-NEW-003  the sample is no JSON; save a message as it is sent, or several, one a line");
        }
        if (messages.isEmpty() || !messages.get(0).isContainerNode()) {
            throw new DraftException("HUB-NEW-003  the sample holds no JSON object; save a message as it is sent");
        }
        changes = isChange(withoutSchema(messages.get(0)));
        path = changes ? "" : path(messages.get(0), 0);
    }

    /** True when the messages are change events of Debezium. */
    boolean isDebezium() {
        return changes;
    }

    /** The names that lead to the record or the array of records, with dots between; empty for the message itself. */
    String path() {
        return path;
    }

    /** The records of all messages. */
    Sample read() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (JsonNode message : messages) {
            JsonNode found = changes
                    ? withoutSchema(message).path("after")
                    : path.isEmpty() ? message : message.at("/" + path.replace('.', '/'));
            if (found.isArray()) {
                found.forEach(records::add);
            } else {
                records.add(found);
            }
        }
        records.removeIf(record -> !record.isObject());
        if (records.isEmpty()) {
            throw new DraftException("HUB-NEW-004  the sample has no record; save a message that holds one");
        }
        StringBuilder lines = new StringBuilder();
        for (JsonNode record : records) {
            lines.append(json.writeValueAsString(record)).append('\n');
        }
        return JsonSample.lines(lines.toString()).read();
    }

    /** The messages themselves as records. */
    Sample whole() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode message : messages) {
            lines.append(json.writeValueAsString(message)).append('\n');
        }
        return JsonSample.lines(lines.toString()).read();
    }

    /** The first messages, one a line. */
    String first(int most) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode message : messages.subList(0, Math.min(most, messages.size()))) {
            lines.append(json.writeValueAsString(message)).append('\n');
        }
        return lines.toString();
    }

    /** An event comes bare, or with its schema around it (Debezium, JSON converter with {@code schemas.enable}). */
    private static JsonNode withoutSchema(JsonNode message) {
        return message.has("schema") && message.path("payload").isObject() ? message.path("payload") : message;
    }

    private static boolean isChange(JsonNode event) {
        return event.path("op").isTextual() && (event.has("after") || event.has("before"));
    }

    private static String path(JsonNode message, int depth) {
        if (message.isArray() || depth == DEEPEST) {
            return "";
        }
        for (String name : AROUND) {
            JsonNode within = within(message, name);
            boolean holdsRecords =
                    within.isArray() && within.path(0).isObject() || within.isObject() && within.size() > 0;
            if (holdsRecords) {
                String deeper = path(within, depth + 1);
                return name(message, name) + (deeper.isEmpty() ? "" : "." + deeper);
            }
        }
        return "";
    }

    private static JsonNode within(JsonNode message, String name) {
        String found = name(message, name);
        return found.isEmpty() ? JsonNodeFactory.instance.missingNode() : message.path(found);
    }

    private static String name(JsonNode message, String name) {
        return message.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse("");
    }
}
