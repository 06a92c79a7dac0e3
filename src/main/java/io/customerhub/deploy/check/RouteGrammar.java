package io.customerhub.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which keys Camel's YAML has at which place, as {@code schema/camelYamlDsl.json} inside the jar of camel-yaml-dsl
 * says; so a new version of Camel brings its own. The schema itself gives four to eight messages for one mistake and is
 * stricter than Camel about types; read as a grammar, it gives one.
 */
public final class RouteGrammar {

    private static final String SCHEMA = "/schema/camelYamlDsl.json";
    private static final String DEFINITIONS = "#/items/definitions/";

    private final JsonNode schema;

    private RouteGrammar(JsonNode schema) {
        this.schema = schema;
    }

    /** Reads the schema; takes some hundredths of a second and a few megabytes, so keep it while there is work. */
    public static RouteGrammar load() {
        try (InputStream in = RouteGrammar.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new FileNotFoundException(SCHEMA + " is missing in camel-yaml-dsl");
            }
            return new RouteGrammar(new ObjectMapper().readTree(in));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a whole route file is: a list of routes, beans and the like. */
    Shape file() {
        return shape(schema);
    }

    /** What stands behind a key of a shape, or null when the shape has no such key. */
    @Nullable
    Shape child(Shape shape, String key) {
        JsonNode node = shape.properties.get(key);
        return node == null ? null : shape(node);
    }

    /** What each value of a list is, or null when the shape is no list. */
    @Nullable
    Shape item(Shape shape) {
        return shape.items == null ? null : shape(shape.items);
    }

    private Shape shape(JsonNode node) {
        Shape shape = new Shape();
        collect(node, shape, true);
        return shape;
    }

    private void collect(JsonNode node, Shape into, boolean required) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(DEFINITIONS)) {
            into.isStep |= reference.endsWith(".ProcessorDefinition");
            collect(
                    schema.path("items").path("definitions").path(reference.substring(DEFINITIONS.length())),
                    into,
                    required);
        }
        if (node.hasNonNull("type")) {
            into.types.add(node.get("type").asText());
        }
        into.isClosed |= node.has("additionalProperties")
                && !node.get("additionalProperties").asBoolean(true);
        into.isSingle |= node.path("maxProperties").asInt() == 1;
        node.path("properties")
                .properties()
                .forEach(property -> into.properties.merge(
                        property.getKey(), property.getValue(), (first, second) -> first.isEmpty() ? second : first));
        if (required) {
            node.path("required").forEach(name -> into.required.add(name.asText()));
        }
        node.path("enum").forEach(value -> into.values.add(value.asText()));
        if (node.has("items")) {
            into.items = node.get("items");
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            for (JsonNode variant : node.path(choice)) {
                if (!variant.has("not")) {
                    collect(variant, into, false);
                }
            }
        }
    }

    /** What may stand at one place. All variants that Camel accepts there are taken together. */
    static final class Shape {
        private final Map<String, JsonNode> properties = new LinkedHashMap<>();
        private final Set<String> types = new LinkedHashSet<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final List<String> values = new ArrayList<>();
        private @Nullable JsonNode items;
        private boolean isClosed;
        private boolean isSingle;
        private boolean isStep;

        /** The keys that are known here, without those that start with {@code _}. */
        List<String> keys() {
            return properties.keySet().stream()
                    .filter(key -> !key.startsWith("_"))
                    .toList();
        }

        /** True when a key may stand here. */
        boolean knows(String key) {
            return properties.containsKey(key);
        }

        /** The keys without which Camel cannot do. */
        Set<String> required() {
            return required;
        }

        /** The only texts allowed; empty when all are. */
        List<String> values() {
            return values;
        }

        /** True when no other keys than the known ones are allowed. */
        boolean isClosed() {
            return isClosed;
        }

        /** True when exactly one key is allowed, as in a step. */
        boolean isSingle() {
            return isSingle;
        }

        /** True for a step of a route. */
        boolean isStep() {
            return isStep;
        }

        /** True when keys and values may stand here. */
        boolean takesKeys() {
            return types.isEmpty() || types.contains("object") || !properties.isEmpty();
        }

        /** True when a list may stand here. */
        boolean takesList() {
            return types.isEmpty() || types.contains("array");
        }

        /** True when a single value may stand here. */
        boolean takesValue() {
            return types.isEmpty() || takesText() || types.contains("boolean") || isNumber();
        }

        /** True when any text may stand here. */
        boolean takesText() {
            return types.isEmpty() || types.contains("string");
        }

        /** True when a single value must be true or false. */
        boolean isFlag() {
            return !takesText() && types.contains("boolean");
        }

        /** True when a single value must be a number. */
        boolean isNumber() {
            return !types.contains("string") && (types.contains("number") || types.contains("integer"));
        }
    }
}
