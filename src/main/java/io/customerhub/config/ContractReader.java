package io.customerhub.config;

import io.customerhub.config.Contract.Property;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code *.contract.yaml} of the Open Data Contract Standard 3.1. Keys that the standard knows and the hub does
 * not act on are accepted; keys that it does not know are refused at the top and in properties.
 */
public final class ContractReader {

    /**
     * The contract, or null when the file has a problem; all its problems are collected.
     *
     * @param file the path as an engineer would type it
     */
    public @Nullable Contract read(String file, byte[] content, Problems problems) {
        int before = problems.count();
        YamlNode root = YamlFile.read(file, content, problems);
        YamlFields fields = root == null
                ? null
                : YamlFields.of(root, "a contract", "kind: DataContract", YamlFields.Codes.CONTRACT, problems);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(OdcsKeys.TOP_LEVEL);
        checkStandard(fields, problems);
        String id = fields.requireText("id", "crm-contacts");
        String version = fields.requireText("version", "1.0.0");
        fields.requireText("status", "active");
        fields.text("name", "CRM contacts");
        List<Property> properties = properties(fields, problems);
        Contract.Delivery delivery = new DeliveryReader(problems).read(fields);
        Contract.Lifetime lifetime = new LifetimeReader(problems).read(fields);
        return problems.count() > before || id == null || version == null
                ? null
                : new Contract(id, version, owner(fields), List.copyOf(properties), delivery, lifetime, fields.place());
    }

    private static void checkStandard(YamlFields fields, Problems problems) {
        String apiVersion = fields.requireText("apiVersion", "v3.1.0");
        if (apiVersion != null && !OdcsKeys.API_VERSIONS.contains(apiVersion)) {
            problems.add(
                    fields.placeOf("apiVersion"),
                    ProblemCode.CONTRACT_API_VERSION,
                    "found apiVersion '"
                            + apiVersion + "', expected one of " + String.join(", ", OdcsKeys.API_VERSIONS)
                            + "; write apiVersion: v3.1.0");
        }
        String kind = fields.requireText("kind", "DataContract");
        if (kind != null && !kind.equals("DataContract")) {
            problems.add(
                    fields.placeOf("kind"),
                    ProblemCode.CONTRACT_KIND,
                    "found kind '" + kind + "', expected DataContract; write kind: DataContract");
        }
    }

    private static List<Property> properties(YamlFields contract, Problems problems) {
        List<Property> properties = new ArrayList<>();
        YamlNode schemas = contract.get("schema");
        if (schemas == null) {
            return properties;
        }
        if (!(schemas instanceof YamlNode.Sequence list)) {
            contract.wrongKind("schema", schemas, "a list of one schema", "[{name: contacts, properties: []}]");
            return properties;
        }
        if (list.items().size() != 1) {
            problems.add(
                    list.place(),
                    ProblemCode.CONTRACT_SCHEMA,
                    "found " + list.items().size()
                            + " schemas, expected one; write a contract of its own for each stream, beside its mapping");
            return properties;
        }
        YamlFields schema =
                YamlFields.of(list.items().get(0), "a schema", "name: contacts", YamlFields.Codes.CONTRACT, problems);
        if (schema != null) {
            schema.requireText("name", "contacts");
            new PropertyReader(problems).readAll(schema, "", true, properties);
        }
        return properties;
    }

    /** Whom to ask: the member with the role owner, else the team's name. Up to 3.0 the team was a list of members. */
    private static @Nullable String owner(YamlFields contract) {
        YamlNode team = contract.get("team");
        YamlNode members = team instanceof YamlNode.Mapping map ? map.get("members") : team;
        if (members instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Mapping member && "owner".equalsIgnoreCase(textOf(member.get("role")))) {
                    return textOf(member.get("username"));
                }
            }
        }
        return team instanceof YamlNode.Mapping map ? textOf(map.get("name")) : null;
    }

    private static @Nullable String textOf(@Nullable YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : null;
    }
}
