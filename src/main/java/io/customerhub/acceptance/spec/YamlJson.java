package io.customerhub.acceptance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.YamlNode;
import java.math.BigDecimal;

/** Turns a value that is written in YAML into the JSON that it stands for. */
final class YamlJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlJson() {}

    static JsonNode of(YamlNode node) {
        if (node instanceof YamlNode.Mapping map) {
            ObjectNode object = JSON.objectNode();
            map.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
            return object;
        }
        if (node instanceof YamlNode.Sequence list) {
            ArrayNode array = JSON.arrayNode();
            list.items().forEach(item -> array.add(of(item)));
            return array;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> JSON.textNode(scalar.text());
            case FLAG -> JSON.booleanNode(scalar.text().equals("true"));
            case NOTHING -> JSON.nullNode();
            case NUMBER -> number(scalar.text());
        };
    }

    /** Numbers that JSON does not have, such as {@code .inf} and {@code 0x1F}, stay texts. */
    private static JsonNode number(String text) {
        try {
            return JSON.numberNode(new BigDecimal(text));
        } catch (NumberFormatException other) {
            return JSON.textNode(text);
        }
    }
}
