package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.config.MatchingReader;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.Problems;
import io.customerhub.golden.Survivorship;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenPreview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two looks at the matching of the sample world that change nothing: what it is worth, and what other rules would do. */
final class MatchReportAndPreviewTest {

    private static final int PARTIES = 200;
    private static final String EAGER = "thresholds: {same: -3, review: -3, cohesion: -12}\n";
    private static final String CAREFUL =
            """
            thresholds: {same: 14, cohesion: 0}
            identifiers: {tax-number: weak}
            sources: {desk: 0.9}
            survivorship:
              name: {prefer: longest}
            """;

    /** Every row version of every table of the layers that matching reads or writes, and what sequences have given out. */
    private static final String ROWS =
            """
            SELECT string_agg(t, ',' ORDER BY t) FROM (
                SELECT 'g' || id || xmin FROM golden.customer UNION ALL SELECT 'x' || key || xmin FROM golden.crosswalk
                UNION ALL SELECT 'o' || id || xmin FROM hub.outbox UNION ALL SELECT 'm' || id || xmin FROM hub.match_model
                UNION ALL SELECT 'r' || left_key || right_key || xmin FROM hub.match_review
                UNION ALL SELECT 'd' || id || xmin FROM hub.match_decision
                UNION ALL SELECT 'h' || id || valid_from || xmin FROM golden.customer_history
                UNION ALL SELECT 'i' || key || valid_from || xmin FROM golden.crosswalk_history
                UNION ALL SELECT 'a' || id || xmin FROM golden.alias
                UNION ALL SELECT 'n' || id || xmin FROM hub.match_record
                UNION ALL SELECT 'p' || left_id || ' ' || right_id || xmin FROM hub.match_pair
                UNION ALL SELECT 'w' || w::text || xmin FROM hub.match_wide_key w
                UNION ALL SELECT 'u' || u::text || xmin FROM hub.match_queue u
                UNION ALL SELECT 'b' || b::text || xmin FROM hub.match_start b
                UNION ALL SELECT 's' || system || stream || key || xmin FROM standard.customer
                UNION ALL SELECT 'q' || schemaname || sequencename || last_value FROM pg_sequences) t (t)""";

    private static final String PERSONAL =
            """
            SELECT DISTINCT v FROM golden.customer, unnest(ARRAY[formatted_name, legal_name, phone, email]) v
            WHERE length(v) > 5""";

    @TempDir
    private static Path folder;

    private static ProjectInFolder project;
    private static Shell shell;
    private static Warehouse warehouse;
    private static Path rules;

    @BeforeAll
    static void loadTheSampleWorld() throws IOException {
        rules = folder.resolve("tried.yaml");
        SampleWorld world = SampleWorld.load(folder, PARTIES);
        project = world.project();
        shell = world.shell();
        warehouse = Warehouse.open(world.url());
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void matchAnew() throws IOException {
        Files.deleteIfExists(project.root().resolve("matching.yaml"));
        update(
                "TRUNCATE golden.customer, golden.customer_history, golden.crosswalk, golden.crosswalk_history,"
                        + " golden.alias, hub.match_decision, hub.match_review, hub.match_model, hub.outbox, hub.match_start,"
                        + " hub.match_queue, hub.match_record, hub.match_key, hub.match_pair, hub.match_wide_key RESTART IDENTITY");
        assertThat(shell.hub("match", "--all").exit()).isZero();
    }

    @Test
    void aPreviewWritesNothing() throws IOException {
        List<String> before = query(ROWS);
        for (String tried : List.of(EAGER, CAREFUL)) {
            assertThat(preview(tried).get("changed").asInt()).isPositive();
        }
        assertThat(query(ROWS)).isEqualTo(before);
        assertThat(query("SELECT relname FROM pg_class WHERE relpersistence = 't'"))
                .isEmpty();
    }

    @Test
    void aPreviewOfTheRulesInForceSaysThatNothingWouldChange() throws IOException {
        Files.writeString(rules, "thresholds: {same: 2}\n");
        assertThat(shell.hub("match", "preview", "--config", rules.toString()).out())
                .contains("Nothing would change.");
    }

    @Test
    void aPreviewSaysWhatAMatchThenDoes() throws IOException {
        JsonNode split = assertMatchDoesWhatAPreviewSays(CAREFUL);
        assertThat(split.get("split").asInt()).isPositive();
        // and back: ids that were split off go into others, with a record that is gone by then
        update("UPDATE standard.customer SET deleted_at = now() WHERE key = (SELECT x.key FROM golden.crosswalk x"
                + " JOIN golden.customer g ON g.id = x.customer_id WHERE g.records = 1 ORDER BY x.key LIMIT 1)");
        try {
            JsonNode merged = assertMatchDoesWhatAPreviewSays(EAGER);
            assertThat(merged.get("merged").asInt()).isPositive();
            assertThat(merged.get("removed").asInt()).isEqualTo(1);
            // apart again: what was merged takes its old ids back
            JsonNode again = assertMatchDoesWhatAPreviewSays(CAREFUL);
            assertThat(examples(again, "split"))
                    .anyMatch(example -> parts(example).stream().skip(1).anyMatch(part -> !part.get("customer")
                            .isNull()));
        } finally {
            update("UPDATE standard.customer SET deleted_at = NULL");
        }
        assertThat(assertMatchDoesWhatAPreviewSays(CAREFUL).get("created").asInt())
                .isEqualTo(1);
    }

    /** Previews, makes the rules live, matches, and compares the two. */
    private static JsonNode assertMatchDoesWhatAPreviewSays(String tried) throws IOException {
        JsonNode preview = preview(tried);
        long seen = Long.parseLong(
                query("SELECT coalesce(max(id), 0) FROM hub.outbox").get(0));
        Files.writeString(project.root().resolve("matching.yaml"), tried);
        JsonNode done = json(shell.hub("match", "--all", "--json"));
        for (String count : List.of("created", "changed", "merged", "split", "removed", "moved")) {
            assertThat(preview.get(count))
                    .as(count)
                    .isEqualTo(done.get("written").get(count));
        }
        assertThat(preview.at("/customers/then").asInt())
                .isEqualTo(done.get("customers").asInt());
        assertThat(preview.at("/reviews/then").asInt())
                .isEqualTo(done.get("reviews").asInt());

        String events = " FROM hub.outbox WHERE id > " + seen + " AND event = ";
        assertThat(examples(preview, "merged").stream().map(MatchReportAndPreviewTest::ids))
                .containsExactlyInAnyOrderElementsOf(
                        query("SELECT customer_id || array_to_string(other_ids, '')" + events + "'merged'"));
        assertThat(examples(preview, "split").stream()
                        .map(one -> one.get("customer").asText()))
                .containsExactlyInAnyOrderElementsOf(query("SELECT customer_id" + events + "'split'"));
        assertThat(examples(preview, "removed").stream()
                        .map(one -> one.get("customer").asText()))
                .containsExactlyInAnyOrderElementsOf(query("SELECT customer_id" + events + "'removed'"));
        assertThat(StreamSupport.stream(preview.get("attributes").spliterator(), false)
                        .map(one -> one.get("attribute").asText() + " " + one.get("customers")))
                .containsExactlyInAnyOrderElementsOf(
                        query("SELECT a || ' ' || count(*) FROM (SELECT unnest(attributes) AS a" + events
                                + "'changed') t GROUP BY a"));
        for (JsonNode example : examples(preview, "split")) {
            for (JsonNode part : parts(example)) {
                assertThat(query(
                                "SELECT count(DISTINCT customer_id) FROM golden.crosswalk WHERE system || '/' || stream || '/'"
                                        + " || key IN ('" + String.join("','", records(part)) + "')"))
                        .containsExactly("1");
            }
        }
        return preview;
    }

    private static String ids(JsonNode example) {
        StringBuilder ids = new StringBuilder();
        parts(example).forEach(part -> ids.append(part.get("customer").asText()));
        return ids.toString();
    }

    @Test
    void aPreviewDoesNotWaitForAMatchingThatWrites() throws IOException {
        // as the transaction of a matching holds them: the lock of writers, and rows
        JsonNode told = warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + 0x676f6c64656e2e31L + ")");
                statement.execute("SELECT FROM golden.customer FOR UPDATE");
                statement.execute("LOCK TABLE golden.customer, golden.crosswalk, hub.outbox IN ROW EXCLUSIVE MODE");
                return preview(CAREFUL);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        assertThat(told.get("split").asInt()).isPositive();
    }

    @Test
    void aMatchingDoesNotWaitForAPreview() {
        MatchingRules careful = rulesOf(CAREFUL);
        Parties parties = new Parties();
        List<BulkMatch.Result> written = new ArrayList<>();
        new GoldenPreview(warehouse)
                .of(
                        new BulkMatch(warehouse, careful)
                                .outcome(BulkMatch.Training.WHEN_NEEDED, parties, "", line -> {}),
                        new Survivorship(careful),
                        (record, type) -> {
                            // called in the transaction of the preview, when all its temporary tables are there
                            if (written.isEmpty()) {
                                written.add(CompletableFuture.supplyAsync(
                                                () -> new BulkMatch(warehouse, rulesOf(EAGER)).run(line -> {}))
                                        .orTimeout(1, TimeUnit.MINUTES)
                                        .join());
                            }
                            return parties.as(record, type);
                        },
                        5,
                        customers -> {});
        assertThat(written.get(0).written().merged()).isPositive();
    }

    private static MatchingRules rulesOf(String yaml) {
        return MatchingReader.read("tried.yaml", yaml.getBytes(StandardCharsets.UTF_8), new Problems());
    }

    @Test
    void valuesAreShownOnlyWhenTheyAreAskedFor() throws IOException {
        Files.writeString(rules, CAREFUL);
        List<String> personal = query(PERSONAL);
        assertThat(personal).hasSizeGreaterThan(100);
        String[] asked = {"match", "preview", "--config", rules.toString(), "--limit", "100000"};
        String shown = shell.hub(asked).out() + shell.hub(with(asked, "--json")).out();
        assertThat(shown).contains("formatted_name");
        assertThat(personal).noneMatch(shown::contains);
        String values = shell.hub(with(asked, "--values")).out();
        assertThat(personal).anyMatch(values::contains);
        assertThat(shell.hub(with(asked, "--values", "--json")).out()).contains("\"then\" : \"");
    }

    @Test
    void aBrokenFileIsRefusedAsHubCheckRefusesIt() throws IOException {
        Files.writeString(
                rules, "thresholds: {same: 2, review: 9}\nsurvivorship: {name: {prefer: longst}}\nhalfLife: 3\n");
        Shell.Result refused = shell.hub("match", "preview", "--config", rules.toString());
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err())
                .contains("HUB-RULES-001", "HUB-RULES-004", "HUB-RULES-005", "tried.yaml:3:1", "halfLifeDays");
        Shell.Result missing = shell.hub("match", "preview", "--config", "none.yaml");
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err()).contains("HUB-CFG-001", "none.yaml");
        assertThat(shell.hub("match", "preview").exit()).isEqualTo(2);
    }

    @Test
    void theReportTellsOfTheCustomersThatThereAreAndWritesNothing() throws IOException {
        List<String> before = query(ROWS);
        JsonNode document = json(shell.hub("match", "report", "--json"));
        assertThat(query(ROWS)).isEqualTo(before);
        for (JsonNode matching : document.get("matchings")) {
            String type = matching.get("name").asText();
            assertThat(query("SELECT count(*) FROM golden.customer WHERE party_type = '" + type + "'"))
                    .containsExactly(matching.at("/clusters/customers").asText());
            assertThat(matching.at("/model/trainedOn").asText())
                    .isEqualTo(query("SELECT records FROM hub.match_model WHERE party_type = '" + type + "'")
                            .get(0));
            assertThat(matching.at("/model/trainedAt").asText()).startsWith("20");
        }
        assertThat(document.get("matchings")).hasSize(2);
        JsonNode persons = json(shell.hub("match", "report", "--json", "--type", "person"));
        assertThat(persons.get("matchings")).hasSize(1);
        assertThat(persons.get("matchings").get(0))
                .isEqualTo(document.get("matchings").get(0));
    }

    @Test
    void thePageOfTheWarehouseHoldsNoValueOfAnyRecord() throws IOException {
        Path page = folder.resolve("report.html");
        Shell.Result written = shell.hub("match", "report", "--out", page.toString());
        assertThat(written.exit()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).contains(page.toString());
        String html = Files.readString(page);
        assertThat(html).contains("person", "organization", "Blocking passes");
        assertThat(query(PERSONAL)).noneMatch(html::contains);
        assertThat(query("SELECT key FROM standard.customer WHERE length(key) > 5"))
                .noneMatch(html::contains);

        assertThat(shell.hub("match", "report", "--type", "persn").err())
                .contains("HUB-REPORT-002", "did you mean 'person'?");
        Shell.Result unwritable = shell.hub(
                "match", "report", "--out", folder.resolve("none/report.html").toString());
        assertThat(unwritable.exit()).isEqualTo(1);
        assertThat(unwritable.err()).contains("HUB-REPORT-001", "none/report.html");
    }

    private static JsonNode preview(String tried) throws IOException {
        Files.writeString(rules, tried);
        return json(shell.hub("match", "preview", "--config", rules.toString(), "--json", "--limit", "100000"));
    }

    private static JsonNode json(Shell.Result result) throws IOException {
        assertThat(result.exit()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static List<JsonNode> examples(JsonNode preview, String kind) {
        return StreamSupport.stream(preview.get("examples").spliterator(), false)
                .filter(one -> one.get("kind").asText().equals(kind))
                .toList();
    }

    private static List<JsonNode> parts(JsonNode example) {
        return StreamSupport.stream(example.get("parts").spliterator(), false).toList();
    }

    private static List<String> records(JsonNode part) {
        return StreamSupport.stream(part.get("records").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static List<String> query(String sql) {
        return warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        });
    }

    private static void update(String sql) {
        warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
