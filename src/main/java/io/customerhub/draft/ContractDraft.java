package io.customerhub.draft;

import io.customerhub.config.YamlText;
import io.customerhub.draft.Sample.SampleField;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what a sample keeps as a contract for its owner to agree to. */
final class ContractDraft {

    private final String system;
    private final String stream;
    private final Sample sample;
    private final MappingDraft mapping;

    ContractDraft(String system, String stream, Sample sample, MappingDraft mapping) {
        this.system = system;
        this.stream = stream;
        this.sample = sample;
        this.mapping = mapping;
    }

    /** The file, in the Open Data Contract Standard 3.1. */
    String text() {
        StringBuilder text = new StringBuilder(
                """
                # Drafted from a sample by hub new. A contract is a promise of the source's owner: ask before you rely on it.
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s-%2$s
                name: %1$s %2$s
                version: 0.1.0
                status: draft
                # team: {name: Sales operations, members: [{username: owner@example.com, role: owner}]}
                schema:
                  - name: %2$s
                    properties:
                """
                        .formatted(system, stream));
        for (SampleField field : sample.fields()) {
            text.append("      - {name: ")
                    .append(YamlText.of(field.path()))
                    .append(property(field))
                    .append("}\n");
        }
        return text.toString();
    }

    private String property(SampleField field) {
        StringBuilder property = new StringBuilder(", logicalType: ").append(type(field));
        boolean key = mapping.key().contains(field.path());
        boolean version = mapping.version() != null && mapping.version().contains(YamlText.of(field.path()));
        if (key || version && field.isFilled()) {
            property.append(", required: true");
        }
        if (key) {
            property.append(", primaryKey: true");
        }
        String classification = classification(field);
        if (classification != null) {
            property.append(", classification: ").append(classification);
        }
        return property.toString();
    }

    /** Columns of files are texts; what a database, JSON or an OpenAPI file tells is taken over. */
    private String type(SampleField field) {
        String told = sample.types().get(field.path());
        if (told != null) {
            return told;
        }
        String found = null;
        for (Content content : sample.records()) {
            Object value = content instanceof Content.Tree tree
                    ? FieldPath.of(field.path()).find((Map<String, ?>) tree.fields())
                    : null;
            String type = value == null ? null : typeOf(value);
            if (type != null && found != null && !type.equals(found)) {
                return isNumber(type) && isNumber(found) ? "number" : "string";
            }
            found = type == null ? found : type;
        }
        return found == null ? "string" : found;
    }

    private static boolean isNumber(String type) {
        return type.equals("number") || type.equals("integer");
    }

    private static String typeOf(Object value) {
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof BigDecimal) {
            return "number";
        }
        return value instanceof Number ? "integer" : "string";
    }

    private @Nullable String classification(SampleField field) {
        for (MappingDraft.Line line : mapping.lines()) {
            if (line.yaml().contains("from: " + YamlText.of(field.path()) + ",")
                    || line.yaml().contains("from: " + YamlText.of(field.path()) + "}")) {
                String kind = line.attribute().split("\\.", 2)[0];
                if (kind.equals("identifier")) {
                    return "sensitive";
                }
                boolean person = List.of(
                                        "name",
                                        "given_name",
                                        "family_name",
                                        "formatted_name",
                                        "phone",
                                        "email",
                                        "birth_date",
                                        "gender",
                                        "nationality")
                                .contains(kind)
                        || line.attribute().endsWith("street_address");
                return person ? "personal" : null;
            }
        }
        return null;
    }
}
