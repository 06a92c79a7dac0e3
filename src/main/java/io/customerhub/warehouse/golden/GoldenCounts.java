package io.customerhub.warehouse.golden;

import io.customerhub.warehouse.Warehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How matching stands.
 *
 * @param records source records that belong to a customer
 * @param waiting source records that exist and belong to none yet
 * @param queued changes of records that are not matched yet
 * @param persons customers that are persons
 * @param organizations customers that are organizations
 * @param joined customers of more than one record
 * @param largest how many records the largest customer has
 * @param aliases ids that lead to another customer
 * @param reviews pairs that wait for a steward, by cause
 * @param decisions the decisions of stewards that count, by verdict
 * @param lastChange when a customer changed last, or null
 */
public record GoldenCounts(
        long records,
        long waiting,
        long queued,
        long persons,
        long organizations,
        long joined,
        long largest,
        long aliases,
        Map<String, Long> reviews,
        Map<String, Long> decisions,
        @Nullable Instant lastChange) {

    /** How many customers there are. */
    public long customers() {
        return persons + organizations;
    }

    /** How many pairs wait for a steward. */
    public long waitingReviews() {
        return reviews.values().stream().mapToLong(Long::longValue).sum();
    }

    private static final String COUNTS =
            """
            SELECT (SELECT count(*) FROM golden.crosswalk),
                (SELECT count(*) FROM standard.customer s WHERE s.deleted_at IS NULL AND NOT EXISTS (SELECT FROM
                    golden.crosswalk x WHERE x.system = s.system AND x.stream = s.stream AND x.key = s.key)),
                count(*) FILTER (WHERE party_type = 'person'), count(*) FILTER (WHERE party_type = 'organization'),
                count(*) FILTER (WHERE records > 1), coalesce(max(records), 0), (SELECT count(*) FROM golden.alias),
                (SELECT max(occurred_at) FROM hub.outbox), (SELECT count(*) FROM hub.match_queue)
            FROM golden.customer""";

    private static final String REVIEWS = "SELECT cause, count(*) FROM hub.match_review GROUP BY cause";

    private static final String DECISIONS =
            """
            SELECT verdict, count(*) FROM (SELECT DISTINCT ON (left_system, left_stream, left_key, right_system,
                    right_stream, right_key) verdict FROM hub.match_decision
                ORDER BY left_system, left_stream, left_key, right_system, right_stream, right_key, id DESC) latest
            WHERE verdict <> 'withdrawn' GROUP BY verdict""";

    /** Counts. */
    public static GoldenCounts of(Warehouse warehouse) {
        return warehouse.transact(connection -> {
            Map<String, Long> reviews;
            Map<String, Long> decisions;
            try (PreparedStatement select = connection.prepareStatement(REVIEWS)) {
                reviews = byWord(select);
            }
            try (PreparedStatement select = connection.prepareStatement(DECISIONS)) {
                decisions = byWord(select);
            }
            try (PreparedStatement select = connection.prepareStatement(COUNTS);
                    ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime last = row.getObject(8, OffsetDateTime.class);
                return new GoldenCounts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(9),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        reviews,
                        decisions,
                        last == null ? null : last.toInstant());
            }
        });
    }

    private static Map<String, Long> byWord(PreparedStatement select) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
        return counts;
    }
}
