package io.customerhub.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final OpenApiFile file;
    private final String path;
    private final JsonNode operation;
    private final JsonNode response;
    private final List<String> notes = new ArrayList<>();
    private String records = "";

    /** @param wanted the path to read, or null for the one that looks most like a list of customers */
    OpenApiSample(String system, byte[] bytes, @Nullable String wanted) {
        this.system = system;
        this.file = new OpenApiFile(bytes);
        this.path = wanted == null ? file.mostLikely() : wanted;
        this.operation = file.root().path("paths").path(path).path("get");
        if (operation.isMissingNode()) {
            throw new DraftException(
                    "HUB-NEW-005  the file has no GET " + path + "; it has " + String.join(", ", file.lists()));
        }
        this.response = file.answer(path, operation);
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
        JsonNode here = file.whole(schema);
        if (here.path("items").isObject()) {
            records = prefix;
            return file.whole(here.path("items"));
        }
        for (Map.Entry<String, JsonNode> property : here.path("properties").properties()) {
            JsonNode value = file.whole(property.getValue());
            if (value.path("items").isObject()
                    && !file.whole(value.path("items")).path("properties").isEmpty()) {
                records = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
                return file.whole(value.path("items"));
            }
        }
        return here;
    }

    private void fields(JsonNode schema, String prefix, int depth, Map<String, String> types) {
        for (Map.Entry<String, JsonNode> property :
                file.whole(schema).path("properties").properties()) {
            JsonNode value = file.whole(property.getValue());
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
        options.put("url", (url == null ? file.server() : url) + path);
        item(response, "");
        options.put("records", records.isEmpty() ? "$" : "$." + records);
        paging(options);
        for (JsonNode declared : operation.path("parameters")) {
            String name = file.resolved(declared).path("name").asText();
            if (SINCE.contains(plain(name))) {
                options.put("sinceParameter", name);
                versionField().ifPresent(field -> options.put("sinceField", field));
            }
        }
        if (options.containsKey("sinceParameter") && !options.containsKey("sinceField")) {
            options.remove("sinceParameter");
            notes.add("the API can be asked for changes, but no field of a record says when it was changed");
        }
        new OpenApiLogin(system, file, notes).add(operation, options);
        return options;
    }

    private java.util.Optional<String> versionField() {
        return java.util.Optional.ofNullable(new KeyGuess(read()).version(new ValueJudge()))
                .map(KeyGuess.Version::field);
    }

    private void paging(Map<String, String> options) {
        String cursor = "";
        String page = "";
        for (JsonNode declared : operation.path("parameters")) {
            JsonNode parameter = file.resolved(declared);
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
                file.whole(schema).path("properties").properties()) {
            String name = plain(property.getKey());
            JsonNode value = file.whole(property.getValue());
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
