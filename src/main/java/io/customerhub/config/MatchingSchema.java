package io.customerhub.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.MatchingRules.IdentifierKind;
import io.customerhub.config.MatchingRules.Preference;

/** The JSON Schema of {@code matching.yaml}, made of the same lists as its reader. */
final class MatchingSchema {

    private MatchingSchema() {}

    static ObjectNode document() {
        ObjectNode schema = SchemaParts.document(
                "Customer Hub matching",
                "When records are one customer, and which of their values survive. All of it has defaults.");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String key : MatchingReader.KEYS) {
            properties.set(key, valueOf(key));
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode valueOf(String key) {
        return switch (key) {
            case "thresholds" -> thresholds();
            case "identifiers" ->
                each(SchemaParts.oneOf(IdentifierKind.yamlNames()))
                        .put("description", "How far each identifier, by its system, tells one customer from another.");
            case "sources" -> sources();
            case "halfLifeDays" ->
                number(1, 36_500)
                        .put("description", "After how many days a value is trusted half as much as a new one.");
            default -> survivorship();
        };
    }

    private static ObjectNode thresholds() {
        ObjectNode thresholds =
                SchemaParts.closed().put("description", "Where the zones end, in bits (log2 of the odds).");
        for (String key : MatchingReader.THRESHOLDS) {
            boolean zone = !key.equals("cohesion");
            SchemaParts.properties(thresholds)
                    .set(key, number(zone ? MatchingReader.LOWEST : -12, zone ? MatchingReader.HIGHEST : 12));
        }
        return thresholds;
    }

    private static ObjectNode sources() {
        return each(number(0, 1)).put("description", "How far a source system, or system/stream, is trusted.");
    }

    private static ObjectNode survivorship() {
        ObjectNode rule = SchemaParts.closed();
        SchemaParts.properties(rule).set("prefer", SchemaParts.oneOf(Preference.yamlNames()));
        SchemaParts.properties(rule).set("sources", sources());
        ObjectNode groups = SchemaParts.closed();
        SurvivingGroup.yamlNames()
                .forEach(group -> SchemaParts.properties(groups).set(group, rule.deepCopy()));
        return groups;
    }

    private static ObjectNode each(ObjectNode value) {
        ObjectNode object = SchemaParts.type("object");
        object.set("additionalProperties", value);
        return object;
    }

    private static ObjectNode number(double least, double most) {
        return SchemaParts.type("number").put("minimum", least).put("maximum", most);
    }
}
