package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Verdict;
import io.customerhub.sample.SampleDemo;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import io.customerhub.warehouse.golden.PinStore;
import io.customerhub.warehouse.golden.PinStore.Expired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stewards pin holds, and whatever a customer was can be told later. */
final class CustomerLivesTest {

    private static final int PARTIES = 120;

    /** All golden values with their evidence and who they belong to, without the times. */
    private static final String SERVED =
            """
            SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM (
                SELECT (to_jsonb(g) - 'since' || jsonb_build_object('raw', g.contact_points::text || g.addresses::text
                    || g.provenance::text))::text FROM golden.customer g
                UNION ALL SELECT concat_ws('/', system, stream, key, customer_id) FROM golden.crosswalk
                UNION ALL SELECT concat_ws('/', customer_id, count(*), sum(total)) FROM golden.sales_order GROUP BY customer_id) t (t)""";

    /** Two persons of one record each with orders. */
    private static final String TWO_BUYERS =
            """
            SELECT x.system || '/' || x.stream || '/' || x.key FROM golden.crosswalk x
            JOIN golden.customer g ON g.id = x.customer_id
            WHERE g.records = 1 AND g.party_type = 'person' AND g.identifiers IS NULL AND g.phone IS NOT NULL
                AND EXISTS (SELECT FROM golden.sales_order o WHERE o.customer_id = g.id AND o.total > 0)
            ORDER BY 1 LIMIT 2""";

    /** A person of several records who have different names. */
    private static final String JOINED =
            """
            SELECT id FROM golden.customer WHERE records > 1 AND party_type = 'person' AND phone IS NOT NULL
                AND json_array_length(provenance -> 'attributes' -> 'name' -> 'losers') > 0 ORDER BY id LIMIT 1""";

    @TempDir
    private static Path folder;

    private static Shell shell;
    private static Warehouse warehouse;
    private static Path home;

    @BeforeAll
    static void loadTheSampleWorld() throws IOException {
        String url = TestDatabase.fresh();
        home = folder.resolve("project");
        ProjectInFolder project = ProjectInFolder.in(home);
        try (SampleDemo sample =
                SampleDemo.start(folder.resolve("systems"), PARTIES, TestDatabase.fresh(), line -> {})) {
            sample.properties().forEach(project::property);
            List.of("crm", "erp", "shop", "desk").forEach(project::shipped);
            shell = new Shell(project.environment(url));
            assertThat(shell.hub("run", "--once").exit()).isEqualTo(6);
        }
        warehouse = Warehouse.open(url);
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void matchAnew() {
        update("TRUNCATE golden.customer, golden.customer_history, golden.crosswalk, golden.crosswalk_history,"
                + " golden.alias, hub.match_decision, hub.match_review, hub.match_model, hub.outbox, hub.golden_pin"
                + " RESTART IDENTITY");
        match();
    }

    @Test
    void aPinWinsUntilItExpires() {
        List<String> before = query(SERVED);
        String id = one(JOINED);
        Shell.Result pinned = shell.hub(
                "customer", "pin", id, "phone", "+86 139 2222 3456", "--reason", "by letter", "--until", "2999-12-31");
        assertThat(pinned.err()).contains("until 3000-01-01T00:00:00Z");
        assertThat(pinned.exit()).isZero();
        assertThat(one("SELECT phone FROM golden.customer WHERE id = '" + id + "'"))
                .isEqualTo("+8613922223456");
        assertThat(shell.hub("customer", "show", id).out())
                .contains("tester until 3000-01-01T00:00:00Z", "pinned", "+8613922223456");
        assertThat(match().written().isNothing()).isTrue();
        PinStore pins = new PinStore(warehouse);
        assertThat(pins.expiring(Instant.now())).isEmpty();
        assertThat(pins.expiring(Instant.parse("3000-01-02T00:00:00Z")))
                .extracting(expired -> expired.customer().toString(), Expired::attribute)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(id, "phone"));

        update("UPDATE hub.golden_pin SET pinned_at = now() - interval '2 hours', until = now() - interval '1 hour'");
        assertThat(pins.expiring(Instant.now())).hasSize(1);
        assertThat(match().written().changed()).isEqualTo(1);
        assertThat(query(SERVED)).isEqualTo(before);
        assertThat(pins.expiring(Instant.now())).isEmpty();
    }

    @Test
    void whatWouldHaveWonIsTheFirstLoserAndWinsAgainWhenThePinIsTakenOff() throws IOException {
        List<String> before = query(SERVED);
        String id = one(JOINED);
        String name = one("SELECT formatted_name FROM golden.customer WHERE id = '" + id + "'");
        assertThat(shell.hub("customer", "pin", id, "name", "zhang san", "--reason", "passport")
                        .exit())
                .isZero();
        JsonNode told = json("customer", "show", id, "--json").get("customer");
        assertThat(told.get("formatted_name").asText()).isEqualTo("Zhang San");
        JsonNode evidence = told.get("provenance").get("attributes").get("name");
        assertThat(evidence.get("rule").asText()).isEqualTo("pinned");
        assertThat(evidence.get("losers")
                        .get(0)
                        .get("value")
                        .get("formatted_name")
                        .asText())
                .isEqualTo(name);
        assertThat(told.get("provenance").get("pins").get("name").get("reason").asText())
                .isEqualTo("passport");

        assertThat(shell.hub("customer", "unpin", id, "name").exit()).isZero();
        assertThat(query(SERVED)).isEqualTo(before);
        assertThat(one("SELECT reason || ended_by || (ended_at > pinned_at) FROM hub.golden_pin"))
                .isEqualTo("passporttestertrue");
        Shell.Result again = shell.hub("customer", "unpin", id, "name");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("HUB-PIN-002");
        assertThat(shell.hub("customer", "history", id).out())
                .contains(
                        "why: tester took the pin of name off",
                        "why: tester pinned name: passport",
                        "formatted_name: '" + name + "' → 'Zhang San'",
                        "created");
    }

    @Test
    void aPinFollowsItsRecordThroughAMergeAndASplit() {
        List<String> pair = query(TWO_BUYERS);
        UUID one = customer(pair.get(0));
        UUID other = customer(pair.get(1));
        pin(pair.get(1), "phone", "+8613922223456");
        List<String> before = query(SERVED);

        decide(pair, Verdict.SAME);
        assertThat(match().written().merged()).isEqualTo(1);
        UUID merged = customer(pair.get(0));
        assertThat(phone(merged)).isEqualTo("+8613922223456");
        decide(pair, Verdict.DIFFERENT);
        assertThat(match().written().split()).isEqualTo(1);
        assertThat(phone(other)).isEqualTo("+8613922223456");
        assertThat(phone(one)).isNotEqualTo("+8613922223456");
        assertThat(query(SERVED)).isEqualTo(before);
    }

    @Test
    void theNewestOfTwoPinsWinsAfterAMergeAndBothAreThereAfterTheSplit() {
        List<String> pair = query(TWO_BUYERS);
        pin(pair.get(1), "phone", "+8613922223456");
        pin(pair.get(0), "phone", "+8613733334567");
        List<String> before = query(SERVED);
        decide(pair, Verdict.SAME);
        match();
        assertThat(phone(customer(pair.get(0)))).isEqualTo("+8613733334567");
        assertThat(new PinStore(warehouse).of(customer(pair.get(0)))).hasSize(2);
        decide(pair, Verdict.DIFFERENT);
        match();
        assertThat(query(SERVED)).isEqualTo(before);
        assertThat(phone(customer(pair.get(1)))).isEqualTo("+8613922223456");
    }

    @Test
    void aRefusedValueSaysWhatIsExpected() {
        String id = one(JOINED);
        assertThat(refused(id, "phone", "12")).contains("HUB-PIN-001", "no phone: HUB-PHONE-", "such as +86");
        assertThat(refused(id, "birth_date", "05/06/1984")).contains("HUB-DATE-", "such as 1985-03-07");
        assertThat(refused(id, "legal_name", "Bauer GmbH")).contains("a person, which has no legal_name");
        assertThat(refused(id, "phnoe", "12")).contains("did you mean 'phone'?");
        assertThat(refused(id, "phone", "+8613922223456", "--until", "2001-01-01"))
                .contains("HUB-LIFE-001");
        assertThat(query("SELECT id FROM hub.golden_pin")).isEmpty();
    }

    @Test
    void aRetiredIdTellsWhereItWent() throws IOException {
        List<String> pair = query(TWO_BUYERS);
        UUID one = customer(pair.get(0));
        UUID other = customer(pair.get(1));
        decide(pair, Verdict.SAME);
        match();
        UUID merged = customer(pair.get(0));
        UUID retired = merged.equals(one) ? other : one;
        String moved = merged.equals(one) ? pair.get(1) : pair.get(0);

        Shell.Result told = shell.hub("customer", "history", retired.toString());
        assertThat(told.err()).contains(retired + " went into " + merged);
        assertThat(told.out())
                .containsSubsequence(
                        "customer " + merged,
                        "merged: " + retired + " came in",
                        "+ " + moved + " from " + retired,
                        "why: tester decided that",
                        "created",
                        "customer " + retired + ", which went into " + merged,
                        "went into " + merged,
                        "- " + moved + " to " + merged,
                        "created");
        JsonNode lives =
                json("customer", "history", retired.toString(), "--json").get("lives");
        assertThat(lives).hasSize(2);
        assertThat(lives.get(1).get("wentInto").asText()).isEqualTo(merged.toString());

        decide(pair, Verdict.DIFFERENT);
        match();
        assertThat(shell.hub("customer", "history", retired.toString()).out())
                .containsSubsequence(
                        "came out of " + merged, "are different", "went into " + merged, "are same", "created")
                .doesNotContain("customer " + merged);
        assertThat(shell.hub("customer", "history", merged.toString()).out())
                .containsSubsequence("split: " + retired + " came out", "are different", "came in", "created");
    }

    @Test
    void asOfShowsWhatWasServedThen() throws IOException {
        List<String> pair = query(TWO_BUYERS);
        UUID one = customer(pair.get(0));
        UUID other = customer(pair.get(1));
        List<JsonNode> before = List.of(served(one), served(other));
        String beforeMerge = now();
        decide(pair, Verdict.SAME);
        match();
        UUID merged = customer(pair.get(0));
        UUID retired = merged.equals(one) ? other : one;
        JsonNode together = served(merged);
        String afterMerge = now();
        pin(pair.get(0), "phone", "+8613922223456");

        assertThat(asOf(one, beforeMerge)).isEqualTo(before.get(0));
        assertThat(asOf(other, beforeMerge)).isEqualTo(before.get(1));
        assertThat(asOf(merged, afterMerge)).isEqualTo(together);
        Shell.Result gone = shell.hub("customer", "as-of", retired.toString(), afterMerge);
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.err()).contains("HUB-LIFE-002", "it went into " + merged);
        Shell.Result unborn = shell.hub("customer", "as-of", one.toString(), "2001-01-01");
        assertThat(unborn.err()).contains("HUB-LIFE-002", one + " did not exist at 2001-01-01T23:59:59", "it began at");
        assertThat(shell.hub("customer", "as-of", one.toString(), beforeMerge).out())
                .startsWith("person " + one)
                .contains("orders: ");
        assertThat(shell.hub("customer", "as-of", one.toString(), "yesterday").err())
                .contains("HUB-LIFE-001", "2026-03-01T09:30:00Z");
        assertThat(shell.hub("customer", "as-of", one.toString(), "2999-01-01").err())
                .contains("HUB-LIFE-001", "later than now");
    }

    @Test
    void aRecordThatWasReadAnewIsNamedAsTheCause() {
        String record = query(TWO_BUYERS).get(0);
        UUID id = customer(record);
        String where = " WHERE system || '/' || stream || '/' || key = '" + record + "'";
        String status = one("SELECT coalesce(status, '') FROM standard.customer" + where);
        update("INSERT INTO raw.record SELECT system, stream, key, version + 1, hash, payload, clock_timestamp(), run"
                + " FROM raw.record" + where + " ORDER BY version DESC LIMIT 1");
        update("UPDATE standard.customer SET status = 'dormant'" + where);
        try {
            match();
            assertThat(shell.hub("customer", "history", id.toString()).out())
                    .containsSubsequence(
                            "changed", " → 'dormant'", "why: another version of " + record + " was read", "created");
        } finally {
            update("DELETE FROM raw.record r" + where + " AND version > (SELECT version FROM standard.customer s"
                    + " WHERE (s.system, s.stream, s.key) = (r.system, r.stream, r.key))");
            update("UPDATE standard.customer SET status = nullif('" + status + "', '')" + where);
        }
    }

    @Test
    void everyValueIsShownWithTheCellItComesFrom() throws IOException {
        String id = one(JOINED);
        JsonNode told = json("customer", "show", id, "--json");
        JsonNode cell = told.get("records").get(0).get("cells").get(0);
        String record = told.get("records").get(0).get("record").asText();
        assertThat(cell.get("raw").asText()).isNotEmpty();
        String payload = one("SELECT convert_from(payload, 'UTF8') FROM raw.record"
                + " WHERE system || '/' || stream || '/' || key = '" + record + "'");
        assertThat(payload).contains(cell.get("raw").asText());
        String shown = shell.hub("customer", "show", id).out();
        assertThat(shown).contains("source cell");
        String name = one("SELECT (r ->> 'raw') FROM json_array_elements('"
                + told.get("records").get(0).get("cells").toString().replace("'", "''")
                + "'::json) r WHERE r ->> 'attribute' LIKE '%name' LIMIT 1");
        assertThat(shown).contains('"' + name + '"');
    }

    @Test
    void aChangedRuleNeedsNoReload() throws IOException {
        String id = one(JOINED);
        List<String> before = query(SERVED);
        String raw = one("SELECT count(*) FROM raw.record");
        String runs = one("SELECT count(*) FROM hub.run");
        assertThat(shell.hub("match", "--derive").out()).contains("Nothing has changed");
        Path rules = home.resolve(MatchingRules.FILE);
        try {
            Files.writeString(rules, "survivorship:\n  name: {prefer: longest}\n  birth_date: {prefer: newest}\n");
            JsonNode written = json("match", "--derive", "--json").get("written");
            assertThat(written.get("changed").asInt()).isPositive();
            assertThat(written.get("moved").asInt()).isZero();
            assertThat(one("SELECT provenance -> 'attributes' -> 'name' ->> 'rule' FROM golden.customer WHERE id = '"
                            + id + "'"))
                    .isEqualTo("longest");
            List<String> derived = query(SERVED);
            assertThat(derived).isNotEqualTo(before);
            assertThat(shell.hub("match", "--all").out()).contains("Nothing has changed");
            assertThat(query(SERVED)).isEqualTo(derived);
        } finally {
            Files.delete(rules);
        }
        shell.hub("match", "--derive");
        assertThat(query(SERVED)).isEqualTo(before);
        assertThat(one("SELECT count(*) FROM raw.record")).isEqualTo(raw);
        assertThat(one("SELECT count(*) FROM hub.run")).isEqualTo(runs);
    }

    @Test
    void aDeletedRecordIsForgottenByADerivationAsByAMatch() {
        List<String> pair = query(TWO_BUYERS);
        String where = " WHERE system || '/' || stream || '/' || key = '" + pair.get(0) + "'";
        UUID gone = customer(pair.get(0));
        update("UPDATE standard.customer SET deleted_at = now()" + where);
        try {
            Written written = new Derivation(warehouse, MatchingRules.DEFAULT).run(line -> {});
            assertThat(written.removed()).isEqualTo(1);
            List<String> served = query(SERVED);
            match();
            assertThat(query(SERVED)).isEqualTo(served);
            assertThat(shell.hub("customer", "history", gone.toString()).out())
                    .contains("removed: no record was left", pair.get(0) + " was deleted");
        } finally {
            update("UPDATE standard.customer SET deleted_at = NULL" + where);
        }
    }

    private static BulkMatch.Result match() {
        return new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
    }

    private static void decide(List<String> pair, Verdict verdict) {
        new MatchDecisionStore(warehouse)
                .add(new MatchDecision(
                        RecordKey.parse(pair.get(0)),
                        RecordKey.parse(pair.get(1)),
                        verdict,
                        "a test",
                        "tester",
                        Instant.EPOCH));
    }

    private static void pin(String record, String attribute, String value) {
        Shell.Result pinned = shell.hub("customer", "pin", record, attribute, value, "--reason", "by letter");
        assertThat(pinned.exit()).as(pinned.err()).isZero();
    }

    private static String refused(String id, String attribute, String value, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("customer", "pin", id, attribute, value, "--reason", "by letter"));
        arguments.addAll(List.of(more));
        Shell.Result refused = shell.hub(arguments.toArray(String[]::new));
        assertThat(refused.exit()).isEqualTo(2);
        return refused.err();
    }

    /** The customer with its orders as show tells it, without what a later time can tell better. */
    private static JsonNode served(UUID id) throws IOException {
        return comparable(json("customer", "show", id.toString(), "--json"));
    }

    private static JsonNode asOf(UUID id, String time) throws IOException {
        return comparable(json("customer", "as-of", id.toString(), time, "--json"));
    }

    private static JsonNode comparable(JsonNode document) {
        com.fasterxml.jackson.databind.node.ObjectNode copy = document.deepCopy();
        copy.remove(List.of("formerIds", "asOf", "validFrom", "validTo", "ordersAndCases"));
        copy.get("records")
                .forEach(record -> ((com.fasterxml.jackson.databind.node.ObjectNode) record).remove("cells"));
        return copy;
    }

    private static String phone(UUID id) {
        return one("SELECT phone FROM golden.customer WHERE id = '" + id + "'");
    }

    private static String now() {
        return one("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    }

    private static UUID customer(String record) {
        return Objects.requireNonNull(new CustomerStore(warehouse).customerOf(RecordKey.parse(record)), record);
    }

    private static JsonNode json(String... arguments) throws IOException {
        Shell.Result result = shell.hub(arguments);
        assertThat(result.exit()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static String one(String sql) {
        return query(sql).get(0);
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
