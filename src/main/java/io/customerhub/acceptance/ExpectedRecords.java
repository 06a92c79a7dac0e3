package io.customerhub.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.acceptance.spec.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Writes expected records anew, as they were found. */
final class ExpectedRecords {

    private ExpectedRecords() {}

    /**
     * Writes one JSON object a line, in the order of the keys. A record that was expected before keeps to the attributes
     * that were named; a new one gets all.
     */
    static void write(Path file, Expectation.Records before, TreeMap<String, TreeMap<String, JsonNode>> found) {
        StringBuilder text = new StringBuilder();
        found.forEach((key, values) -> {
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("key", key);
            Expectation.Row known = before.rows().stream()
                    .filter(row -> row.key().equals(key))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                values.forEach((name, value) -> line.set(name, plain(value)));
            } else {
                for (Map.Entry<String, JsonNode> named : known.values().entrySet()) {
                    JsonNode value = values.get(named.getKey());
                    line.set(named.getKey(), value == null ? JsonNodeFactory.instance.nullNode() : plain(value));
                }
            }
            text.append(line).append('\n');
        });
        try {
            Path part = file.resolveSibling("." + file.getFileName() + ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Numbers as people write them: 440, not 4.4E+2. */
    private static JsonNode plain(JsonNode value) {
        return value.isNumber() ? DecimalNode.valueOf(new BigDecimal(Values.shown(value))) : value;
    }
}
