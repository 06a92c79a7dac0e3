package io.customerhub.draft;

import io.customerhub.ingest.table.TableSample;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Drafts route, mapping, contract and test of a new source system from a sample, a table or an OpenAPI file. */
public final class SourceDrafter {

    private static final int TEST_RECORDS = 20;
    private static final String JOINED_KEY = "joined_key";

    private final DraftRequest request;
    private final List<String> notes = new ArrayList<>();

    private SourceDrafter(DraftRequest request) {
        this.request = request;
    }

    /**
     * Drafts; nothing is written.
     *
     * @throws DraftException when the sample cannot be used; the message says what to give
     * @throws IOException when it cannot be read
     */
    public static SourceDraft draft(DraftRequest request) throws IOException {
        return new SourceDrafter(request).draft();
    }

    private SourceDraft draft() throws IOException {
        DraftedSource source =
                switch (request.type()) {
                    case CSV_FILE, JSON_FILE, XLSX_FILE -> new FileDrafter(request).inFolder();
                    case SFTP_FILE -> new FileDrafter(request).onServer();
                    case WEBHOOK -> new MessageDrafter(request).webhook();
                    case KAFKA_TOPIC -> new MessageDrafter(request).topic();
                    case DATABASE_TABLE -> table();
                    case REST_API -> request.from() == SourceType.From.OPENAPI ? openApi() : page();
                };
        String stream = source.route().stream();
        MappingDraft mapping = new MappingDrafter(source.sample(), request.entity()).draft();
        String mappingText = mapping.text();
        String contract = new ContractDraft(request.system(), stream, source.sample(), mapping).text();
        StreamName name = new StreamName(request.system(), stream);
        TrialRun trial = TrialRun.of(name, mappingText, contract);
        String folder = "routes/" + request.system() + "/";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(folder + request.system() + ".camel.yaml", utf8(source.route().text()));
        files.put(folder + stream + ".mapping.yaml", utf8(mappingText));
        files.put(folder + stream + ".contract.yaml", utf8(contract));
        int loaded = 0;
        if (!source.sample().records().isEmpty()) {
            loaded = trial.run(source.sample().records()).records().size();
        }
        if (source.given() != null && loaded > 0) {
            RecordBatch first = trial.run(
                    source.sample().records().stream().limit(TEST_RECORDS).toList());
            new TestDraft(stream, source.given(), first)
                    .files()
                    .forEach((path, bytes) -> files.put(folder + path, bytes));
            notes.add(
                    (first.read() == 1 ? "the first record" : "the first " + first.read() + " records")
                            + " of the sample went into " + folder
                            + "tests: if they are of real people, put invented ones in their place before you share the folder");
        } else {
            notes.add(
                    source.noTest().isEmpty()
                            ? "no test was written, because there are no values: save some records and use --from-sample"
                            : source.noTest());
        }
        notes.addAll(source.route().notes());
        return new SourceDraft(
                name,
                files,
                source.properties(),
                List.copyOf(notes),
                source.sample().records().size(),
                loaded);
    }

    private DraftedSource page() throws IOException {
        if (request.url() == null) {
            throw new DraftException("HUB-NEW-006  where the page came from is not known; give the address with --url");
        }
        JsonSample json = new JsonSample(request.bytes());
        Map<String, String> options = new LinkedHashMap<>();
        int query = request.url().indexOf('?');
        options.put("url", query < 0 ? request.url() : request.url().substring(0, query));
        options.putAll(json.pageOptions());
        List<String> told = new ArrayList<>(json.notes());
        if (query >= 0) {
            told.add("the query of the address was left out, as it may hold secrets: add to 'url' what the API needs");
        }
        told.add(
                options.containsKey("cursorParameter")
                        ? "the name of the parameter '" + options.get("cursorParameter")
                                + "' was guessed from the page: look into the API's own description"
                        : "no cursor of a next page was found: all records are expected in one answer");
        String path = URI.create(request.url()).getPath();
        RouteDraft route = RouteDraft.of(request, request.streamName(last(path)), options, "", told);
        return DraftedSource.of(
                json.read(), route, TestDraft.Given.page(path.isEmpty() ? "/" : path, json.lastPage(TEST_RECORDS)));
    }

    private DraftedSource openApi() throws IOException {
        OpenApiSample api = new OpenApiSample(request.system(), request.bytes(), request.path());
        Map<String, String> options = api.options(request.url());
        return DraftedSource.of(
                api.read(),
                RouteDraft.of(request, request.streamName(api.streamName()), options, "", api.notes()),
                null);
    }

    private DraftedSource table() {
        String table = Objects.requireNonNull(request.table(), "table");
        if (request.url() == null) {
            throw new DraftException(
                    "HUB-NEW-006  the database is not known; give its address with --url jdbc:postgresql://…");
        }
        TableSample found =
                TableSample.read(request.url(), request.user(), request.password(), table, Sample.MOST_RECORDS);
        Sample sample = Sample.of(found.rows(), found.types(), found.key());
        if (found.key().size() > 1) {
            notes.add(
                    "the primary key has several columns, and the connector reads in the order of one: the query joins them"
                            + " into '" + JOINED_KEY
                            + "'; a unique column of the source with an index would be read faster");
        }
        KeyGuess guess = new KeyGuess(sample);
        Map<String, String> options = new LinkedHashMap<>();
        options.put("dataSource", request.system());
        if (found.key().size() > 1) {
            options.put(
                    "query",
                    "SELECT concat(t." + String.join(", '/', t.", found.key()) + ") AS " + JOINED_KEY + ", t.* FROM "
                            + table + " t");
            options.put("key", JOINED_KEY);
        } else {
            options.put("table", table);
            options.put("key", guess.key().fields().get(0));
        }
        KeyGuess.Version version = guess.version(new ValueJudge());
        if (version != null) {
            options.put("cursor", version.field());
        }
        List<String> told = new ArrayList<>();
        told.add("set " + request.system() + ".password in hub.properties, or "
                + request.system().toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD in the environment");
        if (version == null) {
            told.add("no column grows with each change, so the whole table is read at each poll");
        }
        RouteDraft route =
                RouteDraft.of(request, request.streamName(last(table.replace('.', '/'))), options, beans(), told);
        return DraftedSource.of(sample, route, TestDraft.Given.table(table, sample, TEST_RECORDS));
    }

    /** The password is never written, nor anything else behind the question mark of the URL, which may hold one. */
    private String beans() {
        String url = Objects.requireNonNull(request.url());
        int query = url.indexOf('?');
        String plain = query < 0 ? url : url.substring(0, query);
        return """
                - beans:
                    - name: %1$s
                      type: com.zaxxer.hikari.HikariDataSource
                      properties:
                        jdbcUrl: "{{%1$s.url:%2$s}}"
                        username: "{{%1$s.user:%3$s}}"
                        password: "{{%1$s.password:not-set}}"
                        maximumPoolSize: 2
                        readOnly: true
                """
                .formatted(request.system(), plain, request.user() == null ? "hub" : request.user());
    }

    private static String last(String path) {
        String[] parts = path.split("/");
        return parts.length == 0 ? "" : parts[parts.length - 1];
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
