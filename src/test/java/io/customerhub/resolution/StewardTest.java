package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a steward does at the terminal: looks at pairs, decides, splits, and takes it back. */
final class StewardTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Persons of one record each, without identifiers, with orders. */
    private static final String BUYERS =
            """
            SELECT x.system || '/' || x.stream || '/' || x.key FROM golden.crosswalk x
            JOIN golden.customer g ON g.id = x.customer_id
            WHERE g.records = 1 AND g.party_type = 'person' AND g.identifiers IS NULL
                AND EXISTS (SELECT FROM golden.sales_order o WHERE o.customer_id = g.id AND o.total > 0)
            ORDER BY 1""";

    @TempDir
    private static Path folder;

    private static GoldenWorld world;

    @BeforeAll
    static void load() throws IOException {
        world = GoldenWorld.load(folder, 400);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void matchAnew() {
        world.forgetAllCustomers();
        world.match();
    }

    @Test
    void anUndoneMergeLeavesTheSameBytes() throws IOException {
        List<String> before = world.bytes();
        List<String> pair = world.query(BUYERS);
        UUID one = world.customer(pair.get(0));
        UUID other = world.customer(pair.get(1));
        String orders = orders(one, other);

        JsonNode decided =
                json(world.hub("match", "decide", pair.get(0), pair.get(1), "same", "--reason", "one", "--json"));
        UUID merged = world.customer(pair.get(0));
        assertThat(world.customer(pair.get(1))).isEqualTo(merged);
        assertThat(decided.get("leftCustomer")).isEqualTo(decided.get("rightCustomer"));
        assertThat(orders(merged)).isEqualTo(orders);
        assertThat(world.bytes()).isNotEqualTo(before);
        assertThat(world.aliases()).hasSize(1);

        assertThat(undo(decided)).isZero();
        assertThat(world.bytes()).isEqualTo(before);
        assertThat(world.aliases()).isEmpty();
        assertThat(world.match().written().isNothing()).isTrue();
    }

    @Test
    void anUndoneSplitLeavesTheSameBytes() throws IOException {
        List<String> before = world.bytes();
        List<String> records = largest();
        UUID customer = world.customer(records.get(0));
        String orders = orders(customer);

        JsonNode split = json(world.hub(
                "match",
                "split",
                customer.toString(),
                records.get(0),
                records.get(2),
                "--reason",
                "not hers",
                "--json"));
        UUID taken = world.customer(records.get(0));
        assertThat(world.customer(records.get(2))).isEqualTo(taken);
        assertThat(world.customer(records.get(1))).isEqualTo(customer).isNotEqualTo(taken);
        assertThat(split.get("taken").get("customers").get(0).asText()).isEqualTo(taken.toString());
        assertThat(split.get("staying").get("customers")).hasSize(1);
        assertThat(orders(customer, taken)).isEqualTo(orders);
        assertThat(world.bytes()).isNotEqualTo(before);

        assertThat(undo(split)).isZero();
        assertThat(world.bytes()).isEqualTo(before);
        // the id was served meanwhile, so it resolves for ever
        assertThat(world.aliases()).containsExactly(taken + " " + customer);
        assertThat(world.match().written().isNothing()).isTrue();
    }

    @Test
    void aSplitIsRefusedForRecordsOfOthersForAllRecordsAndForNobody() {
        List<String> records = largest();
        String customer = world.customer(records.get(0)).toString();
        String stranger = world.query(BUYERS).get(0);
        assertThat(world.hub("match", "split", customer, stranger, "--reason", "x")
                        .err())
                .contains("HUB-GOLDEN-011", stranger + " is not of this customer", "hub customer show " + customer);
        List<String> all = new ArrayList<>(List.of("match", "split", customer, "--reason", "x"));
        all.addAll(3, records);
        Shell.Result refused = world.hub(all.toArray(String[]::new));
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("HUB-GOLDEN-011", "all " + records.size() + " records");
        assertThat(world.hub("match", "split", UUID.randomUUID().toString(), stranger, "--reason", "x")
                        .err())
                .contains("HUB-GOLDEN-004");
        assertThat(world.hub("match", "split", customer, records.get(0), "--reason", " ")
                        .err())
                .contains("HUB-GOLDEN-003");
        assertThat(world.query("SELECT count(*) FROM hub.match_decision")).containsExactly("0");
    }

    @Test
    void aSplitFollowsTheIdOfACustomerThatWasMerged() {
        List<String> pair = world.query(BUYERS);
        UUID one = world.customer(pair.get(0));
        UUID other = world.customer(pair.get(1));
        world.hub("match", "decide", pair.get(0), pair.get(1), "same", "--reason", "one");
        UUID merged = world.customer(pair.get(0));
        UUID retired = merged.equals(one) ? other : one;
        Shell.Result split = world.hub("match", "split", retired.toString(), pair.get(1), "--reason", "two");
        assertThat(split.err()).contains(retired + " went into " + merged, "hub match undo");
        assertThat(world.customer(pair.get(0))).isEqualTo(one);
        assertThat(world.customer(pair.get(1))).isEqualTo(other);
    }

    @Test
    void whatIsWithdrawnStaysInTheJournalAndIsWithdrawnOnce() throws IOException {
        List<String> pair = world.query(BUYERS);
        JsonNode first = json(world.hub(
                "match", "decide", pair.get(0), pair.get(1), "same", "--reason", "first", "--later", "--json"));
        JsonNode second = json(world.hub(
                "match", "decide", pair.get(1), pair.get(0), "different", "--reason", "second", "--later", "--json"));
        assertThat(world.hub("match", "undo", first.get("id").asText()).err())
                .contains("HUB-GOLDEN-012", "replaced by " + second.get("id").asText());
        assertThat(undo(second)).isZero();
        assertThat(world.hub("match", "undo", second.get("id").asText()).err())
                .contains("HUB-GOLDEN-012", "withdrawn by");
        assertThat(world.hub("match", "undo", "4711").err()).contains("HUB-GOLDEN-012", "no decision with the id 4711");

        JsonNode listed =
                json(world.hub("match", "decisions", pair.get(0), "--json")).get("decisions");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).get("reason").asText()).isEqualTo("second");
        assertThat(listed.get(0).get("withdrawn").get("reason").asText()).isEqualTo("undone");
        assertThat(listed.get(0).get("counts").asBoolean()).isFalse();
        assertThat(listed.get(1).get("replacedBy")).isEqualTo(second.get("id"));
        assertThat(world.hub("match", "decisions", world.customer(pair.get(1)).toString())
                        .out())
                .contains("first", "replaced by", "withdrawn by");
        assertThat(world.hub("match", "explain", pair.get(0), pair.get(1)).out())
                .contains("second (withdrawn by");
        assertThat(json(world.hub("match", "status", "--json")).get("decisions"))
                .isEmpty();
        assertThat(world.query("SELECT verdict FROM hub.match_decision ORDER BY id"))
                .containsExactly("same", "different", "withdrawn");
    }

    @Test
    void aDecisionForLaterCountsFromTheNextMatchingOn() {
        List<String> pair = world.query(BUYERS);
        assertThat(world.hub("match", "decide", pair.get(0), pair.get(1), "same", "--reason", "x", "--later")
                        .err())
                .contains("from the next matching on");
        assertThat(world.customer(pair.get(0))).isNotEqualTo(world.customer(pair.get(1)));
        world.match();
        assertThat(world.customer(pair.get(0))).isEqualTo(world.customer(pair.get(1)));
    }

    @Test
    void thePairsThatAreWorthMostComeFirstSideBySideWithTheCommandThatDecidesThem() throws IOException {
        JsonNode pairs =
                json(world.hub("match", "review", "--limit", "1000", "--json")).get("pairs");
        assertThat(pairs)
                .hasSize(Integer.parseInt(
                        world.query("SELECT count(*) FROM hub.match_review").get(0)));
        assertThat(pairs).hasSizeGreaterThan(2);
        List<Double> values = new ArrayList<>();
        for (JsonNode pair : pairs) {
            values.add(pair.get("value").asDouble());
            assertThat(pair.get("value").asDouble()).isCloseTo(worth(pair), within(1e-6));
        }
        assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());

        JsonNode first = pairs.get(0);
        Shell.Result shown = world.hub("match", "review", "--limit", "1");
        assertThat(shown.out())
                .contains(
                        first.get("left").asText(),
                        first.get("right").asText(),
                        "1 of 1",
                        "customer",
                        "hub match decide " + first.get("left").asText() + " "
                                + first.get("right").asText())
                .containsPattern("[=~≠]");
        assertThat(shown.err()).contains("There may be more");
        String cause = first.get("cause").asText();
        assertThat(json(world.hub("match", "review", "--cause", cause, "--limit", "1", "--json"))
                        .get("pairs")
                        .get(0))
                .isEqualTo(first);
        assertThat(world.hub("match", "review", "--cause", "zones").err())
                .contains("HUB-GOLDEN-003", "did you mean 'zone'?");
    }

    @Test
    void theDialogueStoresEachAnswerAndFollowsThemAtTheEnd() throws IOException {
        JsonNode pairs = json(world.hub("match", "review", "--json")).get("pairs");
        Shell.Result asked =
                world.hubReading("k\nwhat\nd\n\nfather and son\nu\nnobody knows\nq\n", "match", "review", "--decide");
        assertThat(asked.err()).contains("Please answer", "expected a reason", "2 decisions were stored");
        assertThat(world.query("SELECT verdict || ' ' || reason FROM hub.match_decision ORDER BY id"))
                .containsExactly("different father and son", "unsure nobody knows");
        JsonNode left = json(world.hub("match", "review", "--json")).get("pairs");
        assertThat(left.get(0)).isEqualTo(pairs.get(0));
        assertThat(left.findValuesAsText("value"))
                .doesNotContain(pairs.get(1).get("value").asText());

        Shell.Result cut = world.hubReading("s\n", "match", "review", "--decide");
        assertThat(cut.err()).contains("the last answer was not stored", "0 decisions were stored");
    }

    @Test
    void whenNothingWaitsTheCommandSaysWhatToDo() {
        world.update("TRUNCATE hub.match_review");
        assertThat(world.hub("match", "review").err()).contains("No pair waits", "hub match split");
        assertThat(world.hub("match", "review", "--cause", "identifier").err()).contains("because of identifier");
        assertThat(world.hub("match", "decisions").err()).contains("hub match review");
        world.forgetAllCustomers();
        assertThat(world.hub("match", "review").err()).contains("run hub match --all first");
    }

    /** What the rule says, counted by hand. */
    private static double worth(JsonNode pair) {
        double against =
                switch (pair.get("cause").asText()) {
                    case "zone" -> 1;
                    case "evidence" -> 2;
                    default -> 4;
                };
        long fewest = Math.min(facts(pair.get("leftCustomer")), facts(pair.get("rightCustomer")));
        return 1 / (1 + Math.pow(2, -pair.get("bits").asDouble())) / against * Math.log(1 + fewest) / Math.log(2);
    }

    private static long facts(JsonNode side) {
        String id = side.get("id").asText();
        return Long.parseLong(world.query("SELECT (SELECT count(*) FROM golden.crosswalk WHERE customer_id = '" + id
                        + "') + (SELECT count(*) FROM golden.sales_order WHERE customer_id = '" + id + "')")
                .get(0));
    }

    /** The records of the person who has most. */
    private static List<String> largest() {
        List<String> records = world.query(
                """
                SELECT x.system || '/' || x.stream || '/' || x.key FROM golden.crosswalk x WHERE x.customer_id = (
                    SELECT id FROM golden.customer WHERE party_type = 'person' ORDER BY records DESC, id LIMIT 1)
                ORDER BY 1""");
        assertThat(records).hasSizeGreaterThan(2);
        return records;
    }

    private static int undo(JsonNode decided) {
        return world.hub("match", "undo", decided.get("id").asText()).exit();
    }

    private static JsonNode json(Shell.Result result) throws JsonProcessingException {
        assertThat(result.exit()).as(result.err()).isZero();
        return JSON.readTree(result.out());
    }

    private static String orders(UUID... customers) {
        return world.query("SELECT count(*) || ' ' || sum(total) FROM golden.sales_order WHERE customer_id = ANY ('{"
                        + String.join(
                                ",",
                                List.of(customers).stream().map(UUID::toString).toList()) + "}')")
                .get(0);
    }
}
