package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that arrive one by one become the same customers as all records in one go, in whatever order they come. */
final class IncrementalMatchTest {

    private static final int PARTIES = 160;

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

    private static final String KEYS =
            """
            SELECT concat_ws('/', r.system, r.stream, r.key, k.key) FROM hub.match_key k
            JOIN hub.match_record r ON r.id = k.record_id ORDER BY 1""";

    private static final String WIDE = "SELECT key FROM hub.match_wide_key ORDER BY 1";

    @TempDir
    private static Path folder;

    private static Warehouse warehouse;

    @BeforeAll
    static void loadTheSampleWorld() throws IOException {
        warehouse = Warehouse.open(SampleWorld.load(folder, PARTIES).url());
        update("CREATE TABLE parked AS SELECT * FROM standard.customer WHERE deleted_at IS NULL");
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

    @Test
    void whatRestsOnANumberThatTooManyShareByNowIsUndoneWithEvents() {
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        update("UPDATE hub.match_model SET model = regexp_replace(model, '\"cap\" : [0-9]+', '\"cap\" : 5', 'g')");
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        // two records of one surname and one phone number, and nothing else
        insert("one", "Quillfeather", "Ada", "+8613900001111");
        insert("two", "Quillfeather", null, "+8613900001111");
        step(10);
        assertThat(customers("one", "two")).hasSize(1);
        String before = query("SELECT coalesce(max(id), 0) FROM hub.outbox").get(0);
        for (int i = 0; i < 4; i++) {
            insert("other" + i, "Stranger" + (char) ('a' + i), "Name" + (char) ('k' + i), "+8613900001111");
        }
        step(10);
        assertThat(customers("one", "two")).hasSize(2);
        assertThat(query("SELECT event FROM hub.outbox WHERE event = 'split' AND id > " + before))
                .hasSize(1);
        change(List.of("crm/contacts/other3"), "DELETE FROM standard.customer s USING wanted w WHERE %s");
        step(10);
        assertThat(customers("one", "two")).hasSize(1);
    }

    @Test
    void aStepThatFailsAtItsEndLeavesAllAsItWasAndIsDoneAgain() {
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        List<String> pairs = query(PAIRS);
        List<String> keys = query(KEYS);
        insert("one", "Quillfeather", "Ada", "+8613900001111");
        update("ALTER TABLE golden.crosswalk ADD CONSTRAINT broken CHECK (key <> 'one')");
        try {
            assertThatThrownBy(() -> step(10)).isInstanceOf(WarehouseException.class);
            assertThat(query("SELECT key FROM hub.match_queue")).containsExactly("one");
            assertThat(query(PAIRS)).isEqualTo(pairs);
            assertThat(query(KEYS)).isEqualTo(keys);
        } finally {
            update("ALTER TABLE golden.crosswalk DROP CONSTRAINT broken");
        }
        assertThat(step(10)).isTrue();
        assertThat(customers("one")).hasSize(1);
        assertThat(query("SELECT key FROM hub.match_queue")).isEmpty();
    }

    @Test
    void aRecycledPhoneNumberDoesNotJoinItsOldOwnerToTheNew() {
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        insert("owner", "Quillfeather", "Ada", "+8613900002222");
        insert("stale", "Quillfeather", "Ada", "+8613900002222");
        step(10);
        assertThat(customers("owner", "stale")).hasSize(1);
        change(List.of("crm/contacts/owner"), "DELETE FROM standard.customer s USING wanted w WHERE %s");
        insert("owner", "Quillfeather", "Ada", "+8613900003333");
        insert("new", "Brandywine", "Theodor", "+8613900002222");
        step(10);
        assertThat(customers("stale", "new")).hasSize(2);
        assertThat(customers("owner", "new")).hasSize(2);
        // and one who says himself that the number is no longer his has nothing in common with the new owner
        update(
                "UPDATE standard.customer SET contact_points = replace(contact_points::text, '\"mobile\"', '\"old\"')::json,"
                        + " given_name = NULL, family_name = NULL, formatted_name = NULL WHERE key = 'stale'");
        new GoldenStore(warehouse).queue(List.of(RecordKey.parse("crm/contacts/stale")));
        step(10);
        assertThat(query("SELECT p.bits FROM hub.match_pair p JOIN hub.match_record l ON l.id = p.left_id"
                        + " JOIN hub.match_record r ON r.id = p.right_id"
                        + " WHERE l.key IN ('stale', 'new') AND r.key IN ('stale', 'new')"))
                .isEmpty();
    }

    private static void insert(String key, String family, @Nullable String given, String phone) {
        String name = given == null ? "NULL" : "'" + given + "'";
        update("INSERT INTO standard.customer SELECT (jsonb_populate_record(NULL::standard.customer, to_jsonb(s)"
                + " || jsonb_build_object('key', '" + key
                + "', 'system', 'crm', 'stream', 'contacts', 'party_type', 'person',"
                + " 'family_name', '" + family + "', 'given_name', " + name
                + ", 'formatted_name', NULL, 'birth_date', NULL,"
                + " 'birth_date_partial', NULL, 'gender', NULL, 'identifiers', NULL, 'addresses', NULL, 'issues', NULL,"
                + " 'legal_name', NULL, 'trading_name', NULL, 'legal_form', NULL, 'contact_points',"
                + " jsonb_build_array(jsonb_build_object('system', 'phone', 'use', 'mobile', 'value', '" + phone
                + "')))"
                + " )).* FROM parked s WHERE s.system = 'crm' AND s.stream = 'contacts' LIMIT 1");
        new GoldenStore(warehouse).queue(List.of(new RecordKey("crm", "contacts", key)));
    }

    private static Set<String> customers(String... keys) {
        Set<String> customers = new HashSet<>();
        for (String key : keys) {
            customers.addAll(query("SELECT customer_id FROM golden.crosswalk WHERE key = '" + key + "'"));
        }
        return customers;
    }

    private static void assertThatOrderDoesNotMatter(int seed) {
        decideSome();
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        List<String> customers = query(CUSTOMERS);
        List<String> reviews = query(REVIEWS);
        List<String> pairs = query(PAIRS);
        List<String> keys = query(KEYS);
        List<String> wide = query(WIDE);
        assertThat(customers).hasSizeGreaterThan(PARTIES);
        assertThat(pairs).isNotEmpty();
        for (int order = seed; order < seed + 10; order++) {
            arrive(new Random(order));
            assertThat(query(PAIRS)).isEqualTo(pairs);
            assertThat(query(KEYS)).isEqualTo(keys);
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
