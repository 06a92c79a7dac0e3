package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.api.ApiJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Prints the answers of actions as the REST API gives them, and times as tables show them. */
final class AnswerPrinter {

    private static final ObjectMapper JSON = ApiJson.mapper();

    private AnswerPrinter() {}

    /** The answer as one JSON document. */
    static String json(Object answer) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }

    /** The same below the version of the document, to be added to. */
    static ObjectNode document(Object answer) {
        ObjectNode document = JSON.createObjectNode().put("schemaVersion", 1);
        return document.setAll(JSON.<ObjectNode>valueToTree(answer));
    }

    /** A time to the second; empty for null. */
    static String second(@Nullable Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
