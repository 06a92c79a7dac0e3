package io.customerhub.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** The pieces that schemas of the hub's files are made of (JSON Schema, draft 2020-12). */
final class SchemaParts {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private SchemaParts() {}

    /** A whole document. */
    static ObjectNode document(String title, String description) {
        return object().put("$schema", DRAFT).put("title", title).put("description", description);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Keys and values with these keys and no others; the keys are added by the caller. */
    static ObjectNode closed() {
        ObjectNode closed = object().put("type", "object");
        closed.putObject("properties");
        return closed.put("additionalProperties", false);
    }

    static ObjectNode properties(ObjectNode closed) {
        return closed.withObject("/properties");
    }

    static ObjectNode reference(String name) {
        return object().put("$ref", "#/$defs/" + name);
    }

    /** The readers take numbers and flags for texts, too. */
    static ObjectNode text() {
        ObjectNode text = object();
        text.putArray("type").add("string").add("number").add("boolean");
        return text;
    }

    /** One of these texts. */
    static ObjectNode oneOf(Collection<String> values) {
        ObjectNode choice = object();
        addAll(choice.putArray("enum"), values);
        return choice;
    }

    static ObjectNode listOf(ObjectNode item) {
        ObjectNode list = object().put("type", "array");
        list.set("items", item);
        return list;
    }

    /** A text or a list of texts. */
    static ObjectNode texts() {
        ObjectNode texts = object();
        texts.putArray("anyOf").add(text()).add(listOf(text()));
        return texts;
    }

    static ObjectNode type(String type) {
        return object().put("type", type);
    }

    static ObjectNode required(ObjectNode closed, List<String> keys) {
        addAll(closed.putArray("required"), keys);
        return closed;
    }

    static void addAll(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}
