package io.customerhub.warehouse.golden;

import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.golden.GoldenDifference.Attribute;
import io.customerhub.warehouse.golden.GoldenDifference.Counts;
import io.customerhub.warehouse.golden.GoldenDifference.Example;
import io.customerhub.warehouse.golden.GoldenDifference.Kind;
import io.customerhub.warehouse.golden.GoldenDifference.Part;
import io.customerhub.warehouse.golden.GoldenDifference.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads how the temporary tables {@code member}, {@code derived}, {@code gone} and {@code event} differ from the golden
 * ones.
 */
final class DifferenceRows {

    private static final String DIFFERENCE =
            """
            CREATE TEMP TABLE difference ON COMMIT DROP AS
            SELECT d.id, n.key AS attribute, o.value AS now, n.value AS later
            FROM derived d JOIN golden.customer g ON g.id = d.id
            CROSS JOIN LATERAL json_each_text(to_json(d)) n
            JOIN LATERAL json_each_text(to_json(g)) o ON o.key = n.key
            WHERE n.value IS DISTINCT FROM o.value AND n.key NOT IN ('provenance', 'hash', 'since')""";

    private static final String COUNTS =
            """
            SELECT (SELECT count(*) FROM golden.customer), (SELECT count(DISTINCT customer_id) FROM member),
                (SELECT count(*) FROM derived d WHERE NOT EXISTS (SELECT FROM golden.customer g WHERE g.id = d.id)),
                (SELECT count(*) FROM derived d JOIN golden.customer g ON g.id = d.id),
                (SELECT count(DISTINCT id) FROM difference), (SELECT count(*) FROM gone WHERE customer_id IS NULL),
                count(*) FILTER (WHERE x.customer_id IS DISTINCT FROM m.customer_id),
                count(*) FILTER (WHERE x.customer_id IS NULL), (SELECT count(*) FROM hub.match_review)
            FROM member m LEFT JOIN golden.crosswalk x
                ON x.system = m.system AND x.stream = m.stream AND x.key = m.key""";

    private static final String ATTRIBUTES =
            """
            SELECT attribute, count(*), count(*) FILTER (WHERE now IS NULL), count(*) FILTER (WHERE later IS NULL)
            FROM difference GROUP BY attribute ORDER BY 2 DESC, attribute""";

    private static final String EVENTS =
            "SELECT customer_id FROM event WHERE event = '%s' ORDER BY cardinality(other_ids) DESC, customer_id LIMIT ?";

    private static final String CREATED =
            """
            SELECT m.customer_id FROM member m
            WHERE NOT EXISTS (SELECT FROM golden.customer g WHERE g.id = m.customer_id)
                AND NOT EXISTS (SELECT FROM event e WHERE e.event = 'split' AND m.customer_id = ANY (e.other_ids))
            GROUP BY m.customer_id ORDER BY count(*) DESC, min(ARRAY[m.system, m.stream, m.key]) LIMIT ?""";

    private static final String REMOVED = "SELECT id FROM gone WHERE customer_id IS NULL ORDER BY id LIMIT ?";

    private static final String CHANGED =
            """
            SELECT id FROM difference f WHERE NOT EXISTS (SELECT FROM event e WHERE e.customer_id = f.id)
            GROUP BY id ORDER BY count(*) DESC, id LIMIT ?""";

    private static final String MERGING =
            """
            SELECT x.customer_id, x.customer_id, x.system, x.stream, x.key FROM golden.crosswalk x
            WHERE x.customer_id = ? OR x.customer_id IN (
                SELECT unnest(other_ids) FROM event WHERE event = 'merged' AND customer_id = ?)
            ORDER BY x.customer_id <> ?, x.customer_id, x.system, x.stream, x.key""";

    /** A customer has been known before when records belonged to it once; other ids are made up for the preview. */
    private static final String SPLITTING =
            """
            SELECT m.customer_id,
                CASE WHEN EXISTS (SELECT FROM golden.customer g WHERE g.id = m.customer_id) OR EXISTS (
                    SELECT FROM golden.crosswalk_history h WHERE h.customer_id = m.customer_id) THEN m.customer_id END,
                m.system, m.stream, m.key
            FROM golden.crosswalk x JOIN member m ON m.system = x.system AND m.stream = x.stream AND m.key = x.key
            WHERE x.customer_id = ?
            ORDER BY m.customer_id <> ?, min(ARRAY[m.system, m.stream, m.key]) OVER (PARTITION BY m.customer_id),
                m.system, m.stream, m.key""";

    private static final String MEMBERS =
            "SELECT customer_id, %s, system, stream, key FROM member WHERE customer_id = ? ORDER BY system, stream, key";

    private static final String LEAVING =
            """
            SELECT customer_id, customer_id, system, stream, key FROM golden.crosswalk WHERE customer_id = ?
            ORDER BY system, stream, key""";

    private static final String VALUES = "SELECT attribute, now, later FROM difference WHERE id = ? ORDER BY attribute";

    private final Connection connection;

    DifferenceRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param split how many customers come out of others
     * @param merged how many go into others
     * @param reviews how many pairs would wait
     * @param examples how many of each kind
     */
    GoldenDifference read(int split, int merged, int reviews, int examples) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(DIFFERENCE);
        }
        List<Example> all = new ArrayList<>();
        for (UUID id : ids(EVENTS.formatted("merged"), examples)) {
            all.add(new Example(Kind.MERGED, id, parts(MERGING, id, id, id), List.of()));
        }
        for (UUID id : ids(EVENTS.formatted("split"), examples)) {
            all.add(new Example(Kind.SPLIT, id, parts(SPLITTING, id, id), List.of()));
        }
        for (UUID id : ids(CREATED, examples)) {
            all.add(new Example(Kind.CREATED, null, parts(MEMBERS.formatted("NULL::uuid"), id), List.of()));
        }
        for (UUID id : ids(REMOVED, examples)) {
            all.add(new Example(Kind.REMOVED, id, parts(LEAVING, id), List.of()));
        }
        for (UUID id : ids(CHANGED, examples)) {
            all.add(new Example(Kind.CHANGED, id, parts(MEMBERS.formatted("customer_id"), id), values(id)));
        }
        return new GoldenDifference(counts(split, merged, reviews), attributes(), all);
    }

    private Counts counts(int split, int merged, int reviews) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(COUNTS)) {
            row.next();
            return new Counts(
                    row.getInt(1),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    merged,
                    split,
                    row.getInt(6),
                    row.getInt(7),
                    row.getInt(8),
                    row.getInt(9),
                    reviews);
        }
    }

    private List<Attribute> attributes() throws SQLException {
        List<Attribute> all = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(ATTRIBUTES)) {
            while (row.next()) {
                all.add(new Attribute(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)));
            }
        }
        return all;
    }

    private List<UUID> ids(String sql, int limit) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    /** The records of a query, part by part; it tells the customer of each, and the id by which people know it. */
    private List<Part> parts(String sql, UUID... ids) throws SQLException {
        Map<UUID, Part> parts = new LinkedHashMap<>();
        Map<UUID, List<String>> records = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                select.setObject(i + 1, ids[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    records.computeIfAbsent(id, any -> new ArrayList<>())
                            .add(new RecordKey(row.getString(3), row.getString(4), row.getString(5)).toString());
                    parts.put(id, new Part(row.getObject(2, UUID.class), records.get(id)));
                }
            }
        }
        return List.copyOf(parts.values());
    }

    private List<Value> values(UUID id) throws SQLException {
        List<Value> values = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(VALUES)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(new Value(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        }
        return values;
    }
}
