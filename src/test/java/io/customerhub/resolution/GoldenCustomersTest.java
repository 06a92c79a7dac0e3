package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.Shell;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.io.IOException;
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

/** Golden customers of the sample world: what is decided stays, what is derived can be derived again, merges can be undone. */
final class GoldenCustomersTest {

    private static final int PARTIES = 400;

    /** All that a user sees of the golden layer, without the times. */
    private static final String SERVED =
            """
            SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM (
                SELECT (to_jsonb(g) - 'since' || jsonb_build_object('raw', g.contact_points::text || g.addresses::text
                    || g.provenance::text))::text FROM golden.customer g
                UNION ALL SELECT concat_ws('/', system, stream, key, customer_id) FROM golden.crosswalk
                UNION ALL SELECT concat_ws('/', customer_id, count(*), sum(total)) FROM golden.sales_order GROUP BY customer_id
                UNION ALL SELECT concat_ws('/', customer_id, count(*)) FROM golden.service_case GROUP BY customer_id) t (t)""";

    /** Every row version of every table that matching writes. */
    private static final String ROWS =
            """
            SELECT string_agg(t, ',' ORDER BY t) FROM (
                SELECT 'g' || id || xmin FROM golden.customer UNION ALL SELECT 'x' || key || xmin FROM golden.crosswalk
                UNION ALL SELECT 'o' || id FROM hub.outbox UNION ALL SELECT 'm' || id FROM hub.match_model
                UNION ALL SELECT 'r' || left_key || right_key || xmin FROM hub.match_review
                UNION ALL SELECT 'h' || id || valid_from FROM golden.customer_history
                UNION ALL SELECT 'i' || key || valid_from FROM golden.crosswalk_history
                UNION ALL SELECT 'a' || id || xmin FROM golden.alias) t (t)""";

    /** Two persons of one record each, without identifiers, both with orders. */
    private static final String TWO_BUYERS =
            """
            SELECT x.system || '/' || x.stream || '/' || x.key FROM golden.crosswalk x
            JOIN golden.customer g ON g.id = x.customer_id
            WHERE g.records = 1 AND g.party_type = 'person' AND g.identifiers IS NULL
                AND EXISTS (SELECT FROM golden.sales_order o WHERE o.customer_id = g.id AND o.total > 0)
            ORDER BY 1 LIMIT 2""";

    @TempDir
    private static Path folder;

    private static Shell shell;
    private static Warehouse warehouse;
    private static Path truth;

    @BeforeAll
    static void loadTheSampleWorld() throws IOException {
        SampleWorld world = SampleWorld.load(folder, PARTIES);
        shell = world.shell();
        truth = world.truth();
        warehouse = Warehouse.open(world.url());
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void forgetAllCustomers() {
        update(
                "TRUNCATE golden.customer, golden.customer_history, golden.crosswalk, golden.crosswalk_history,"
                        + " golden.alias, hub.match_decision, hub.match_review, hub.match_model, hub.outbox, hub.match_start,"
                        + " hub.match_queue, hub.match_record, hub.match_key, hub.match_pair, hub.match_wide_key RESTART IDENTITY");
    }

    @Test
    void customersAreFoundWithoutJoiningStrangers() throws IOException {
        BulkMatch.Result result = match();
        TruthFigures figures = TruthFigures.of(warehouse, truth);
        assertThat(figures.precision()).isGreaterThan(0.99);
        assertThat(figures.recall()).isGreaterThan(0.85);
        assertThat(result.merges()).isEqualTo(result.records() - result.customers());
        assertThat(query("SELECT count(*) FROM golden.customer")).containsExactly("" + result.customers());
        assertThat(query("SELECT sum(records) FROM golden.customer")).containsExactly("" + result.records());
        assertThat(query("SELECT count(*) FROM golden.customer WHERE substring(id::text, 15, 1) <> '7'"))
                .containsExactly("0");
    }

    @Test
    void aRerunWithoutAChangeWritesNothing() {
        match();
        List<String> before = query(ROWS);
        assertThat(match().written().isNothing()).isTrue();
        assertThat(query(ROWS)).isEqualTo(before);
    }

    @Test
    void whatWasMergedAndThenDecidedDifferentIsAsItWasBefore() {
        match();
        List<String> before = query(SERVED);
        List<String> pair = query(TWO_BUYERS);
        UUID one = customer(pair.get(0));
        UUID other = customer(pair.get(1));
        String orders = orders(one, other);

        decide(pair.get(0), pair.get(1), Verdict.SAME);
        assertThat(match().written().merged()).isEqualTo(1);
        UUID merged = customer(pair.get(0));
        assertThat(customer(pair.get(1))).isEqualTo(merged);
        assertThat(query(SERVED)).isNotEqualTo(before);
        UUID retired = merged.equals(one) ? other : one;
        assertThat(Objects.requireNonNull(new CustomerStore(warehouse).find(retired))
                        .id())
                .isEqualTo(merged);
        assertThat(orders(merged)).isEqualTo(orders);
        assertThat(query("SELECT customer_id || other_ids::text FROM hub.outbox WHERE event = 'merged'"))
                .containsExactly(merged + "{" + retired + "}");

        decide(pair.get(0), pair.get(1), Verdict.DIFFERENT);
        assertThat(match().written().split()).isEqualTo(1);
        assertThat(query(SERVED)).isEqualTo(before);
        assertThat(query("SELECT id FROM golden.alias")).isEmpty();
        assertThat(query("SELECT customer_id || other_ids::text FROM hub.outbox WHERE event = 'split'"))
                .containsExactly(merged + "{" + retired + "}");
    }

    @Test
    void aDecisionOutlivesEveryRerunAndTheIdStaysWithTheMajority() {
        match();
        List<String> records = query(
                """
                SELECT x.system || '/' || x.stream || '/' || x.key FROM golden.crosswalk x WHERE x.customer_id = (
                    SELECT id FROM golden.customer WHERE records = 3 AND party_type = 'person' ORDER BY id LIMIT 1)
                ORDER BY 1""");
        UUID customer = customer(records.get(0));
        decide(records.get(0), records.get(1), Verdict.DIFFERENT);
        decide(records.get(0), records.get(2), Verdict.DIFFERENT);

        match();
        UUID parted = customer(records.get(0));
        assertThat(parted).isNotEqualTo(customer);
        assertThat(customer(records.get(1))).isEqualTo(customer);
        assertThat(customer(records.get(2))).isEqualTo(customer);
        for (int again = 0; again < 3; again++) {
            assertThat(match().written().isNothing()).isTrue();
        }
        assertThat(customer(records.get(0))).isEqualTo(parted);
    }

    @Test
    void aDeletedRecordTakesItsValuesAlongAndGivesThemBackWhenItReturns() {
        match();
        List<String> before = query(SERVED);
        List<String> pair = query(TWO_BUYERS);
        UUID gone = customer(pair.get(0));
        String where = " WHERE system || '/' || stream || '/' || key = '" + pair.get(0) + "'";
        update("UPDATE standard.customer SET deleted_at = now()" + where);
        try {
            assertThat(match().written().removed()).isEqualTo(1);
            assertThat(new CustomerStore(warehouse).find(gone)).isNull();
            assertThat(query("SELECT ended_by FROM golden.customer_history WHERE id = '" + gone + "'"))
                    .containsExactly("removed");
        } finally {
            update("UPDATE standard.customer SET deleted_at = NULL" + where);
        }
        match();
        assertThat(query(SERVED)).isEqualTo(before);
    }

    @Test
    void everyValueLeadsToTheRecordThatSaysIt() {
        match();
        assertThat(
                        query(
                                """
                        SELECT count(*) FROM golden.customer g
                        CROSS JOIN LATERAL json_each(coalesce(g.provenance -> 'attributes', '{}'::json)) a (name, told)
                        WHERE g.records > 1 AND json_typeof(a.told) = 'object'
                            AND (a.told ->> 'record')::int >= json_array_length(g.provenance -> 'records')"""))
                .containsExactly("0");
        assertThat(
                        query(
                                """
                        SELECT count(*) FROM golden.customer g JOIN golden.crosswalk x ON x.customer_id = g.id
                            AND x.system || '/' || x.stream || '/' || x.key
                                = g.provenance -> 'records' ->> (g.provenance -> 'attributes' -> 'birth_date' ->> 'record')::int
                        JOIN standard.customer s ON s.system = x.system AND s.stream = x.stream AND s.key = x.key
                        WHERE s.birth_date IS DISTINCT FROM g.birth_date"""))
                .containsExactly("0");
        assertThat(query("SELECT count(*) > 20 FROM golden.customer WHERE provenance::text LIKE '%losers%'"))
                .containsExactly("t");
    }

    @Test
    void theCommandsMatchExplainDecideSearchAndShow() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(shell.hub("match", "--all", "--json").out());
        assertThat(all.get("records").asInt())
                .isGreaterThan(all.get("customers").asInt());
        assertThat(all.get("written").get("created").asInt())
                .isEqualTo(all.get("customers").asInt());

        List<String> joined = query(
                """
                SELECT x.system || '/' || x.stream || '/' || x.key FROM golden.crosswalk x WHERE x.customer_id = (
                    SELECT id FROM golden.customer WHERE records > 1 AND phone IS NOT NULL ORDER BY id LIMIT 1)
                ORDER BY 1 LIMIT 2""");
        Shell.Result explained = shell.hub("match", "explain", joined.get(0), joined.get(1));
        assertThat(explained.out()).contains("prior", "found by the blocking pass", "result: one customer");
        assertThat(shell.hub("match", "decide", joined.get(0), joined.get(1), "diferent", "--reason", "x")
                        .err())
                .contains("HUB-GOLDEN-003", "did you mean 'different'?");
        assertThat(shell.hub("match", "decide", joined.get(0), "crm/contacts/none", "same", "--reason", "x")
                        .err())
                .contains("HUB-GOLDEN-001");
        assertThat(shell.hub("match", "decide", joined.get(0), joined.get(1), "same", "--reason", "seen")
                        .exit())
                .isZero();
        assertThat(shell.hub("match", "explain", joined.get(0), joined.get(1)).out())
                .contains("decided: same", ": seen");
        JsonNode status = new ObjectMapper()
                .readTree(shell.hub("match", "status", "--json").out());
        assertThat(status.get("waiting").asInt()).isZero();
        assertThat(status.get("decisions").get("same").asInt()).isEqualTo(1);

        UUID id = customer(joined.get(0));
        String phone = query("SELECT phone FROM golden.customer WHERE id = '" + id + "'")
                .get(0);
        assertThat(shell.hub("customer", "search", phone).out()).contains(id.toString());
        assertThat(shell.hub("customer", "show", "--reveal", "match-review", joined.get(1))
                        .out())
                .contains(id.toString(), phone, joined.get(0), joined.get(1));
        assertThat(new ObjectMapper()
                        .readTree(shell.hub("customer", "show", "--reveal", "match-review", id.toString(), "--json")
                                .out())
                        .get("customer")
                        .get("phone")
                        .asText())
                .isEqualTo(phone);
        assertThat(shell.hub(
                                "customer",
                                "show",
                                "--reveal",
                                "match-review",
                                UUID.randomUUID().toString())
                        .err())
                .contains("HUB-GOLDEN-004");
        assertThat(shell.hub("match").err()).contains("HUB-GOLDEN-005");
    }

    private static BulkMatch.Result match() {
        return new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
    }

    private static void decide(String one, String other, Verdict verdict) {
        new MatchDecisionStore(warehouse)
                .add(new MatchDecision(
                        RecordKey.parse(one), RecordKey.parse(other), verdict, "a test", "tester", Instant.EPOCH));
    }

    private static UUID customer(String record) {
        return Objects.requireNonNull(new CustomerStore(warehouse).customerOf(RecordKey.parse(record)), record);
    }

    private static String orders(UUID... customers) {
        return query("SELECT count(*) || ' ' || sum(total) FROM golden.sales_order WHERE customer_id = ANY ('{"
                        + String.join(
                                ",",
                                List.of(customers).stream().map(UUID::toString).toList()) + "}')")
                .get(0);
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
