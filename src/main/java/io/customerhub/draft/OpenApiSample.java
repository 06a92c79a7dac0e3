package io.customerhub.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What an OpenAPI 3 file tells of one path that gives a list: address, fields of a record, paging, filter by time and
 * security (OpenAPI Specification 3.1, Path Item, Schema and Security Scheme Object). References within the file are
 * followed.
 */
final class OpenApiSample {

    private static final int DEEPEST = 8;
    private static final Set<String> CURSORS =
            Set.of("cursor", "after", "startingafter", "pagetoken", "nexttoken", "continuationtoken", "pagecursor");
    private static final Set<String> SIZES =
            Set.of("limit", "pagesize", "perpage", "size", "count", "maxresults", "top", "first");
    private static final Set<String> SINCE = Set.of(
            "updatedsince", "updatedafter", "modifiedsince", "modifiedafter", "since", "changedsince", "updatedatmin");

    private final String system;
    private final JsonNode root;
    private final String path;
    private final JsonNode operation;
    private final JsonNode response;
    private final List<String> notes = new ArrayList<>();
    private String records = "";

    /** @param wanted the path to read, or null for the one that looks most like a list of customers */
    OpenApiSample(String system, byte[] bytes, @Nullable String wanted) {
        this.system = system;
        this.root = parse(bytes);
        this.path = wanted == null ? mostLikely() : wanted;
        this.operation = root.path("paths").path(path).path("get");
        if (operation.isMissingNode()) {
            throw new DraftException(
                    "HUB-NEW-005  the file has no GET " + path + "; it has " + String.join(", ", lists()));
        }
        this.response = schema(operation);
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
    private List<String> lists() {
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.path("paths").properties()) {
            if (!entry.getKey().contains("{") && entry.getValue().has("get")) {
                paths.add(entry.getKey());
            }
        }
        return paths;
    }

    private String mostLikely() {
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

    private JsonNode schema(JsonNode get) {
        JsonNode content = resolved(get.path("responses").path("200")).path("content");
        for (Map.Entry<String, JsonNode> type : content.properties()) {
            if (type.getKey().contains("json")) {
                return resolved(type.getValue().path("schema"));
            }
        }
        throw new DraftException(
                "HUB-NEW-005  GET " + path + " does not say which JSON it answers with; name another --path");
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        for (int depth = 0; at.has("$ref") && depth < DEEPEST; depth++) {
            String reference = at.path("$ref").asText();
            at = reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("no such reference");
        }
        return at;
    }

    /** The fields of a record with their types; of an example, when there is one, also values. */
    Sample read() {
        JsonNode item = item(response, "");
        Map<String, String> types = new LinkedHashMap<>();
        fields(item, "", 0, types);
        if (types.isEmpty()) {
            throw new DraftException(
                    "HUB-NEW-005  GET " + path + " does not describe the fields of a record; name another"
                            + " --path, or give a page with --from-sample");
        }
        List<String> key = types.containsKey("id") ? List.of("id") : List.of();
        return Sample.of(List.of(), types, key);
    }

    /** The schema of a record: of the items of the answer, or of the first array of objects in it. */
    private JsonNode item(JsonNode schema, String prefix) {
        JsonNode here = whole(schema);
        if (here.path("items").isObject()) {
            records = prefix;
            return whole(here.path("items"));
        }
        for (Map.Entry<String, JsonNode> property : here.path("properties").properties()) {
            JsonNode value = whole(property.getValue());
            if (value.path("items").isObject()
                    && !whole(value.path("items")).path("properties").isEmpty()) {
                records = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
                return whole(value.path("items"));
            }
        }
        return here;
    }

    /** The schema with the parts of its allOf put together. */
    private JsonNode whole(JsonNode schema) {
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

    private void fields(JsonNode schema, String prefix, int depth, Map<String, String> types) {
        for (Map.Entry<String, JsonNode> property :
                whole(schema).path("properties").properties()) {
            JsonNode value = whole(property.getValue());
            String name = prefix + property.getKey();
            if (!value.path("properties").isEmpty() && depth < DEEPEST) {
                fields(value, name + ".", depth + 1, types);
            } else if (value.path("items").isObject() && depth < DEEPEST) {
                fields(value.path("items"), name + "[0].", depth + 1, types);
            } else {
                types.put(name, type(value));
            }
        }
    }

    /** Times stay texts: JSON has none, and their form is not promised. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String told = type.isArray() ? type.path(0).asText() : type.asText();
        return Set.of("integer", "number", "boolean").contains(told) ? told : "string";
    }

    /** The options of the connector. */
    Map<String, String> options(@Nullable String url) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("url", "{{" + system + ".url:" + (url == null ? server() : url) + "}}" + path);
        item(response, "");
        options.put("records", records.isEmpty() ? "$" : "$." + records);
        paging(options);
        for (JsonNode declared : operation.path("parameters")) {
            String name = resolved(declared).path("name").asText();
            if (SINCE.contains(plain(name))) {
                options.put("sinceParameter", name);
                versionField().ifPresent(field -> options.put("sinceField", field));
            }
        }
        if (options.containsKey("sinceParameter") && !options.containsKey("sinceField")) {
            options.remove("sinceParameter");
            notes.add("the API can be asked for changes, but no field of a record says when it was changed");
        }
        security(options);
        return options;
    }

    private java.util.Optional<String> versionField() {
        return java.util.Optional.ofNullable(new KeyGuess(read()).version(new ValueJudge()))
                .map(KeyGuess.Version::field);
    }

    private String server() {
        String address = root.path("servers").path(0).path("url").asText("");
        if (!address.contains("://")) {
            throw new DraftException("HUB-NEW-006  the file names no server with a whole address; give it with --url");
        }
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private void paging(Map<String, String> options) {
        String cursor = "";
        String page = "";
        for (JsonNode declared : operation.path("parameters")) {
            JsonNode parameter = resolved(declared);
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                cursor = CURSORS.contains(plain(name)) ? name : cursor;
                page = plain(name).equals("page") || plain(name).equals("pagenumber") ? name : page;
                if (SIZES.contains(plain(name))) {
                    options.put("pageSizeParameter", name);
                }
            }
        }
        String next = cursor.isEmpty() ? "" : next(response, "", 0);
        if (!next.isEmpty()) {
            options.put("paging", "cursor");
            options.put("cursorParameter", cursor);
            options.put("nextCursor", "$." + next);
        } else if (!page.isEmpty()) {
            options.put("paging", "page");
            options.put("pageParameter", page);
        } else {
            options.remove("pageSizeParameter");
            notes.add("no paging was found in the file: all records are expected in one answer");
        }
    }

    private String next(JsonNode schema, String prefix, int depth) {
        for (Map.Entry<String, JsonNode> property :
                whole(schema).path("properties").properties()) {
            String name = plain(property.getKey());
            JsonNode value = whole(property.getValue());
            if ((name.contains("next") || name.endsWith("cursor"))
                    && value.path("properties").isEmpty()) {
                return prefix + property.getKey();
            }
            if (!value.path("properties").isEmpty() && depth < DEEPEST) {
                String inner = next(value, prefix + property.getKey() + ".", depth + 1);
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
        }
        return "";
    }

    private void security(Map<String, String> options) {
        JsonNode asked = operation.has("security") ? operation.path("security") : root.path("security");
        for (JsonNode choice : asked) {
            for (Map.Entry<String, JsonNode> named : choice.properties()) {
                JsonNode scheme =
                        resolved(root.path("components").path("securitySchemes").path(named.getKey()));
                if (security(scheme, options)) {
                    return;
                }
            }
        }
        if (!asked.isEmpty()) {
            notes.add("the API asks for a login that could not be drafted: see connectors/rest-api/README.md");
        }
    }

    /** True when the connector can do it. Secrets are named as properties, never written. */
    private boolean security(JsonNode scheme, Map<String, String> options) {
        JsonNode flow = scheme.path("flows").path("clientCredentials");
        if (scheme.path("type").asText().equals("oauth2") && !flow.isMissingNode()) {
            options.put("auth", "oauth2");
            options.put("tokenUrl", flow.path("tokenUrl").asText());
            options.put("clientId", "{{" + system + ".client:not-set}}");
            options.put("clientSecret", "{{" + system + ".secret:not-set}}");
            notes.add("set " + system + ".client and " + system + ".secret in hub.properties or the environment");
            return true;
        }
        if (scheme.path("type").asText().equals("http")
                && scheme.path("scheme").asText().equalsIgnoreCase("bearer")) {
            options.put("auth", "bearer");
            options.put("token", "{{" + system + ".token:not-set}}");
            notes.add("set " + system + ".token in hub.properties or the environment");
            return true;
        }
        if (scheme.path("type").asText().equals("apiKey")
                && scheme.path("in").asText().equals("header")) {
            options.put("headers", scheme.path("name").asText() + ": {{" + system + ".key:not-set}}");
            notes.add("set " + system + ".key in hub.properties or the environment");
            return true;
        }
        return false;
    }

    /** The last name of the path, such as customers. */
    String streamName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("_", "")
                .replace("-", "")
                .replace("[", "")
                .replace("]", "");
    }
}
