package io.customerhub.api;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.ActionRegistry;
import io.customerhub.record.StreamName;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the OpenAPI 3.1 document of the actions of a registry; their bodies are the records of the services. */
final class OpenApiDocument {

    private final ObjectMapper json = new ObjectMapper();

    /** The document. */
    JsonNode of(ActionRegistry registry) {
        SchemaBuilder schemas = new SchemaGenerator(config()).buildMultipleSchemaDefinitions();
        ObjectNode document = json.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Customer Hub")
                .put("version", "1")
                .put(
                        "description",
                        "Every action of the hub. A token (hub token create) is sent as 'Authorization: Bearer hub_…';"
                                + " it may what its scopes and its owner's roles allow.");
        document.putArray("servers").addObject().put("url", "/api/v1");
        document.putArray("security").addObject().putArray("token");
        ObjectNode paths = document.putObject("paths");
        for (Action<?, ?> action : registry.all()) {
            paths.putObject(ApiRoutes.path(action)).set("post", operation(action, schemas));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode all = components.putObject("schemas");
        all.setAll((ObjectNode) schemas.collectDefinitions("components/schemas"));
        all.set("Problem", problem());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private ObjectNode operation(Action<?, ?> action, SchemaBuilder schemas) {
        ObjectNode operation = json.createObjectNode()
                .put("operationId", action.name())
                .put("summary", action.summary())
                .put("description", "Permission: " + action.permission().text() + ". " + noted(action.effect()))
                .put("x-permission", action.permission().text())
                .put("x-effect", action.effect().name().toLowerCase(Locale.ROOT));
        operation.putArray("tags").add(action.name().substring(0, action.name().indexOf('.')));
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        body.putObject("content")
                .putObject("application/json")
                .set("schema", schemas.createSchemaReference(action.request()));
        ObjectNode responses = operation.putObject("responses");
        ObjectNode good = responses.putObject("200").put("description", "Done");
        good.putObject("content")
                .putObject("application/json")
                .set("schema", schemas.createSchemaReference(action.answer()));
        for (String status : new String[] {"400", "401", "403", "404", "409", "422", "503"}) {
            ObjectNode bad = responses.putObject(status).put("description", describedAs(status));
            bad.putObject("content")
                    .putObject("application/problem+json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
        return operation;
    }

    private static String noted(Effect effect) {
        return switch (effect) {
            case READ -> "It shows no data of any record.";
            case LOOK -> "It shows masked data; the look is noted in the audit log.";
            case REVEAL -> "It shows personal data as they are; the look is noted in the audit log before the answer.";
            case CHANGE ->
                "It changes something; it is noted in the audit log and kept as an operation with its result.";
        };
    }

    private static String describedAs(String status) {
        return switch (status) {
            case "400" -> "The body is no JSON object of the expected form";
            case "401" -> "No token, or one that is not valid";
            case "403" -> "The token or its owner may not";
            case "404" -> "What it is about does not exist";
            case "409" -> "Somebody was faster, or it runs already";
            case "422" -> "The request contradicts itself or the rules";
            default -> "The warehouse is away; ask again later";
        };
    }

    private JsonNode problem() {
        ObjectNode schema = json.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("status").put("type", "integer");
        for (String text : new String[] {"title", "code", "detail"}) {
            properties.putObject(text).put("type", "string");
        }
        ArrayNode required = schema.putArray("required");
        required.add("status").add("title");
        return schema;
    }

    private static SchemaGeneratorConfig config() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        builder.forFields().withRequiredCheck(OpenApiDocument::isRequired);
        builder.forTypesInGeneral()
                .withDefinitionNamingStrategy((key, context) -> name(key.getType()))
                .withCustomDefinitionProvider((type, context) -> {
                    Class<?> raw = type.getErasedType();
                    if (raw == StreamName.class) {
                        return inline(
                                context.getGeneratorConfig().createObjectNode(), "system/stream, such as crm/contacts");
                    }
                    return raw.isEnum() ? words(context.getGeneratorConfig().createObjectNode(), raw) : null;
                });
        return builder.build();
    }

    /** With the class around it, as many requests have an {@code Answer}; OpenAPI allows letters, digits, dots and dashes. */
    private static String name(ResolvedType type) {
        StringBuilder name = new StringBuilder();
        for (Class<?> part = type.getErasedType(); part != null; part = part.getEnclosingClass()) {
            name.insert(0, part.getSimpleName() + (name.isEmpty() ? "" : "."));
        }
        type.getTypeParameters().forEach(parameter -> name.append('-').append(name(parameter)));
        return name.toString();
    }

    private static boolean isRequired(FieldScope field) {
        boolean isNullable = field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
        return !ApiJson.mayBeAbsent(field.getType().getErasedType(), isNullable);
    }

    private static com.github.victools.jsonschema.generator.CustomDefinition inline(ObjectNode schema, String meaning) {
        return new com.github.victools.jsonschema.generator.CustomDefinition(
                schema.put("type", "string").put("description", meaning), true);
    }

    private static com.github.victools.jsonschema.generator.CustomDefinition words(ObjectNode schema, Class<?> type) {
        ArrayNode words = schema.put("type", "string").putArray("enum");
        Arrays.stream(type.getEnumConstants())
                .map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                .forEach(words::add);
        return new com.github.victools.jsonschema.generator.CustomDefinition(schema, false);
    }
}
