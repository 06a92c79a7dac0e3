package io.customerhub.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An OpenAPI 3 file, with its references followed and its parts put together (OpenAPI Specification 3.1). */
final class OpenApiFile {

    private static final int DEEPEST = 8;

    private final JsonNode root;

    /** @throws DraftException when it is no OpenAPI 3 file */
    OpenApiFile(byte[] bytes) {
        root = parse(bytes);
    }

    /** The whole file. */
    JsonNode root() {
        return root;
    }

    private static JsonNode parse(byte[] bytes) {
        String text = TextForm.of(bytes).text();
        try {
            Object tree = new Load(LoadSettings.builder()
                            .setMaxAliasesForCollections(100)
                            .build())
                    .loadFromString(text);
            JsonNode node = new ObjectMapper().valueToTree(tree);
            if (node != null && node.path("openapi").asText("").startsWith("3")) {
                return node;
            }
        } catch (RuntimeException noYaml) {
            throw new DraftException("HUB-NEW-003  the file is neither YAML nor JSON; give an OpenAPI 3 file");
        }
        throw new DraftException("HUB-NEW-003  the file has no 'openapi: 3.x'; give an OpenAPI 3 file");
    }

    /** Paths without parameters in them whose GET answers with JSON. */
    List<String> lists() {
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.path("paths").properties()) {
            if (!entry.getKey().contains("{") && entry.getValue().has("get")) {
                paths.add(entry.getKey());
            }
        }
        return paths;
    }

    /** The path that looks most like a list of customers. */
    String mostLikely() {
        List<String> paths = lists();
        if (paths.isEmpty()) {
            throw new DraftException("HUB-NEW-005  the file has no path that gives a list; name one with --path");
        }
        for (String word : List.of("customer", "contact", "member", "client", "account", "user", "order")) {
            for (String candidate : paths) {
                if (candidate.toLowerCase(Locale.ROOT).contains(word)) {
                    return candidate;
                }
            }
        }
        return paths.get(0);
    }

    /** The schema of what a GET answers with. */
    JsonNode answer(String path, JsonNode get) {
        JsonNode content = resolved(get.path("responses").path("200")).path("content");
        for (Map.Entry<String, JsonNode> type : content.properties()) {
            if (type.getKey().contains("json")) {
                return resolved(type.getValue().path("schema"));
            }
        }
        throw new DraftException(
                "HUB-NEW-005  GET " + path + " does not say which JSON it answers with; name another --path");
    }

    /** What a reference leads to; the node itself when it is none. */
    JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        for (int depth = 0; at.has("$ref") && depth < DEEPEST; depth++) {
            String reference = at.path("$ref").asText();
            at = reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("no such reference");
        }
        return at;
    }

    /** The schema with the parts of its allOf put together. */
    JsonNode whole(JsonNode schema) {
        JsonNode here = resolved(schema);
        if (!here.path("allOf").isArray()) {
            return here;
        }
        ObjectNode merged = new ObjectMapper().createObjectNode();
        ObjectNode properties = merged.putObject("properties");
        for (JsonNode part : here.path("allOf")) {
            whole(part)
                    .path("properties")
                    .properties()
                    .forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
        }
        here.path("properties").properties().forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
        return merged;
    }

    /** The first server. */
    String server() {
        String address = root.path("servers").path(0).path("url").asText("");
        if (!address.contains("://")) {
            throw new DraftException("HUB-NEW-006  the file names no server with a whole address; give it with --url");
        }
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
