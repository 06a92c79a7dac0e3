package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.Shell;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.PinStore;
import io.customerhub.warehouse.golden.PinStore.Expired;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stewards pin holds against survivorship, and goes with its record. */
final class PinnedValuesTest {

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
    void aPinWinsUntilItExpires() {
        List<String> before = world.query(MatchedWorld.SERVED);
        String id = world.one(MatchedWorld.JOINED);
        Shell.Result pinned = world.shell.hub(
                "customer", "pin", id, "phone", "+86 139 2222 3456", "--reason", "by letter", "--until", "2999-12-31");
        assertThat(pinned.err()).contains("until 3000-01-01T00:00:00Z");
        assertThat(pinned.exit()).isZero();
        assertThat(world.one("SELECT phone FROM golden.customer WHERE id = '" + id + "'"))
                .isEqualTo("+8613922223456");
        assertThat(world.shell
                        .hub("customer", "show", "--reveal", "match-review", id)
                        .out())
                .contains("tester until 3000-01-01T00:00:00Z", "pinned", "+8613922223456");
        assertThat(world.match().written().isNothing()).isTrue();
        PinStore pins = new PinStore(world.warehouse);
        assertThat(pins.expiring(Instant.now())).isEmpty();
        assertThat(pins.expiring(Instant.parse("3000-01-02T00:00:00Z")))
                .extracting(expired -> expired.customer().toString(), Expired::attribute)
                .containsExactly(Tuple.tuple(id, "phone"));

        world.update(
                "UPDATE hub.golden_pin SET pinned_at = now() - interval '2 hours', until = now() - interval '1 hour'");
        assertThat(pins.expiring(Instant.now())).hasSize(1);
        assertThat(new Matching(world.warehouse, () -> MatchingRules.DEFAULT)
                        .step(line -> {})
                        .isIdle())
                .isTrue();
        assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(before);
        assertThat(world.match().written().isNothing()).isTrue();
        assertThat(pins.expiring(Instant.now())).isEmpty();
    }

    @Test
    void whatWouldHaveWonIsTheFirstLoserAndWinsAgainWhenThePinIsTakenOff() throws IOException {
        List<String> before = world.query(MatchedWorld.SERVED);
        String id = world.one(MatchedWorld.JOINED);
        String name = world.one("SELECT formatted_name FROM golden.customer WHERE id = '" + id + "'");
        assertThat(world.shell
                        .hub("customer", "pin", id, "name", "zhang san", "--reason", "passport")
                        .exit())
                .isZero();
        JsonNode told = world.json("customer", "show", "--reveal", "match-review", id, "--json")
                .get("customer");
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

        assertThat(world.shell.hub("customer", "unpin", id, "name").exit()).isZero();
        assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(before);
        assertThat(world.one("SELECT reason || ended_by || (ended_at > pinned_at) FROM hub.golden_pin"))
                .isEqualTo("passporttestertrue");
        Shell.Result again = world.shell.hub("customer", "unpin", id, "name");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("HUB-PIN-002");
        assertThat(world.shell
                        .hub("customer", "history", "--reveal", "match-review", id)
                        .out())
                .contains(
                        "why: tester took the pin of name off",
                        "why: tester pinned name: passport",
                        "formatted_name: '" + name + "' → 'Zhang San'",
                        "created");
    }

    @Test
    void aPinFollowsItsRecordThroughAMergeAndASplit() {
        List<String> pair = world.query(MatchedWorld.TWO_BUYERS);
        UUID one = world.customer(pair.get(0));
        UUID other = world.customer(pair.get(1));
        world.pin(pair.get(1), "phone", "+8613922223456");
        List<String> before = world.query(MatchedWorld.SERVED);

        world.decide(pair, Verdict.SAME);
        assertThat(world.match().written().merged()).isEqualTo(1);
        UUID merged = world.customer(pair.get(0));
        assertThat(world.phone(merged)).isEqualTo("+8613922223456");
        world.decide(pair, Verdict.DIFFERENT);
        assertThat(world.match().written().split()).isEqualTo(1);
        assertThat(world.phone(other)).isEqualTo("+8613922223456");
        assertThat(world.phone(one)).isNotEqualTo("+8613922223456");
        assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(before);
    }

    @Test
    void aPinCountsWhenRecordsAreMatchedAsTheyArrive() {
        List<String> pair = world.query(MatchedWorld.TWO_BUYERS);
        world.pin(pair.get(1), "phone", "+8613922223456");
        List<String> before = world.query(MatchedWorld.SERVED);
        world.decide(pair, Verdict.SAME);
        step(pair);
        assertThat(world.customer(pair.get(0))).isEqualTo(world.customer(pair.get(1)));
        assertThat(world.phone(world.customer(pair.get(0)))).isEqualTo("+8613922223456");
        world.decide(pair, Verdict.DIFFERENT);
        step(pair);
        assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(before);
        assertThat(world.match().written().isNothing()).isTrue();
    }

    private static void step(List<String> records) {
        new GoldenStore(world.warehouse)
                .queue(records.stream().map(RecordKey::parse).toList());
        new IncrementalMatch(world.warehouse, MatchingRules.DEFAULT).step(100);
    }

    @Test
    void aPinChangesItsCustomerAlone() {
        String id = world.one(MatchedWorld.JOINED);
        world.pin(id, "email", "Anna@Example.org");
        assertThat(world.query("SELECT id FROM golden.customer_history")).containsExactly(id);
        assertThat(world.query(
                        "SELECT event || customer_id || attributes::text FROM hub.outbox ORDER BY id DESC LIMIT 1"))
                .containsExactly("changed" + id + "{contact_points,email}");
        assertThat(world.match().written().isNothing()).isTrue();
    }

    @Test
    void theNewestOfTwoPinsWinsAfterAMergeAndBothAreThereAfterTheSplit() {
        List<String> pair = world.query(MatchedWorld.TWO_BUYERS);
        world.pin(pair.get(1), "phone", "+8613922223456");
        world.pin(pair.get(0), "phone", "+8613733334567");
        List<String> before = world.query(MatchedWorld.SERVED);
        world.decide(pair, Verdict.SAME);
        world.match();
        assertThat(world.phone(world.customer(pair.get(0)))).isEqualTo("+8613733334567");
        assertThat(new PinStore(world.warehouse).of(world.customer(pair.get(0))))
                .hasSize(2);
        world.decide(pair, Verdict.DIFFERENT);
        world.match();
        assertThat(world.query(MatchedWorld.SERVED)).isEqualTo(before);
        assertThat(world.phone(world.customer(pair.get(1)))).isEqualTo("+8613922223456");
    }

    @Test
    void aRefusedValueSaysWhatIsExpected() {
        String id = world.one(MatchedWorld.JOINED);
        assertThat(refused(id, "phone", "12")).contains("HUB-PIN-001", "no phone: HUB-PHONE-", "such as +86");
        assertThat(refused(id, "birth_date", "05/06/1984")).contains("HUB-DATE-", "such as 1985-03-07");
        assertThat(refused(id, "legal_name", "Bauer GmbH")).contains("a person, which has no legal_name");
        assertThat(refused(id, "phnoe", "12")).contains("did you mean 'phone'?");
        assertThat(refused(id, "phone", "+8613922223456", "--until", "2001-01-01"))
                .contains("HUB-LIFE-001");
        assertThat(world.query("SELECT id FROM hub.golden_pin")).isEmpty();
    }

    private static String refused(String id, String attribute, String value, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("customer", "pin", id, attribute, value, "--reason", "by letter"));
        arguments.addAll(List.of(more));
        Shell.Result refused = world.shell.hub(arguments.toArray(String[]::new));
        assertThat(refused.exit()).isEqualTo(2);
        return refused.err();
    }
}
