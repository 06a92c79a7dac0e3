package io.customerhub.service.letter;

import io.customerhub.acceptance.source.TestedRoute;
import io.customerhub.acceptance.source.WebAddress;
import io.customerhub.config.YamlText;
import io.customerhub.ingest.PayloadCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an API would answer if it had one record only: a token where it asks for one, then the first and last page. */
final class InventedAnswer {

    private static final String TOKEN = "t1";

    private final Map<String, String> options;
    private final Map<String, Object> record;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private InventedAnswer(TestedRoute route, Map<String, Object> record) {
        this.options = route.options();
        this.record = record;
    }

    static InventedAnswer of(TestedRoute route, Map<String, Object> record) {
        return new InventedAnswer(route, record);
    }

    /** @throws io.customerhub.access.RequestException when the API is asked in a way that one record does not show */
    InventedSource source() {
        if (!option("parentUrl").isEmpty()) {
            throw Refusals.test(
                    "its records are asked for one parent at a time, and the record does not tell its parent;"
                            + " hub test --record records both");
        }
        List<String> exchanges = new ArrayList<>();
        if (!option("tokenUrl").isEmpty()) {
            exchanges.add(exchange("POST", path("tokenUrl"), token()));
        }
        byte[] page = page();
        String shown = headers.isEmpty() ? "" : ", headers: " + map(headers);
        exchanges.add(exchange(option("body").isEmpty() ? "GET" : "POST", path("url"), "{file: %s" + shown + "}"));
        return new InventedSource("{http: [" + String.join(", ", exchanges) + "]}", "json", page);
    }

    private byte[] page() {
        List<String> path = names("records", option("records"));
        Object content = List.of(record);
        for (int i = path.size() - 1; i >= 0; i--) {
            content = Map.of(path.get(i), content);
        }
        Object page = content;
        String hasMore = option("hasMore");
        if (!hasMore.isEmpty()) {
            boolean isReversed = hasMore.startsWith("!");
            page = with(page, names("hasMore", isReversed ? hasMore.substring(1) : hasMore), isReversed);
        }
        String total = option("total");
        if (total.startsWith("header:")) {
            headers.put(total.substring("header:".length()).strip(), "1");
        } else if (!total.isEmpty()) {
            page = with(page, names("total", total), BigDecimal.ONE);
        }
        return json(page);
    }

    private String token() {
        String place = option("tokenPath");
        if (!option("auth").equals("login") || place.isEmpty()) {
            return "{json: {access_token: " + TOKEN + ", token_type: bearer, expires_in: 3600}}";
        }
        if (place.startsWith("header:")) {
            return "{headers: " + map(Map.of(place.substring("header:".length()).strip(), TOKEN)) + ", json: {}}";
        }
        return "{json: " + new String(json(with(Map.of(), names("tokenPath", place), TOKEN)), StandardCharsets.UTF_8)
                + "}";
    }

    private String path(String name) {
        String rest = WebAddress.of(option(name)).rest();
        String path = rest.split("[?#]", 2)[0];
        if (path.contains("{")) {
            throw Refusals.test("the path of its option " + name
                    + " holds a placeholder, whose value the record does not" + " tell; hub test --record records it");
        }
        return path.isEmpty() ? "/" : path;
    }

    private String option(String name) {
        return options.getOrDefault(name, "").strip();
    }

    /** The names of a JSONPath that is a plain path of names; the root has none. */
    private static List<String> names(String option, String path) {
        if (path.isEmpty() || path.equals("$")) {
            return List.of();
        }
        String plain = path.startsWith("$.") ? path.substring(2) : path;
        if (!plain.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '@')) {
            throw Refusals.test("its option " + option + " is " + path
                    + ", and an answer is made for plain paths of names only;" + " hub test --record records one");
        }
        return List.of(plain.split("\\.", -1));
    }

    @SuppressWarnings("unchecked") // an object of JSON has texts as names
    private static Object with(Object object, List<String> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Map<String, Object> changed =
                new LinkedHashMap<>(object instanceof Map ? (Map<String, Object>) object : Map.of());
        Object inner = changed.getOrDefault(path.get(0), Map.of());
        changed.put(path.get(0), with(inner, path.subList(1, path.size()), value));
        return changed;
    }

    /** A document with something at a path of names. */
    static byte[] document(List<String> path, Object content) {
        Object document = content;
        for (int i = path.size() - 1; i >= 0; i--) {
            document = Map.of(path.get(i), document);
        }
        return json(document);
    }

    private static byte[] json(Object document) {
        PayloadCodec codec = new PayloadCodec();
        if (document instanceof Map<?, ?> object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return codec.encode(fields);
        }
        // the codec writes objects only: an array is what stands between the brackets of one
        String wrapped = new String(codec.encode(Map.of("a", document)), StandardCharsets.UTF_8);
        return wrapped.substring(wrapped.indexOf('['), wrapped.lastIndexOf(']') + 1)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String exchange(String method, String path, String response) {
        return "{request: {" + method + ": " + YamlText.of(path) + "}, response: " + response + "}";
    }

    private static String map(Map<String, String> texts) {
        List<String> entries = new ArrayList<>();
        texts.forEach((name, value) -> entries.add(YamlText.of(name) + ": " + YamlText.of(value)));
        return "{" + String.join(", ", entries) + "}";
    }
}
