package io.customerhub.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The files for which editors get a JSON Schema (draft 2020-12), so that they complete and check while one types. */
public enum ConfigurationSchema {
    /** {@code *.mapping.yaml}. */
    MAPPING("mapping") {
        @Override
        ObjectNode document(Map<String, StandardizerType> standardizers) {
            return new MappingSchema(standardizers).document();
        }
    },
    /** {@code *.contract.yaml}. */
    CONTRACT("contract") {
        @Override
        ObjectNode document(Map<String, StandardizerType> standardizers) {
            return ContractSchema.document();
        }
    },
    /** {@code *.codes.yaml}. */
    CODES("codes") {
        @Override
        ObjectNode document(Map<String, StandardizerType> standardizers) {
            ObjectNode schema = SchemaParts.document(
                    "Customer Hub codes",
                    "The codes of a source and what they mean, for mappings that name this file.");
            schema.put("type", "object").put("minProperties", 1);
            schema.set("additionalProperties", SchemaParts.text().put("description", "What the code means."));
            return schema;
        }
    },
    /** {@code matching.yaml}. */
    MATCHING("matching") {
        @Override
        ObjectNode document(Map<String, StandardizerType> standardizers) {
            return MatchingSchema.document();
        }
    };

    private final String kind;

    ConfigurationSchema(String kind) {
        this.kind = kind;
    }

    /** How commands call it: the word before {@code .yaml} in the names of such files. */
    public String kind() {
        return kind;
    }

    /** Where a project keeps it. */
    public String file() {
        return "schema/" + kind + ".schema.json";
    }

    abstract ObjectNode document(Map<String, StandardizerType> standardizers);

    /**
     * The schema as text, the same for the same hub.
     *
     * @param standardizers every standardizer that a mapping may name, by its name
     */
    public String text(Map<String, StandardizerType> standardizers) {
        return document(standardizers).toPrettyString() + "\n";
    }
}
