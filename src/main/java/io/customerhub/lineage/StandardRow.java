package io.customerhub.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.customerhub.record.EntityType;
import io.customerhub.record.EntityType.Column;
import io.customerhub.record.EntityType.ColumnType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A row of the {@code standard} schema by the names that mappings use: {@code phone.mobile}, {@code
 * address.home.postal_code}, {@code identifier.tax-number}, {@code lines[0].sku}. A second value of one name is called
 * {@code phone.mobile[1]}. A value that cannot be trusted has no name of its own but {@code phone.mobile.raw} and {@code
 * .validity}, a refused part of an address {@code address.home.postal_code.raw}; parts are called
 * {@code phone.mobile.extension}; {@code issues} lists what is wrong as attribute and code.
 */
public final class StandardRow {

    /** What depends on when and by which run a row was made. */
    private static final Set<String> BOOKKEEPING =
            Set.of("system", "stream", "key", "version", "hash", "run", "configuration");

    private static final Set<String> DOUBT = Set.of("raw", "validity");

    /** What a contact point or an identifier has beside its parts. */
    private static final Set<String> POINT = Set.of("system", "use", "value", "raw", "validity");

    private final TreeMap<String, JsonNode> values = new TreeMap<>();

    private StandardRow() {}

    /** The values of a row by those names; what depends on when and by which run it was made is left out. */
    public static TreeMap<String, JsonNode> flat(EntityType entity, JsonNode row) {
        StandardRow flat = new StandardRow();
        for (Map.Entry<String, JsonNode> column : row.properties()) {
            if (!BOOKKEEPING.contains(column.getKey()) && !column.getValue().isNull()) {
                flat.column(entity, column.getKey(), column.getValue());
            }
        }
        return flat.values;
    }

    private void column(EntityType entity, String name, JsonNode value) {
        switch (name) {
            case "contact_points" -> value.forEach(point -> point(prefix(point), point));
            case "identifiers" ->
                value.forEach(identifier ->
                        point("identifier." + identifier.path("system").asText(), identifier));
            case "addresses" -> value.forEach(this::address);
            case "issues" -> values.put("issues", issues(value));
            case "lines" -> lines(value);
            default -> values.put(name, plain(entity.column(name), value));
        }
    }

    private static String prefix(JsonNode point) {
        String use = point.path("use").asText("");
        return point.path("system").asText() + (use.isEmpty() ? "" : "." + use);
    }

    private void point(String name, JsonNode point) {
        boolean hasValue = point.hasNonNull("value");
        String own = hasValue ? put(name, point.get("value")) : name;
        for (Map.Entry<String, JsonNode> part : point.properties()) {
            boolean isPart = !POINT.contains(part.getKey());
            if (!part.getValue().isNull() && (isPart || !hasValue && DOUBT.contains(part.getKey()))) {
                put(own + "." + part.getKey(), part.getValue());
            }
        }
    }

    private void address(JsonNode address) {
        String use = address.path("use").asText("");
        String prefix = "address." + (use.isEmpty() ? "" : use + ".");
        address.properties().forEach(part -> {
            if (part.getKey().equals("refused")) {
                part.getValue().properties().forEach(one -> put(prefix + one.getKey() + ".raw", one.getValue()));
            } else if (!part.getKey().equals("use") && !part.getValue().isNull()) {
                put(prefix + part.getKey(), part.getValue());
            }
        });
    }

    private void lines(JsonNode lines) {
        for (int i = 0; i < lines.size(); i++) {
            for (Map.Entry<String, JsonNode> part : lines.get(i).properties()) {
                if (!part.getValue().isNull()) {
                    values.put("lines[" + i + "]." + part.getKey(), part.getValue());
                }
            }
        }
    }

    private static JsonNode issues(JsonNode issues) {
        TreeSet<String> texts = new TreeSet<>();
        issues.forEach(issue -> texts.add(
                issue.path("attribute").asText() + " " + issue.path("code").asText()));
        var list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    /** PostgreSQL writes an instant as {@code 2026-01-05T08:00:00+00:00} in this time zone. */
    private static JsonNode plain(Column column, JsonNode value) {
        String text = value.asText();
        boolean isInstant = column != null && column.type() == ColumnType.TIMESTAMP && text.endsWith("+00:00");
        return isInstant ? JsonNodeFactory.instance.textNode(text.substring(0, text.length() - 6) + "Z") : value;
    }

    /** Puts a value under the name, or under the next one that is free; gives that. */
    private String put(String name, JsonNode value) {
        String free = name;
        for (int i = 1; values.containsKey(free); i++) {
            free = name + "[" + i + "]";
        }
        values.put(free, value);
        return free;
    }
}
