package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Verdict;
import io.customerhub.sample.SampleDemo;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that arrive one by one become the same customers as all records in one go, in whatever order they come. */
final class IncrementalMatchTest {

    private static final int PARTIES = 150;

    /** Who is one customer with which values, without ids and times. */
    private static final String CUSTOMERS =
            """
            SELECT (to_jsonb(g) - 'id' - 'since')::text || (
                SELECT string_agg(concat_ws('/', x.system, x.stream, x.key), ',' ORDER BY x.system, x.stream, x.key)
                FROM golden.crosswalk x WHERE x.customer_id = g.id)
            FROM golden.customer g ORDER BY 1""";

    private static final String REVIEWS =
            """
            SELECT concat_ws('/', left_system, left_stream, left_key, right_system, right_stream, right_key, bits, cause)
            FROM hub.match_review ORDER BY 1""";

    private static final String PAIRS =
            """
            SELECT concat_ws(' ', least(l.name, r.name), greatest(l.name, r.name), p.bits) FROM hub.match_pair p
            JOIN (SELECT concat_ws('/', system, stream, key) AS name, id FROM hub.match_record) l ON l.id = p.left_id
            JOIN (SELECT concat_ws('/', system, stream, key) AS name, id FROM hub.match_record) r ON r.id = p.right_id
            ORDER BY 1""";

    private static final String WIDE = "SELECT key FROM hub.match_wide_key ORDER BY 1";

    @TempDir
    private static Path folder;

    private static Warehouse warehouse;

    @BeforeAll
    static void loadTheSampleWorld() throws IOException {
        String url = TestDatabase.fresh();
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("project"));
        try (SampleDemo sample =
                SampleDemo.start(folder.resolve("systems"), PARTIES, TestDatabase.fresh(), line -> {})) {
            sample.properties().forEach(project::property);
            List.of("crm", "erp", "shop", "desk").forEach(project::shipped);
            Shell shell = new Shell(project.environment(url));
            assertThat(shell.hub("run", "--once").exit()).isEqualTo(6);
        }
        warehouse = Warehouse.open(url);
        update("CREATE TABLE parked AS SELECT * FROM standard.customer WHERE deleted_at IS NULL");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void forgetAllCustomers() {
        update("TRUNCATE golden.customer, golden.customer_history, golden.crosswalk, golden.crosswalk_history,"
                + " golden.alias, hub.match_decision, hub.match_review, hub.match_model, hub.outbox, hub.match_start,"
                + " hub.match_queue, hub.match_record, hub.match_pair, hub.match_wide_key RESTART IDENTITY");
        update("DELETE FROM standard.customer");
        update("INSERT INTO standard.customer SELECT * FROM parked");
    }

    @Test
    void tenOrdersOfArrivalInOneGoAndOneByOneMixedGiveTheSameCustomers() {
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        assertThatOrderDoesNotMatter(0);
    }

    @Test
    void tenMoreOrdersGiveTheSameCustomersWhereManyKeysAreSharedByTooMany() {
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        update("UPDATE hub.match_model SET model = regexp_replace(model, '\"cap\" : [0-9]+', '\"cap\" : 3', 'g')");
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        assertThat(query("SELECT key FROM hub.match_wide_key")).hasSizeGreaterThan(20);
        assertThatOrderDoesNotMatter(10);
    }

    private static void assertThatOrderDoesNotMatter(int seed) {
        decideSome();
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        List<String> customers = query(CUSTOMERS);
        List<String> reviews = query(REVIEWS);
        List<String> pairs = query(PAIRS);
        List<String> wide = query(WIDE);
        assertThat(customers).hasSizeGreaterThan(PARTIES);
        assertThat(reviews).isNotEmpty();
        assertThat(pairs).isNotEmpty();
        for (int order = seed; order < seed + 10; order++) {
            arrive(new Random(order));
            assertThat(query(PAIRS)).isEqualTo(pairs);
            assertThat(query(WIDE)).isEqualTo(wide);
            assertThat(query(CUSTOMERS)).isEqualTo(customers);
            assertThat(query(REVIEWS)).isEqualTo(reviews);
        }
    }

    private static void decideSome() {
        List<String> pairs = query(
                """
                SELECT concat_ws('/', left_system, left_stream, left_key) FROM hub.match_review
                UNION SELECT concat_ws('/', right_system, right_stream, right_key) FROM hub.match_review ORDER BY 1""");
        MatchDecisionStore decisions = new MatchDecisionStore(warehouse);
        Verdict[] verdicts = Verdict.values();
        for (int i = 0; i + 1 < Math.min(60, pairs.size()); i += 2) {
            decisions.add(new MatchDecision(
                    RecordKey.parse(pairs.get(i)),
                    RecordKey.parse(pairs.get(i + 1)),
                    verdicts[i / 2 % verdicts.length],
                    "a test",
                    "steward",
                    Instant.now()));
        }
    }

    /** Takes all records away and lets them come in a random order; some come with wrong values first, some go and return. */
    private static void arrive(Random random) {
        List<String> records = query("SELECT concat_ws('/', system, stream, key) FROM parked ORDER BY 1");
        change(records, "DELETE FROM standard.customer s USING wanted w WHERE %s");
        List<String> coming = new ArrayList<>(records);
        List<String> wrong = some(records, random, 30);
        coming.addAll(wrong);
        coming.addAll(some(records, random, 30));
        Collections.shuffle(coming, random);
        step(Integer.MAX_VALUE);
        for (int from = 0; from < coming.size(); ) {
            int to = Math.min(coming.size(), from + 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 20));
            List<String> batch = coming.subList(from, to);
            change(batch, "DELETE FROM standard.customer s USING wanted w WHERE %s");
            if (random.nextInt(4) == 0) {
                step(1 + random.nextInt(50));
            }
            if (random.nextInt(4) == 0) {
                // another record's values under this key
                change(
                        batch,
                        "INSERT INTO standard.customer SELECT (jsonb_populate_record(NULL::standard.customer, to_jsonb(o)"
                                + " || jsonb_build_object('system', w.system, 'stream', w.stream, 'key', w.key))).*"
                                + " FROM wanted w JOIN LATERAL (SELECT * FROM parked s WHERE s.key > w.key"
                                + " ORDER BY s.key, s.system, s.stream LIMIT 1) o ON true");
                step(1 + random.nextInt(50));
                change(batch, "DELETE FROM standard.customer s USING wanted w WHERE %s");
            }
            change(batch, "INSERT INTO standard.customer SELECT s.* FROM parked s JOIN wanted w ON %s");
            if (random.nextInt(12) == 0) {
                new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
            } else {
                step(1 + random.nextInt(50));
            }
            from = to;
        }
        while (step(100)) {}
    }

    private static List<String> some(List<String> records, Random random, int count) {
        List<String> some = new ArrayList<>(records);
        Collections.shuffle(some, random);
        return some.subList(0, count);
    }

    private static boolean step(int most) {
        return !new IncrementalMatch(warehouse, MatchingRules.DEFAULT)
                .step(most)
                .isIdle();
    }

    /** Changes some records and queues them, as a batch does. */
    private static void change(List<String> records, String sql) {
        List<RecordKey> keys = records.stream().map(RecordKey::parse).distinct().toList();
        StringBuilder wanted = new StringBuilder();
        for (RecordKey key : keys) {
            wanted.append(wanted.isEmpty() ? "" : ", ")
                    .append("('%s', '%s', '%s')".formatted(key.system(), key.stream(), key.key()));
        }
        update("WITH wanted (system, stream, key) AS (VALUES " + wanted + ") "
                + sql.formatted("s.system = w.system AND s.stream = w.stream AND s.key = w.key"));
        new GoldenStore(warehouse).queue(keys);
    }

    private static void update(String sql) {
        warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private static List<String> query(String sql) {
        return warehouse.transact(connection -> {
            List<String> all = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    all.add(row.getString(1));
                }
            }
            return all;
        });
    }
}
