package io.customerhub.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.arrival.Flag;
import java.util.Collection;
import java.util.List;

/** The JSON Schema of the parts of a contract that the hub reads, made of the same lists as its reader. */
final class ContractSchema {

    private ContractSchema() {}

    static ObjectNode document() {
        ObjectNode schema = SchemaParts.document(
                "Customer Hub contract",
                "What a source promises: the parts of the Open Data Contract Standard 3.1 that the hub acts on.");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String key : OdcsKeys.TOP_LEVEL) {
            properties.set(key, topLevel(key));
        }
        schema.put("additionalProperties", false);
        SchemaParts.required(schema, OdcsKeys.REQUIRED);
        schema.putObject("$defs").set("property", property());
        return schema;
    }

    private static ObjectNode topLevel(String key) {
        return switch (key) {
            case "apiVersion" -> SchemaParts.oneOf(OdcsKeys.API_VERSIONS);
            case "kind" -> SchemaParts.oneOf(List.of("DataContract"));
            case "id", "name", "version", "status" -> SchemaParts.text();
            case "schema" -> schemas();
            case "slaProperties" -> SchemaParts.listOf(when("frequency", "unit", DeliveryReader.UNITS));
            case "customProperties" -> {
                ObjectNode quiet = when("quiet", "value", Flag.Kind.words());
                SchemaParts.required(quiet.withObject("/then"), List.of("value", "description"));
                yield SchemaParts.listOf(quiet);
            }
            default -> SchemaParts.object();
        };
    }

    /** A property of any kind; the one of this name has one of these values under this key. */
    private static ObjectNode when(String name, String key, Collection<String> values) {
        ObjectNode property = SchemaParts.type("object");
        property.withObject("/if/properties/property").put("const", name);
        property.withObject("/then/properties").set(key, SchemaParts.oneOf(values));
        return property;
    }

    /** A stream has records of one kind. */
    private static ObjectNode schemas() {
        ObjectNode schema = SchemaParts.type("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("name", SchemaParts.text());
        properties.set("properties", SchemaParts.listOf(SchemaParts.reference("property")));
        SchemaParts.required(schema, List.of("name"));
        return SchemaParts.listOf(schema).put("minItems", 1).put("maxItems", 1);
    }

    private static ObjectNode property() {
        ObjectNode property = SchemaParts.closed();
        for (String key : OdcsKeys.PROPERTY) {
            SchemaParts.properties(property).set(key, valueOf(key));
        }
        return SchemaParts.required(property, List.of("name"));
    }

    private static ObjectNode valueOf(String key) {
        return switch (key) {
            case "name" -> SchemaParts.text();
            case "logicalType" -> SchemaParts.oneOf(OdcsKeys.LOGICAL_TYPES);
            case "required", "primaryKey" -> SchemaParts.type("boolean");
            case "logicalTypeOptions" -> limits();
            case "quality" -> SchemaParts.listOf(rule());
            case "properties" -> SchemaParts.listOf(SchemaParts.reference("property"));
            default -> SchemaParts.object();
        };
    }

    private static ObjectNode limits() {
        ObjectNode limits = SchemaParts.type("object");
        ObjectNode properties = limits.putObject("properties");
        properties.set("maxLength", SchemaParts.type("integer").put("minimum", 0));
        properties.set("pattern", SchemaParts.type("string").put("format", "regex"));
        return limits;
    }

    private static ObjectNode rule() {
        ObjectNode rule = SchemaParts.type("object");
        ObjectNode properties = rule.putObject("properties");
        properties.set("type", SchemaParts.oneOf(OdcsKeys.QUALITY_TYPES));
        properties.set("arguments", SchemaParts.type("object"));
        ObjectNode library = rule.putObject("if");
        library.putObject("properties").putObject("type").put("const", "library");
        ObjectNode then = rule.putObject("then");
        then.putObject("properties").set("metric", SchemaParts.oneOf(OdcsKeys.METRICS));
        return rule;
    }
}
