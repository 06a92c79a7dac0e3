package io.customerhub.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.record.AttributeNames;
import io.customerhub.record.EntityType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The JSON Schema of mapping files, made of the same lists that the readers hold files against. */
final class MappingSchema {

    private static final String IDENTIFIER = "identifier.<system>";

    /** What each key is for; editors show it while somebody types. */
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("entity", "What the records are."),
            Map.entry("key", "The source fields that tell a record from all others of the stream."),
            Map.entry(
                    "version",
                    "The source field that orders the versions of a record; without it the time of delivery."),
            Map.entry("region", "The region in which phones, dates and addresses are read, ISO 3166-1 alpha-2."),
            Map.entry("order", "The order of day, month and year in this stream."),
            Map.entry("zone", "The time zone of times without an offset, a name of the IANA database."),
            Map.entry("fields", "Which source field becomes which attribute."),
            Map.entry("lines", "The lines within an order."),
            Map.entry("skip", "Which records are left out, and counted under the name of the rule."),
            Map.entry("breaker", "When the stream pauses instead of making dead letters of a whole feed."));

    private final Map<String, StandardizerType> standardizers;

    MappingSchema(Map<String, StandardizerType> standardizers) {
        this.standardizers = standardizers;
    }

    ObjectNode document() {
        ObjectNode schema = SchemaParts.document(
                "Customer Hub mapping",
                "Which source field becomes which canonical attribute, and how it is standardized.");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String key : MappingReader.KEYS) {
            properties.set(key, key(key).put("description", DESCRIPTIONS.getOrDefault(key, "")));
        }
        schema.put("additionalProperties", false);
        SchemaParts.required(schema, List.of("entity", "key", "fields"));
        addEntities(schema.putArray("allOf"));
        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("line", line());
        for (EntityType entity : EntityType.values()) {
            definitions.set(entity.yamlName(), attributes(entity));
        }
        return schema;
    }

    private static ObjectNode key(String key) {
        return switch (key) {
            case "entity" ->
                SchemaParts.oneOf(Arrays.stream(EntityType.values())
                        .map(EntityType::yamlName)
                        .toList());
            case "key" -> SchemaParts.texts();
            case "version" -> SchemaParts.reference("line");
            case "region" -> SchemaParts.oneOf(new TreeSet<>(Arrays.asList(Locale.getISOCountries())));
            case "order" -> SchemaParts.oneOf(RegionalSettings.ORDERS);
            case "zone" -> SchemaParts.type("string");
            case "lines" -> lines();
            case "skip" -> SchemaParts.listOf(skipRule());
            case "breaker" -> breaker();
            default -> SchemaParts.object().put("type", "object").put("minProperties", 1);
        };
    }

    private static ObjectNode lines() {
        ObjectNode lines = SchemaParts.closed();
        MappingReader.LINE_KEYS.forEach(key -> SchemaParts.properties(lines)
                .set(
                        key,
                        key.equals("from")
                                ? SchemaParts.text()
                                : SchemaParts.reference(EntityType.SALES_ORDER_LINE.yamlName())));
        return SchemaParts.required(lines, MappingReader.LINE_KEYS);
    }

    private static ObjectNode skipRule() {
        ObjectNode rule = SchemaParts.closed();
        RuleReader.SKIP_KEYS.forEach(key -> SchemaParts.properties(rule)
                .set(
                        key,
                        key.equals("values")
                                ? SchemaParts.texts()
                                : key.equals("blank") ? SchemaParts.type("boolean") : SchemaParts.text()));
        return SchemaParts.required(rule, List.of("name", "field"));
    }

    private static ObjectNode breaker() {
        ObjectNode breaker = SchemaParts.closed();
        RuleReader.BREAKER_KEYS.forEach(key -> {
            ObjectNode number = key.equals("errorThreshold")
                    ? SchemaParts.type("number").put("exclusiveMinimum", 0).put("maximum", 1)
                    : SchemaParts.type("integer").put("minimum", 0);
            SchemaParts.properties(breaker).set(key, number);
        });
        return breaker;
    }

    /** The entity decides which attributes there are, and whether there are lines. */
    private static void addEntities(ArrayNode rules) {
        for (EntityType entity : EntityType.values()) {
            ObjectNode rule = rules.addObject();
            ObjectNode condition = rule.putObject("if");
            condition.putObject("properties").putObject("entity").put("const", entity.yamlName());
            SchemaParts.required(condition, List.of("entity"));
            ObjectNode properties = rule.putObject("then").putObject("properties");
            properties.set("fields", SchemaParts.reference(entity.yamlName()));
            if (!entity.hasLines()) {
                properties.put("lines", false);
            }
        }
    }

    private static ObjectNode attributes(EntityType entity) {
        ObjectNode attributes = SchemaParts.closed();
        for (String name : AttributeNames.all(entity)) {
            ObjectNode line =
                    SchemaParts.reference("line").put("description", AttributeNames.description(entity, name));
            if (name.equals(IDENTIFIER)) {
                attributes.putObject("patternProperties").set("^identifier\\.[a-z0-9_-]+$", line);
            } else {
                SchemaParts.properties(attributes).set(name, line);
            }
        }
        return attributes;
    }

    /** One line: a source field, several of them, or keys with a standardizer and its options. */
    private ObjectNode line() {
        ObjectNode whole = SchemaParts.closed();
        ObjectNode properties = SchemaParts.properties(whole);
        properties.set(
                "from", SchemaParts.texts().put("description", "The source field, or several joined by a space."));
        properties.set("value", SchemaParts.text().put("description", "A fixed text instead of a source field."));
        properties.set(
                "as", SchemaParts.oneOf(standardizers.keySet()).put("description", "How the text is standardized."));
        properties.set(
                "onInvalid",
                SchemaParts.oneOf(Arrays.stream(OnInvalid.values())
                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                .toList())
                        .put("description", "What becomes of an invalid value."));
        ObjectNode mayRepeat =
                SchemaParts.object().put("description", "Values that many records may share; true when all may.");
        mayRepeat.putArray("anyOf").add(SchemaParts.type("boolean")).add(SchemaParts.listOf(SchemaParts.text()));
        properties.set("mayRepeat", mayRepeat);
        standardizers.values().forEach(type -> type.options()
                .forEach(option ->
                        properties.set(option.name(), SchemaParts.object().put("description", option.description()))));
        ArrayNode rules = whole.putArray("allOf");
        standardizers.values().forEach(type -> rules.add(ruleOf(type)));
        whole.putArray("anyOf")
                .add(SchemaParts.required(SchemaParts.object(), List.of("from")))
                .add(SchemaParts.required(SchemaParts.object(), List.of("value")));
        SchemaParts.required(whole.putObject("not"), List.of("from", "value"));
        ObjectNode line = SchemaParts.object();
        line.putArray("anyOf")
                .add(SchemaParts.text())
                .add(SchemaParts.listOf(SchemaParts.text()))
                .add(whole);
        return line;
    }

    private static ObjectNode ruleOf(StandardizerType type) {
        ObjectNode rule = SchemaParts.object();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").putObject("as").put("const", type.name());
        SchemaParts.required(condition, List.of("as"));
        ObjectNode then = rule.putObject("then");
        List<String> known = new ArrayList<>(FieldMappingReader.OWN_KEYS);
        type.options().forEach(option -> known.add(option.name()));
        then.set("propertyNames", SchemaParts.oneOf(known));
        ObjectNode properties = then.putObject("properties");
        type.options().forEach(option -> properties.set(option.name(), value(option)));
        List<String> required = type.options().stream()
                .filter(StandardizerType.Option::required)
                .map(StandardizerType.Option::name)
                .toList();
        if (!required.isEmpty()) {
            SchemaParts.required(then, required);
        }
        return rule;
    }

    private static ObjectNode value(StandardizerType.Option option) {
        if (!option.values().isEmpty()) {
            return SchemaParts.oneOf(option.values());
        }
        return switch (option.kind()) {
            case TEXT -> SchemaParts.text();
            case NUMBER -> SchemaParts.type("number");
            case FLAG -> SchemaParts.type("boolean");
            case LIST -> SchemaParts.listOf(SchemaParts.text());
            case MAP -> {
                ObjectNode map = SchemaParts.type("object");
                map.set("additionalProperties", SchemaParts.text());
                ObjectNode either = SchemaParts.object();
                either.putArray("anyOf").add(map).add(SchemaParts.type("string").put("pattern", "\\.codes\\.yaml$"));
                yield either;
            }
        };
    }
}
