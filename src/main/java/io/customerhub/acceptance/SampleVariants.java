package io.customerhub.acceptance;

import io.customerhub.acceptance.spec.SourceContent;
import io.customerhub.acceptance.spec.SourceContent.Exchange;
import io.customerhub.acceptance.spec.SourceContent.Files;
import io.customerhub.acceptance.spec.SourceContent.Http;
import io.customerhub.acceptance.spec.SourceContent.Order;
import io.customerhub.acceptance.spec.SourceContent.Posts;
import io.customerhub.acceptance.spec.SourceContent.Request;
import io.customerhub.acceptance.spec.SourceContent.Response;
import io.customerhub.acceptance.spec.SourceContent.Rows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes other samples of a sample: without records, with a field more, with other line ends. */
final class SampleVariants {

    /** A name that no source has. */
    static final String NEW_FIELD = "hub_test_new_field";

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private static final String EMPTY_TABLES =
            """
            DO $$ DECLARE t regclass; BEGIN
              FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') LOOP
                EXECUTE format('DELETE FROM %s', t);
              END LOOP; END $$""";

    private static final String WIDEN_TABLES =
            """
            DO $$ DECLARE t regclass; BEGIN
              FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') LOOP
                EXECUTE format('ALTER TABLE %s ADD COLUMN %I text DEFAULT ''x''', t, 'NEW_FIELD');
              END LOOP; END $$"""
                    .replace("NEW_FIELD", NEW_FIELD);

    private final SourceContent sample;
    private final Map<String, String> options;

    /** @param options what the route sets at its connector, for charset and delimiter */
    SampleVariants(SourceContent sample, Map<String, String> options) {
        this.sample = sample instanceof Http http ? repeatable(http) : sample;
        this.options = options;
    }

    /** A hub that is started again asks again, and what the server once refused it would refuse for ever. */
    private static Http repeatable(Http http) {
        List<Exchange> good = http.exchanges().stream()
                .filter(exchange -> exchange.response().status() < BAD_REQUEST)
                .toList();
        return new Http(http.place(), good, Order.ANY);
    }

    /** The same source, which may be read again and again. */
    SourceContent repeatable() {
        return sample;
    }

    /** The same source without a record. */
    SourceContent empty() {
        if (sample instanceof Files files) {
            return new Files(files.place(), Map.of());
        }
        if (sample instanceof Rows rows) {
            return with(rows, EMPTY_TABLES);
        }
        if (sample instanceof Posts posts) {
            return new Posts(posts.place(), List.of());
        }
        Http http = (Http) sample;
        List<Exchange> data =
                http.exchanges().stream().filter(SampleVariants::isData).toList();
        List<Exchange> kept = new ArrayList<>();
        for (Exchange exchange : http.exchanges()) {
            if (!isData(exchange)) {
                kept.add(exchange);
            } else if (exchange == data.get(0)) {
                Response last = data.get(data.size() - 1).response();
                byte[] none = JsonSample.of(last.body()).withoutRecords();
                kept.add(new Exchange(
                        exchange.place(), exchange.request(), new Response(last.status(), last.headers(), none)));
            }
        }
        return new Http(http.place(), kept, Order.ANY);
    }

    private static boolean isData(Exchange exchange) {
        return exchange.response().status() == 200
                && JsonSample.of(exchange.response().body()).hasRecords();
    }

    /** The same source with one field more in each record. */
    SourceContent withNewField() {
        if (sample instanceof Files) {
            return changed(text -> TextSample.isJson(text)
                    ? withJsonField(text)
                    : TextSample.withColumn(text, NEW_FIELD, options.get("delimiter")));
        }
        if (sample instanceof Rows rows) {
            return with(rows, WIDEN_TABLES);
        }
        if (sample instanceof Posts posts) {
            return new Posts(
                    posts.place(),
                    posts.bodies().stream()
                            .map(body -> JsonSample.ofMessage(body, options.getOrDefault("records", ""))
                                    .withField(NEW_FIELD))
                            .toList());
        }
        Http http = (Http) sample;
        List<Exchange> wider = http.exchanges().stream()
                .map(exchange -> isData(exchange)
                        ? new Exchange(
                                exchange.place(),
                                exchange.request(),
                                new Response(
                                        exchange.response().status(),
                                        exchange.response().headers(),
                                        JsonSample.of(exchange.response().body())
                                                .withField(NEW_FIELD)))
                        : exchange)
                .toList();
        return new Http(http.place(), wider, Order.ANY);
    }

    private String withJsonField(String text) {
        String records = options.getOrDefault("records", "");
        if (records.isEmpty()) {
            return TextSample.withJsonField(text, NEW_FIELD);
        }
        String path = records.startsWith("$") ? records : "$." + records;
        return new String(
                JsonSample.ofMessage(text.getBytes(StandardCharsets.UTF_8), path)
                        .withField(NEW_FIELD),
                StandardCharsets.UTF_8);
    }

    /** Files with their header only. */
    SourceContent headerOnly() {
        return changed(TextSample::header);
    }

    /** Files with a byte order mark; they are UTF-8 then, whatever the route says, because the mark wins. */
    SourceContent withMark() {
        Files files = (Files) sample;
        Map<String, byte[]> marked = new LinkedHashMap<>();
        files.files().forEach((name, bytes) -> marked.put(name, TextSample.marked(bytes, options.get("charset"))));
        return new Files(files.place(), marked);
    }

    /** Files with the other line ends. */
    SourceContent withOtherLineEnds() {
        return changed(TextSample::withOtherLineEnds);
    }

    /** A web server that lets nobody in. */
    SourceContent refused() {
        Http http = (Http) sample;
        Response no = new Response(UNAUTHORIZED, Map.of(), new byte[0]);
        Exchange refusal = new Exchange(http.place(), new Request("GET", "/", Map.of(), Map.of()), no);
        return new Http(http.place(), List.of(refusal), Order.ALWAYS);
    }

    private SourceContent changed(UnaryOperator<String> change) {
        Files files = (Files) sample;
        Map<String, byte[]> changed = new LinkedHashMap<>();
        files.files()
                .forEach((name, bytes) -> changed.put(name, TextSample.changed(bytes, options.get("charset"), change)));
        return new Files(files.place(), changed);
    }

    private static Rows with(Rows rows, String script) {
        List<String> scripts = new ArrayList<>(rows.scripts());
        scripts.add(script);
        return new Rows(rows.place(), rows.tables(), scripts);
    }
}
