package io.customerhub.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.ingest.JsonOptions;
import io.customerhub.ingest.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out whether a JSON file has lines or is one document or page, and where in it the records are. */
final class JsonSample {

    private static final int DEEPEST = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final TextForm form;
    private final @Nullable JsonNode document;
    private final String records;
    private final boolean lines;

    JsonSample(byte[] bytes) {
        form = TextForm.of(bytes);
        document = document(form.text());
        String found = document == null || document.isArray() ? "" : arrayOfObjects(document, "", 0);
        // one object alone is a file of one line
        lines = document == null || (document.isObject() && found.isEmpty());
        records = found;
    }

    /** The same where it is known that each line is a record of its own. */
    static JsonSample lines(String text) {
        return new JsonSample(text);
    }

    private JsonSample(String text) {
        form = TextForm.of(text.getBytes(StandardCharsets.UTF_8));
        document = null;
        records = "";
        lines = true;
    }

    /** The document, or null when the file has one object a line. */
    private @Nullable JsonNode document(String text) {
        try (var parser = json.getFactory().createParser(text)) {
            JsonNode first = json.readTree(parser);
            return first == null || parser.nextToken() != null ? null : first;
        } catch (IOException noJson) {
            if (text.stripLeading().startsWith("{") && text.indexOf('\n') > 0) {
                return null;
            }
            throw new DraftException(
                    "HUB-NEW-003  the sample is no JSON; give a file of JSON lines, or a JSON document");
        }
    }

    /** The path to the longest array of objects, with dots; empty when there is none. */
    private static String arrayOfObjects(JsonNode node, String path, int depth) {
        String best = "";
        int most = 0;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            String here = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (value.isArray() && value.size() > most && value.get(0).isObject()) {
                best = here;
                most = value.size();
            } else if (value.isObject() && depth < DEEPEST && most == 0) {
                String inner = arrayOfObjects(value, here, depth + 1);
                best = inner.isEmpty() ? best : inner;
                most = inner.isEmpty() ? most : 1;
            }
        }
        return best;
    }

    /** The options of the connector of files that are not its defaults. */
    Map<String, String> fileOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        if (!form.charset().name().equals("UTF-8")) {
            options.put("charset", form.charset().name());
        }
        if (lines) {
            options.put("format", "lines");
        } else if (!records.isEmpty()) {
            options.put("records", records);
        }
        return options;
    }

    /** The options of the connector of APIs that a page tells: where the records are and how the next page is asked for. */
    Map<String, String> pageOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("records", records.isEmpty() ? "$" : "$." + records);
        String next = document == null || document.isArray() ? "" : next(document, "");
        if (!next.isEmpty()) {
            String name = next.substring(next.lastIndexOf('.') + 1);
            options.put("paging", "cursor");
            options.put("nextCursor", "$." + next);
            options.put("cursorParameter", cursorParameter(name));
        }
        return options;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!form.sure()) {
            notes.add("the charset " + form.charset().name() + " was guessed from the bytes");
        }
        return notes;
    }

    /** The path to a cursor of the next page: a text or number, or null on a last page, called next or cursor. */
    private String next(JsonNode node, String path) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String here = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            String name = entry.getKey().toLowerCase(java.util.Locale.ROOT).replace("_", "");
            JsonNode value = entry.getValue();
            boolean cursor = name.contains("next") || name.equals("cursor") || name.endsWith("cursor");
            boolean address = value.isTextual()
                    && (value.asText().contains("://") || value.asText().startsWith("/"));
            if (cursor && (value.isTextual() || value.isNull() || value.isNumber()) && !address) {
                return here;
            }
            if (value.isObject()) {
                String inner = next(value, here);
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
        }
        return "";
    }

    private static String cursorParameter(String name) {
        String plain = name.replace("next_", "").replace("next", "");
        if (plain.isEmpty()) {
            return "cursor";
        }
        return Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }

    Sample read() throws IOException {
        JsonOptions options = JsonOptions.standard().in(form.charset());
        if (!records.isEmpty()) {
            options = options.at(records);
        } else if (lines) {
            options = options.as(JsonOptions.Format.LINES);
        }
        String text = lines && document != null ? document.toString() + "\n" : form.text();
        try (JsonReader reader = new JsonReader(new ByteArrayInputStream(form.bytes(text)), options)) {
            return Sample.of(CsvSample.contents(reader));
        }
    }

    /** The first records as a page that no other follows, for a test beside the route. */
    byte[] lastPage(int most) throws IOException {
        String next = document == null || document.isArray() ? "" : next(document, "");
        JsonNode copy = json.readTree(excerpt(most));
        int dot = next.lastIndexOf('.');
        JsonNode around = dot < 0 ? copy : copy.at("/" + next.substring(0, dot).replace('.', '/'));
        if (!next.isEmpty() && around instanceof ObjectNode holder) {
            holder.putNull(next.substring(dot + 1));
        }
        return (json.writerWithDefaultPrettyPrinter().writeValueAsString(copy) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The first records in the form of the file, for a test beside the route. */
    byte[] excerpt(int most) throws IOException {
        if (document == null) {
            List<String> all = form.text()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .limit(most)
                    .toList();
            return form.bytes(String.join("\n", all) + "\n");
        }
        JsonNode copy = document.deepCopy();
        JsonNode array = records.isEmpty() ? copy : copy.at("/" + records.replace('.', '/'));
        if (array instanceof ArrayNode elements) {
            while (elements.size() > most) {
                elements.remove(elements.size() - 1);
            }
        }
        return form.bytes(
                (lines ? copy.toString() : json.writerWithDefaultPrettyPrinter().writeValueAsString(copy)) + "\n");
    }
}
