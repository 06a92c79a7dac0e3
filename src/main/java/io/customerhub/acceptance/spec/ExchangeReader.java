package io.customerhub.acceptance.spec;

import io.customerhub.acceptance.spec.SourceContent.Exchange;
import io.customerhub.acceptance.spec.SourceContent.Request;
import io.customerhub.acceptance.spec.SourceContent.Response;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFields;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a web server is asked and answers: a list in the test file or in a file of its own. */
final class ExchangeReader {

    static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    static final List<String> RESPONSE_KEYS = List.of("status", "headers", "json", "file", "body");

    private static final String EXAMPLE = "{request: {GET: /api/customers}, response: {file: page-1.json}}";
    private static final String TYPE = "Content-Type";

    private final Fixtures fixtures;
    private final String folder;
    private final Problems problems;

    /** @param folder the folder of the test as an engineer would type it, with a slash at its end */
    ExchangeReader(Fixtures fixtures, String folder, Problems problems) {
        this.fixtures = fixtures;
        this.folder = folder;
        this.problems = problems;
    }

    SourceContent.@Nullable Http read(YamlNode node) {
        if (node instanceof YamlNode.Scalar name) {
            byte[] content = fixtures.bytes(name.text(), name.place());
            YamlNode list = content == null ? null : YamlFile.read(folder + name.text(), content, problems);
            return list == null ? null : list(list);
        }
        return list(node);
    }

    private SourceContent.@Nullable Http list(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence list)) {
            problems.add(
                    node.place(),
                    ProblemCode.TEST_WRONG_KIND,
                    "found " + node.described() + ", expected a list of requests and answers; write - " + EXAMPLE);
            return null;
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (YamlNode item : list.items()) {
            Exchange exchange = exchange(item);
            if (exchange != null) {
                exchanges.add(exchange);
            }
        }
        return new SourceContent.Http(node.place(), List.copyOf(exchanges), SourceContent.Order.AS_LISTED);
    }

    private @Nullable Exchange exchange(YamlNode node) {
        YamlFields fields = YamlFields.of(node, "a request and its answer", EXAMPLE, YamlFields.Codes.TEST, problems);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(List.of("request", "response"));
        YamlNode request = fields.require("request", "{GET: /api/customers}");
        YamlNode response = fields.get("response");
        Request asked = request == null ? null : request(request);
        Response answered = response == null ? new Response(200, Map.of(), new byte[0]) : response(response);
        return asked == null || answered == null ? null : new Exchange(node.place(), asked, answered);
    }

    private @Nullable Request request(YamlNode node) {
        YamlFields fields = YamlFields.of(
                node, "a request", "{GET: /api/customers, query: {page: 1}}", YamlFields.Codes.TEST, problems);
        if (fields == null) {
            return null;
        }
        List<String> known = new ArrayList<>(METHODS);
        known.addAll(List.of("query", "headers"));
        fields.allowOnly(known);
        String method = METHODS.stream()
                .filter(name -> fields.get(name) != null)
                .findFirst()
                .orElse(null);
        if (method == null) {
            fields.require("GET", "/api/customers");
            return null;
        }
        String path = fields.text(method, "/api/customers");
        if (path == null) {
            return null;
        }
        if (!path.startsWith("/") || path.contains("?")) {
            problems.add(
                    fields.placeOf(method),
                    ProblemCode.TEST_VALUE,
                    "found '" + path + "', expected the path of an address, from its first slash to its '?'; write "
                            + method + ": /api/customers, and query: {page: 1} beside it");
            return null;
        }
        return new Request(method, path, texts(fields, "query"), texts(fields, "headers"));
    }

    private @Nullable Response response(YamlNode node) {
        YamlFields fields =
                YamlFields.of(node, "an answer", "{status: 200, file: page-1.json}", YamlFields.Codes.TEST, problems);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(RESPONSE_KEYS);
        BigDecimal status = fields.number("status", "200");
        Map<String, String> headers = new LinkedHashMap<>(texts(fields, "headers"));
        byte[] body = body(fields, headers);
        int number = status == null ? 200 : status.intValue();
        if (number < 100 || number > 599) {
            problems.add(
                    fields.placeOf("status"),
                    ProblemCode.TEST_VALUE,
                    "found the status " + number + ", expected one from 100 to 599; write status: 200");
            return null;
        }
        return body == null ? null : new Response(number, headers, body);
    }

    private byte @Nullable [] body(YamlFields fields, Map<String, String> headers) {
        YamlNode json = fields.get("json");
        String file = fields.text("file", "page-1.json");
        String text = fields.text("body", "a text");
        if (file != null) {
            headers.putIfAbsent(TYPE, file.endsWith(".json") ? "application/json" : "application/octet-stream");
            return fixtures.bytes(file, fields.placeOf("file"));
        }
        if (json != null) {
            headers.putIfAbsent(TYPE, "application/json");
            return YamlJson.of(json).toString().getBytes(StandardCharsets.UTF_8);
        }
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Texts by name; a number or flag counts as its text, nothing as an empty one. */
    private Map<String, String> texts(YamlFields fields, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        YamlNode node = fields.get(key);
        if (node instanceof YamlNode.Mapping map) {
            for (YamlNode.Entry entry : map.entries()) {
                if (entry.value() instanceof YamlNode.Scalar scalar) {
                    texts.put(entry.key(), scalar.text());
                } else {
                    fields.wrongKind(key, entry.value(), "one text a name", "{page: 1}");
                }
            }
        } else if (node != null) {
            fields.wrongKind(key, node, "names and texts", "{page: 1}");
        }
        return texts;
    }
}
