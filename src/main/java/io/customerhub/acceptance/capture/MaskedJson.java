package io.customerhub.acceptance.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.privacy.Masking;
import io.customerhub.privacy.PersonalClass;
import io.customerhub.privacy.PersonalFields;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Masks what is personal in JSON answers, and remembers how keys were masked, because requests may name them. */
final class MaskedJson {

    /** Digits in a row that may be the number of a person, whatever the field is called. */
    private static final int LONG_NUMBER = 9;

    private static final int SHORTEST_KEY = 6;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final PersonalFields fields;
    private final Masking masking;
    private final Map<String, String> keys = new HashMap<>();

    MaskedJson(PersonalFields fields, Masking masking) {
        this.fields = fields;
        this.masking = masking;
    }

    /** The answer without personal data, or empty when it is no JSON. */
    Optional<String> mask(String body) {
        try {
            JsonNode root = json.readTree(body);
            if (root == null || root.isMissingNode()) {
                return Optional.empty();
            }
            return Optional.of(json.writerWithDefaultPrettyPrinter().writeValueAsString(masked(root, "", "")) + "\n");
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /** A part of an address: keys as they were masked. */
    String maskedKey(String text) {
        return keys.getOrDefault(text, text);
    }

    private JsonNode masked(JsonNode node, String path, String name) {
        if (node instanceof ObjectNode object) {
            for (String field : List.copyOf(fieldNames(object))) {
                object.set(field, masked(object.get(field), path.isEmpty() ? field : path + "." + field, field));
            }
            return object;
        }
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, masked(list.get(i), path, name));
            }
            return list;
        }
        return leaf(node, path, name);
    }

    private JsonNode leaf(JsonNode node, String path, String name) {
        String text = node.asText();
        boolean isValue = node.isTextual() || node.isIntegralNumber();
        PersonalClass kind = isValue && !text.isEmpty() ? kind(path, name, node) : null;
        if (kind == null) {
            return node;
        }
        String masked = kind == PersonalClass.KEY ? key(text) : masking.mask(kind, text);
        return node.isTextual() ? TextNode.valueOf(masked) : BigIntegerNode.valueOf(new BigInteger(masked));
    }

    /** Two keys never get one mask, as their records would become one; a short key says nothing and stays. */
    private String key(String text) {
        if (text.length() < SHORTEST_KEY) {
            return text;
        }
        String known = keys.get(text);
        String masked = known == null ? masking.mask(PersonalClass.KEY, text) : known;
        while (known == null && keys.containsValue(masked)) {
            masked = masking.mask(PersonalClass.KEY, masked);
        }
        keys.put(text, masked);
        return masked;
    }

    private @Nullable PersonalClass kind(String path, String name, JsonNode value) {
        PersonalClass kind = fields.of(path, name);
        if (kind == null) {
            return byValue(value.asText());
        }
        return value.isIntegralNumber() && kind == PersonalClass.SECRET ? null : kind;
    }

    private static @Nullable PersonalClass byValue(String text) {
        int at = text.indexOf('@');
        if (at > 0 && text.indexOf('.', at) > 0 && text.indexOf(' ') < 0) {
            return PersonalClass.EMAIL;
        }
        long digits = text.chars().filter(Character::isDigit).count();
        boolean isNumber = text.chars().allMatch(c -> Character.isDigit(c) || " +-()./".indexOf(c) >= 0);
        boolean isTime = text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        return isNumber && digits >= LONG_NUMBER && !isTime ? PersonalClass.PHONE : null;
    }

    private static List<String> fieldNames(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
