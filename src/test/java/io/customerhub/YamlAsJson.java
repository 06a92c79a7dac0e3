package io.customerhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A YAML file as the JSON that a schema judges. */
public final class YamlAsJson {

    private YamlAsJson() {}

    /** The file; empty when it is no YAML. */
    public static Optional<JsonNode> read(Path file) throws IOException {
        YamlNode root = YamlFile.read(file.toString(), Files.readAllBytes(file), new Problems());
        return root == null ? Optional.empty() : Optional.of(json(root));
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
            return object;
        }
        if (node instanceof YamlNode.Sequence list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> JsonNodeFactory.instance.textNode(scalar.text());
            case NUMBER -> JsonNodeFactory.instance.numberNode(new BigDecimal(scalar.text()));
            case FLAG -> JsonNodeFactory.instance.booleanNode(scalar.text().equals("true"));
            case NOTHING -> JsonNodeFactory.instance.nullNode();
        };
    }
}
