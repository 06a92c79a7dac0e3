package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.Shell;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a customer was can be told later, and values can be derived anew without a reload. */
final class CustomerLivesTest {

    @TempDir
    private static Path folder;

    private static MatchedWorld world;

    @BeforeAll
    static void load() throws IOException {
        world = MatchedWorld.load(folder);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void matchAnew() {
        world.matchAnew();
    }

    @Test
    void aRetiredIdTellsWhereItWent() throws IOException {
        List<String> pair = world.query(MatchedWorld.TWO_BUYERS);
        UUID one = world.customer(pair.get(0));
        UUID other = world.customer(pair.get(1));
        world.decide(pair, Verdict.SAME);
        world.match();
        UUID merged = world.customer(pair.get(0));
        UUID retired = merged.equals(one) ? other : one;
        String moved = merged.equals(one) ? pair.get(1) : pair.get(0);

        Shell.Result told = world.shell.hub("customer", "history", "--reveal", "match-review", retired.toString());
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
        JsonNode lives = world.json("customer", "history", "--reveal", "match-review", retired.toString(), "--json")
                .get("lives");
        assertThat(lives).hasSize(2);
        assertThat(lives.get(1).get("wentInto").asText()).isEqualTo(merged.toString());

        world.decide(pair, Verdict.DIFFERENT);
        world.match();
        assertThat(world.shell
                        .hub("customer", "history", "--reveal", "match-review", retired.toString())
                        .out())
                .containsSubsequence(
                        "came out of " + merged, "are different", "went into " + merged, "are one customer", "created")
                .doesNotContain("customer " + merged);
        assertThat(world.shell
                        .hub("customer", "history", "--reveal", "match-review", merged.toString())
                        .out())
                .containsSubsequence("split: " + retired + " came out", "are different", "came in", "created");
    }

    @Test
    void asOfShowsWhatWasServedThen() throws IOException {
        List<String> pair = world.query(MatchedWorld.TWO_BUYERS);
        UUID one = world.customer(pair.get(0));
        UUID other = world.customer(pair.get(1));
        List<JsonNode> before = List.of(served(one), served(other));
        String beforeMerge = now();
        world.decide(pair, Verdict.SAME);
        world.match();
        UUID merged = world.customer(pair.get(0));
        UUID retired = merged.equals(one) ? other : one;
        JsonNode together = served(merged);
        String afterMerge = now();
        world.pin(pair.get(0), "phone", "+8613922223456");

        assertThat(asOf(one, beforeMerge)).isEqualTo(before.get(0));
        assertThat(asOf(other, beforeMerge)).isEqualTo(before.get(1));
        assertThat(asOf(merged, afterMerge)).isEqualTo(together);
        Shell.Result gone =
                world.shell.hub("customer", "as-of", "--reveal", "match-review", retired.toString(), afterMerge);
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.err()).contains("HUB-LIFE-002", "it went into " + merged);
        Shell.Result unborn =
                world.shell.hub("customer", "as-of", "--reveal", "match-review", one.toString(), "2001-01-01");
        assertThat(unborn.err()).contains("HUB-LIFE-002", one + " did not exist at 2001-01-01T23:59:59", "it began at");
        assertThat(world.shell
                        .hub("customer", "as-of", "--reveal", "match-review", one.toString(), beforeMerge)
                        .out())
                .startsWith("person " + one)
                .contains("orders: ");
        assertThat(world.shell
                        .hub("customer", "as-of", "--reveal", "match-review", one.toString(), "yesterday")
                        .err())
                .contains("HUB-LIFE-001", "2026-03-01T09:30:00Z");
        assertThat(world.shell
                        .hub("customer", "as-of", "--reveal", "match-review", one.toString(), "2999-01-01")
                        .err())
                .contains("HUB-LIFE-001", "later than now");
    }

    @Test
    void aRecordThatWasReadAnewIsNamedAsTheCause() {
        String record = world.query(MatchedWorld.TWO_BUYERS).get(0);
        UUID id = world.customer(record);
        String where = " WHERE system || '/' || stream || '/' || key = '" + record + "'";
        String status = world.one("SELECT coalesce(status, '') FROM standard.customer" + where);
        world.update(
                "INSERT INTO raw.record SELECT system, stream, key, version + 1, hash, payload, clock_timestamp(), run"
                        + " FROM raw.record" + where + " ORDER BY version DESC LIMIT 1");
        world.update("UPDATE standard.customer SET status = 'dormant'" + where);
        try {
            world.match();
            assertThat(world.shell
                            .hub("customer", "history", "--reveal", "match-review", id.toString())
                            .out())
                    .containsSubsequence(
                            "changed", " → 'dormant'", "why: another version of " + record + " was read", "created");
        } finally {
            world.update("DELETE FROM raw.record r" + where + " AND version > (SELECT version FROM standard.customer s"
                    + " WHERE (s.system, s.stream, s.key) = (r.system, r.stream, r.key))");
            world.update("UPDATE standard.customer SET status = nullif('" + status + "', '')" + where);
        }
    }

    @Test
    void everyValueIsShownWithTheCellItComesFrom() throws IOException {
        String id = world.one(MatchedWorld.JOINED);
        JsonNode told = world.json("customer", "show", "--reveal", "match-review", id, "--json");
        String shown = world.shell
                .hub("customer", "show", "--reveal", "match-review", id)
                .out();
        JsonNode name = told.at("/customer/provenance/attributes/name");
        List<JsonNode> evidence = new ArrayList<>(List.of(name));
        name.get("losers").forEach(evidence::add);
        for (JsonNode one : evidence) {
            JsonNode record = told.get("records").get(one.get("record").asInt());
            String payload = world.one("SELECT convert_from(payload, 'UTF8') FROM raw.record"
                    + " WHERE system || '/' || stream || '/' || key = '"
                    + record.get("record").asText() + "'");
            List<JsonNode> cells = new ArrayList<>();
            record.get("cells").forEach(cells::add);
            cells.removeIf(cell -> !cell.get("attribute").asText().endsWith("name"));
            assertThat(cells).isNotEmpty().allSatisfy(cell -> {
                String raw = '"' + cell.get("raw").asText() + '"';
                assertThat(payload).contains(raw);
                assertThat(shown).contains(cell.get("fields").get(0).asText() + " " + raw);
            });
        }
    }

    @Test
    void nothingIsShownThatCouldNotBeNoted() {
        String id = world.one(MatchedWorld.JOINED);
        String phone = world.one("SELECT phone FROM golden.customer WHERE id = '" + id + "'");
        String noted =
                "SELECT count(*) FROM hub.audit WHERE action = 'customers.reveal' AND purpose = 'incident, case 4711'";
        world.update("ALTER TABLE hub.audit RENAME TO audit_away");
        try {
            for (List<String> command : List.of(
                    List.of("customer", "show", id, "--reveal", "incident", "--case", "4711"),
                    List.of("customer", "show", id, "--reveal", "incident", "--case", "4711", "--json"),
                    List.of("customer", "history", id, "--reveal", "incident", "--case", "4711"),
                    List.of("customer", "as-of", id, now(), "--reveal", "incident", "--case", "4711"),
                    List.of("customer", "show", id),
                    List.of("customer", "search", phone))) {
                Shell.Result refused = world.shell.hub(command.toArray(String[]::new));
                assertThat(refused.exit()).as(command.toString()).isNotZero();
                assertThat(refused.out()).as(command.toString()).isEmpty();
            }
        } finally {
            world.update("ALTER TABLE hub.audit_away RENAME TO audit");
        }
        assertThat(world.one(noted)).isEqualTo("0");
        assertThat(world.shell
                        .hub("customer", "show", id, "--reveal", "incident", "--case", "4711")
                        .out())
                .contains(phone);
        assertThat(world.one(noted)).isEqualTo("1");
    }

    @Test
    void maskedAndRevealedDocumentsHaveTheSameNamesAndOnlyOneTellsThePerson() throws IOException {
        String id = world.one(MatchedWorld.JOINED);
        String phone = world.one("SELECT phone FROM golden.customer WHERE id = '" + id + "'");
        JsonNode masked = world.json("customer", "show", id, "--json");
        JsonNode revealed = world.json("customer", "show", id, "--json", "--reveal", "match-review");
        assertThat(masked.toString()).doesNotContain(phone).contains("\"revealed\":false");
        assertThat(revealed.toString()).contains(phone, "\"revealed\":true");
        List<String> names = new ArrayList<>();
        revealed.fieldNames().forEachRemaining(names::add);
        names.remove("customer");
        List<String> shown = new ArrayList<>();
        masked.fieldNames().forEachRemaining(shown::add);
        assertThat(shown).containsExactlyElementsOf(names);
        assertThat(revealed.at("/customer/hash").isMissingNode()).isTrue();
        assertThat(world.json("customer", "history", id, "--json").get("lives"))
                .hasSameSizeAs(world.json("customer", "history", id, "--json", "--reveal", "match-review")
                        .get("lives"));
        assertThat(world.shell
                        .hub("customer", "show", id, "--reveal", "curiosity")
                        .err())
                .contains("HUB-CUST-004", "customer-request");
    }

    @Test
    void aChangedRuleNeedsNoReload() throws IOException {
        String id = world.one(MatchedWorld.JOINED);
        List<String> before = world.query(MatchedWorld.SERVED);
        String raw = world.one("SELECT count(*) FROM raw.record");
        String runs = world.one("SELECT count(*) FROM hub.run");
        assertThat(world.shell.hub("match", "--derive").out()).contains("Nothing has changed");
        Path rules = world.home.resolve(MatchingRules.FILE);
        try {
            Files.writeString(rules, "survivorship:\n  name: {prefer: longest}\n  birth_date: {prefer: newest}\n");
            JsonNode written = world.json("match", "--derive", "--json").get("written");
            assertThat(written.get("changed").asInt()).isPositive();
            assertThat(written.get("moved").asInt()).isZero();
            assertThat(world.one(
                            "SELECT provenance -> 'attributes' -> 'name' ->> 'rule' FROM golden.customer WHERE id = '"
                                    + id + "'"))
                    .isEqualTo("longest");
            List<String> derived = world.query(MatchedWorld.SERVED);
            assertThat(derived).isNotEqualTo(before);
            assertThat(world.shell.hub("match", "--all").out()).contains("Nothing has changed");
            assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(derived);
        } finally {
            Files.delete(rules);
        }
        world.shell.hub("match", "--derive");
        assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(before);
        assertThat(world.one("SELECT count(*) FROM raw.record")).isEqualTo(raw);
        assertThat(world.one("SELECT count(*) FROM hub.run")).isEqualTo(runs);
    }

    @Test
    void theRunningHubOnlyDerivesWhenOnlySurvivorshipHasChanged() {
        MatchingRules usual = MatchingRules.DEFAULT;
        MatchingRules newest = new MatchingRules(
                usual.thresholds(), usual.identifiers(), Map.of("desk", 0.9), 100, usual.survivorship());
        List<String> before = world.query(MatchedWorld.SERVED);
        List<String> talk = new ArrayList<>();
        AtomicReference<MatchingRules> rules = new AtomicReference<>(usual);
        assertThat(new Matching(world.warehouse, rules::get).step(talk::add).isIdle())
                .isTrue();
        rules.set(newest);
        Matching running = new Matching(world.warehouse, rules::get);
        assertThat(running.step(talk::add).isIdle()).isFalse();
        assertThat(talk).containsExactly("deriving all customers, because survivorship has changed");
        assertThat(running.step(talk::add).isIdle()).isTrue();
        List<String> derived = world.query(MatchedWorld.SERVED);
        assertThat(derived).isNotEqualTo(before);
        assertThat(new BulkMatch(world.warehouse, newest)
                        .run(line -> {})
                        .written()
                        .isNothing())
                .isTrue();
        assertThat(running.step(talk::add).isIdle()).isTrue();
        assertThat(talk).hasSize(1);
    }

    @Test
    void aDeletedRecordIsForgottenByADerivationAsByAMatch() {
        List<String> pair = world.query(MatchedWorld.TWO_BUYERS);
        String where = " WHERE system || '/' || stream || '/' || key = '" + pair.get(0) + "'";
        UUID gone = world.customer(pair.get(0));
        world.update("UPDATE standard.customer SET deleted_at = now()" + where);
        try {
            Written written = new Derivation(world.warehouse, MatchingRules.DEFAULT).all(line -> {});
            assertThat(written.removed()).isEqualTo(1);
            List<String> served = world.query(MatchedWorld.SERVED);
            world.match();
            assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(served);
            assertThat(world.shell
                            .hub("customer", "history", "--reveal", "match-review", gone.toString())
                            .out())
                    .contains("removed: no record was left", pair.get(0) + " was deleted");
        } finally {
            world.update("UPDATE standard.customer SET deleted_at = NULL" + where);
        }
    }

    /** The customer with its orders as show tells it, without what a later time can tell better. */
    private static JsonNode served(UUID id) throws IOException {
        return comparable(world.json("customer", "show", "--reveal", "match-review", id.toString(), "--json"));
    }

    private static JsonNode asOf(UUID id, String time) throws IOException {
        return comparable(world.json("customer", "as-of", "--reveal", "match-review", id.toString(), time, "--json"));
    }

    private static JsonNode comparable(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        copy.retain("schemaVersion", "customer", "records", "orders", "cases");
        copy.get("records").forEach(record -> ((ObjectNode) record).retain("record", "since"));
        return copy;
    }

    private static String now() {
        return world.one("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    }
}
