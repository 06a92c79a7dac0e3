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

/** The sample world in a warehouse of its own, with what tests of golden customers do to it. */
final class MatchedWorld implements AutoCloseable {

    private static final int PARTIES = 120;

    /** All golden values with their evidence and who they belong to, without the times. */
    static final String SERVED =
            """
            SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM (
                SELECT (to_jsonb(g) - 'since' || jsonb_build_object('raw', g.contact_points::text || g.addresses::text
                    || g.provenance::text))::text FROM golden.customer g
                UNION ALL SELECT concat_ws('/', system, stream, key, customer_id) FROM golden.crosswalk
                UNION ALL SELECT concat_ws('/', customer_id, count(*), sum(total)) FROM golden.sales_order GROUP BY customer_id) t (t)""";

    /** Two persons of one record each with orders. */
    static final String TWO_BUYERS =
            """
            SELECT x.system || '/' || x.stream || '/' || x.key FROM golden.crosswalk x
            JOIN golden.customer g ON g.id = x.customer_id
            WHERE g.records = 1 AND g.party_type = 'person' AND g.identifiers IS NULL AND g.phone IS NOT NULL
                AND EXISTS (SELECT FROM golden.sales_order o WHERE o.customer_id = g.id AND o.total > 0)
            ORDER BY 1 LIMIT 2""";

    /** A person of several records who have different names. */
    static final String JOINED =
            """
            SELECT id FROM golden.customer WHERE records > 1 AND party_type = 'person' AND phone IS NOT NULL
                AND json_array_length(provenance -> 'attributes' -> 'name' -> 'losers') > 0
            ORDER BY provenance -> 'records' ->> 0 LIMIT 1""";

    final Shell shell;
    final Warehouse warehouse;
    final Path home;

    private MatchedWorld(Shell shell, Warehouse warehouse, Path home) {
        this.shell = shell;
        this.warehouse = warehouse;
        this.home = home;
    }

    /** Loads it; nothing is matched yet. */
    static MatchedWorld load(Path folder) throws IOException {
        SampleWorld world = SampleWorld.load(folder, PARTIES);
        return new MatchedWorld(
                world.shell(), Warehouse.open(world.url()), world.project().root());
    }

    /** Forgets all customers, decisions and pins, and matches. */
    void matchAnew() {
        update(
                "TRUNCATE golden.customer, golden.customer_history, golden.crosswalk, golden.crosswalk_history,"
                        + " golden.alias, hub.match_decision, hub.match_review, hub.match_model, hub.outbox, hub.golden_pin,"
                        + " hub.match_start, hub.match_queue, hub.match_record, hub.match_key, hub.match_pair, hub.match_wide_key RESTART IDENTITY");
        match();
    }

    BulkMatch.Result match() {
        return new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
    }

    void decide(List<String> pair, Verdict verdict) {
        new MatchDecisionStore(warehouse)
                .add(new MatchDecision(
                        RecordKey.parse(pair.get(0)),
                        RecordKey.parse(pair.get(1)),
                        verdict,
                        "a test",
                        "tester",
                        Instant.EPOCH));
    }

    void pin(String record, String attribute, String value) {
        Shell.Result pinned = shell.hub("customer", "pin", record, attribute, value, "--reason", "by letter");
        assertThat(pinned.exit()).as(pinned.err()).isZero();
    }

    String phone(UUID id) {
        return one("SELECT phone FROM golden.customer WHERE id = '" + id + "'");
    }

    UUID customer(String record) {
        return Objects.requireNonNull(new CustomerStore(warehouse).customerOf(RecordKey.parse(record)), record);
    }

    JsonNode json(String... arguments) throws IOException {
        Shell.Result result = shell.hub(arguments);
        assertThat(result.exit()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    String one(String sql) {
        return query(sql).get(0);
    }

    List<String> query(String sql) {
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

    void update(String sql) {
        warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
