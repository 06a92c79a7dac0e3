package io.customerhub.warehouse.golden;

import io.customerhub.golden.Grouping;
import io.customerhub.golden.IdAssignment;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings the tables of the schema golden from what they hold to what was derived, set by set, for all customers or for
 * those of some records. Temporary tables say what there is now: {@code member}, {@code derived}, {@code searched},
 * {@code retired}, {@code event} and {@code gone}; {@code scope} tells which customers it is about, when it is not about all.
 */
final class GoldenChanges {

    private static final String TABLES =
            """
            DROP TABLE IF EXISTS pg_temp.member, pg_temp.derived, pg_temp.retired, pg_temp.event, pg_temp.gone,
                pg_temp.scope, pg_temp.searched;
            CREATE TEMP TABLE member (system text COLLATE "C", stream text COLLATE "C", key text COLLATE "C",
                customer_id uuid, party_type text) ON COMMIT PRESERVE ROWS;
            CREATE TEMP TABLE derived (LIKE golden.customer) ON COMMIT PRESERVE ROWS;
            ALTER TABLE derived ALTER COLUMN since DROP NOT NULL;
            CREATE TEMP TABLE searched (LIKE golden.customer_search) ON COMMIT PRESERVE ROWS;
            CREATE TEMP TABLE retired (id uuid, customer_id uuid) ON COMMIT PRESERVE ROWS;
            CREATE TEMP TABLE event (event text, customer_id uuid, other_ids uuid[]) ON COMMIT PRESERVE ROWS;
            CREATE TEMP TABLE gone (id uuid, customer_id uuid) ON COMMIT PRESERVE ROWS;
            CREATE TEMP TABLE scope (id uuid) ON COMMIT PRESERVE ROWS""";

    private static final String SCOPE =
            """
            INSERT INTO scope SELECT DISTINCT x.customer_id FROM %s AS w (system, stream, key)
            JOIN golden.crosswalk x ON x.system = w.system AND x.stream = w.stream AND x.key = w.key"""
                    .formatted(KeyArrays.ROWS);

    /** Deleted rows of temporary tables take room until the tables are truncated. */
    private static final long MOST_BYTES = 1 << 20;

    private static final String ALL = "true";
    private static final String IN_SCOPE = "%s IN (SELECT s.id FROM scope s)";

    private static final String AS_THEY_STAND =
            """
            INSERT INTO member (system, stream, key, customer_id, party_type)
            SELECT x.system, x.stream, x.key, x.customer_id, g.party_type
            FROM golden.crosswalk x JOIN golden.customer g ON g.id = x.customer_id WHERE %s""";

    /** A record may have been deleted since it was matched. */
    private static final String FORGET_DELETED =
            """
            DELETE FROM member m WHERE NOT EXISTS (SELECT FROM standard.customer s
                WHERE s.system = m.system AND s.stream = m.stream AND s.key = m.key AND s.deleted_at IS NULL)""";

    private static final String GONE =
            """
            INSERT INTO gone
            SELECT g.id, r.customer_id FROM golden.customer g LEFT JOIN retired r ON r.id = g.id
            WHERE %s AND NOT EXISTS (SELECT FROM member m WHERE m.customer_id = g.id)""";

    private static final String CREATED =
            """
            INSERT INTO hub.outbox (event, customer_id, occurred_at)
            SELECT 'created', d.id, now() FROM derived d
            WHERE NOT EXISTS (SELECT FROM golden.customer g WHERE g.id = d.id) ORDER BY d.id""";

    private static final String CHANGED =
            """
            INSERT INTO hub.outbox (event, customer_id, attributes, occurred_at)
            SELECT 'changed', c.id, c.attributes, now()
            FROM (SELECT d.id, ARRAY(
                    SELECT n.key FROM json_each_text(to_json(d)) n JOIN json_each_text(to_json(g)) o ON o.key = n.key
                    WHERE n.value IS DISTINCT FROM o.value AND n.key NOT IN ('provenance', 'hash', 'since')
                    ORDER BY n.key) AS attributes
                FROM derived d JOIN golden.customer g ON g.id = d.id) c
            WHERE cardinality(c.attributes) > 0 ORDER BY c.id""";

    private static final String EVENTS =
            """
            INSERT INTO hub.outbox (event, customer_id, other_ids, occurred_at)
            SELECT event, customer_id, other_ids, now() FROM event ORDER BY event, customer_id""";

    private static final String REMOVED =
            """
            INSERT INTO hub.outbox (event, customer_id, occurred_at)
            SELECT 'removed', id, now() FROM gone WHERE customer_id IS NULL ORDER BY id""";

    private static final String HISTORY =
            """
            INSERT INTO golden.customer_history (id, valid_from, valid_to, ended_by, customer)
            SELECT g.id, g.since, now(), o.ended_by, to_json(g)
            FROM (SELECT id, 'changed' AS ended_by FROM derived
                UNION ALL SELECT id, CASE WHEN customer_id IS NULL THEN 'removed' ELSE 'merged' END FROM gone) o
            JOIN golden.customer g ON g.id = o.id""";

    private static final String UPDATED = "DELETE FROM golden.customer g USING derived d WHERE d.id = g.id";
    private static final String ENDED = "DELETE FROM golden.customer g USING gone o WHERE o.id = g.id";
    /** The rows were derived in the order of their ids. */
    private static final String NEW_ROWS = "INSERT INTO golden.customer (%1$s, since) SELECT %1$s, now() FROM derived";

    private static final String LOST = "DELETE FROM golden.customer_search f USING gone o WHERE o.id = f.id";
    private static final String FOUND_ANEW = "DELETE FROM golden.customer_search f USING searched s WHERE s.id = f.id";
    private static final String FOUND =
            "INSERT INTO golden.customer_search (id, edition, words) SELECT id, edition, words FROM searched";

    private static final String FORMER =
            """
            INSERT INTO golden.crosswalk_history (system, stream, key, customer_id, valid_from, valid_to)
            SELECT x.system, x.stream, x.key, x.customer_id, x.since, now()
            FROM golden.crosswalk x LEFT JOIN member m ON m.system = x.system AND m.stream = x.stream AND m.key = x.key
            WHERE %s AND m.customer_id IS DISTINCT FROM x.customer_id""";

    private static final String LEFT =
            """
            DELETE FROM golden.crosswalk x WHERE %s AND NOT EXISTS (
                SELECT FROM member m WHERE m.system = x.system AND m.stream = x.stream AND m.key = x.key)""";

    private static final String MOVED =
            """
            UPDATE golden.crosswalk x SET customer_id = m.customer_id, since = now() FROM member m
            WHERE m.system = x.system AND m.stream = x.stream AND m.key = x.key AND m.customer_id <> x.customer_id""";

    private static final String ARRIVED =
            """
            INSERT INTO golden.crosswalk (system, stream, key, customer_id, since)
            SELECT m.system, m.stream, m.key, m.customer_id, now() FROM member m
            WHERE NOT EXISTS (SELECT FROM golden.crosswalk x
                WHERE x.system = m.system AND x.stream = m.stream AND x.key = m.key)
            ORDER BY m.system, m.stream, m.key""";

    private static final String REVIVED =
            "DELETE FROM golden.alias a USING (SELECT DISTINCT customer_id FROM member) m WHERE a.id = m.customer_id";
    private static final String ALIASES =
            "INSERT INTO golden.alias (id, customer_id, since) SELECT id, customer_id, now() FROM retired";

    private final Connection connection;
    private final boolean isScoped;

    private GoldenChanges(Connection connection, boolean isScoped) {
        this.connection = connection;
        this.isScoped = isScoped;
    }

    /** Changes of all customers there are. */
    static GoldenChanges ofAll(Connection connection) throws SQLException {
        GoldenChanges changes = new GoldenChanges(connection, false);
        changes.execute(TABLES);
        return changes;
    }

    /** Changes of the customers to which these records belong now, and of new ones. */
    static GoldenChanges of(Connection connection, Collection<RecordKey> records) throws SQLException {
        GoldenChanges changes = new GoldenChanges(connection, true);
        changes.makeRoom();
        try (PreparedStatement insert = connection.prepareStatement(SCOPE)) {
            KeyArrays.set(connection, insert, 1, records);
            insert.executeUpdate();
        }
        return changes;
    }

    /** The temporary tables stay with the session: to make and drop them takes longer than the work. */
    private void makeRoom() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT pg_relation_size(to_regclass('pg_temp.scope')), pg_relation_size(to_regclass('pg_temp.derived'))");
                ResultSet row = select.executeQuery()) {
            row.next();
            long scope = row.getLong(1);
            if (row.wasNull()) {
                execute(TABLES);
            } else if (scope + row.getLong(2) > MOST_BYTES) {
                execute(
                        "TRUNCATE pg_temp.member, pg_temp.derived, pg_temp.retired, pg_temp.event, pg_temp.gone, pg_temp.scope,"
                                + " pg_temp.searched");
            } else {
                for (String table : List.of("member", "derived", "retired", "event", "gone", "scope", "searched")) {
                    update("DELETE FROM pg_temp." + table);
                }
            }
        }
    }

    /** True when only some customers are touched: those in {@code scope}. */
    boolean isScoped() {
        return isScoped;
    }

    private String within(String sql, String customer) {
        return sql.formatted(isScoped ? IN_SCOPE.formatted(customer) : ALL);
    }

    /** Puts the records with their customers into {@code member}, and the ids that retire into {@code retired}. */
    void members(Grouping grouping, IdAssignment ids) throws SQLException {
        try (TextCopy copy = new TextCopy(connection, "member (system, stream, key, customer_id, party_type)")) {
            for (int record = 0; record < grouping.size(); record++) {
                RecordKey key = grouping.key(record);
                int customer = grouping.customer(record);
                copy.field(key.system()).field(key.stream()).field(key.key()).field(ids.id(customer));
                copy.field(grouping.type(customer).text()).end();
            }
            copy.finish();
        }
        if (!isScoped) {
            prepareMembers();
        }
        if (ids.retired().isEmpty()) {
            return;
        }
        try (TextCopy copy = new TextCopy(connection, "retired (id, customer_id)")) {
            for (Map.Entry<UUID, Integer> one : ids.retired().entrySet()) {
                copy.field(one.getKey()).field(ids.id(one.getValue())).end();
            }
            copy.finish();
        }
    }

    /** Puts the records with the customers that they have into {@code member}; no id retires. */
    void membersAsTheyStand() throws SQLException {
        update(within(AS_THEY_STAND, "x.customer_id"));
        if (isScoped) {
            execute(FORGET_DELETED);
        } else {
            prepareMembers();
        }
    }

    private void prepareMembers() throws SQLException {
        execute(FORGET_DELETED);
        execute("CREATE INDEX ON member (customer_id)");
        execute("ANALYZE member");
    }

    /** Puts what ends into {@code gone}, merges and splits into {@code event}; the number of customers split off. */
    int prepare(Grouping grouping, IdAssignment ids) throws SQLException {
        if (!isScoped) {
            execute("ANALYZE derived");
        }
        update(within(GONE, "g.id"));
        return events(grouping, ids);
    }

    /** Brings all tables to what was derived. */
    Written apply(Grouping grouping, IdAssignment ids) throws SQLException {
        int split = prepare(grouping, ids);
        int created = update(CREATED);
        update(CHANGED);
        update(EVENTS);
        int removed = update(REMOVED);
        update(HISTORY);
        int changed = update(UPDATED);
        update(ENDED);
        update(NEW_ROWS.formatted(GoldenRows.COLUMNS.stream().collect(Collectors.joining(", "))));
        update(LOST);
        update(FOUND_ANEW);
        update(FOUND);
        update(within(FORMER, "x.customer_id"));
        update(within(LEFT, "x.customer_id"));
        int moved = update(MOVED) + update(ARRIVED);
        update(REVIVED);
        int merged = update(ALIASES);
        return new Written(created, changed, merged, split, removed, moved, 0);
    }

    /** Puts merges and splits into {@code event}; the number of customers that came out of others. */
    private int events(Grouping grouping, IdAssignment ids) throws SQLException {
        Map<UUID, Set<UUID>> merged = new TreeMap<>();
        ids.retired().forEach((id, into) -> merged.computeIfAbsent(ids.id(into), any -> new TreeSet<>())
                .add(id));
        Map<UUID, Set<UUID>> split = new TreeMap<>();
        ids.split()
                .forEach((from, groups) ->
                        split.put(from, groups.stream().map(ids::id).collect(Collectors.toCollection(TreeSet::new))));
        if (merged.isEmpty() && split.isEmpty()) {
            return 0;
        }
        try (TextCopy copy = new TextCopy(connection, "event (event, customer_id, other_ids)")) {
            write(copy, "merged", merged);
            write(copy, "split", split);
            copy.finish();
        }
        return split.values().stream().mapToInt(Set::size).sum();
    }

    private static void write(TextCopy copy, String event, Map<UUID, Set<UUID>> others) throws SQLException {
        for (Map.Entry<UUID, Set<UUID>> one : others.entrySet()) {
            List<String> ids = new ArrayList<>();
            one.getValue().forEach(id -> ids.add(id.toString()));
            copy.field(event)
                    .field(one.getKey())
                    .field("{" + String.join(",", ids) + "}")
                    .end();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of some customers by a statement that stays prepared; of all by one that is planned for what there is now. */
    private int update(String sql) throws SQLException {
        if (isScoped) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        }
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
