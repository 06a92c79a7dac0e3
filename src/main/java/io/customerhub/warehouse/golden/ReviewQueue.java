package io.customerhub.warehouse.golden;

import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.WaitingPair;
import io.customerhub.golden.WaitingPair.Side;
import io.customerhub.warehouse.Warehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that wait for a steward, the most valuable first.
 *
 * <p>What a right answer is worth is the chance that it changes something times what then changes. The chance is that of
 * the two being one customer, since they are held apart now: {@code 1 / (1 + 2^-bits)}, halved when other records speak
 * against it and quartered when different identifiers do, for the bits do not know of these. What changes is how complete
 * the picture of a customer is, and joining adds no more than the smaller of the two brings: {@code log2(1 + f)} where f
 * is the number of records and orders of the customer that has fewer. The 10,000 pairs with most bits are weighed so.
 */
public final class ReviewQueue {

    /** The rule in one line, for people. */
    public static final String RULE =
            "value = the chance that the two are one (halved when other records speak against it, quartered when"
                    + " identifiers do) times log2(1 + records and orders of the smaller customer)";

    private static final String WAITING =
            """
            WITH likely AS (
                SELECT r.*, l.customer_id AS one, o.customer_id AS other
                FROM hub.match_review r
                JOIN golden.crosswalk l ON l.system = r.left_system AND l.stream = r.left_stream AND l.key = r.left_key
                JOIN golden.crosswalk o ON o.system = r.right_system AND o.stream = r.right_stream AND o.key = r.right_key
                WHERE l.customer_id <> o.customer_id AND (?::text IS NULL OR r.cause = ?)
                    AND coalesce((SELECT d.verdict FROM hub.match_decision d
                        WHERE d.left_system = r.left_system AND d.left_stream = r.left_stream AND d.left_key = r.left_key
                            AND d.right_system = r.right_system AND d.right_stream = r.right_stream
                            AND d.right_key = r.right_key
                        ORDER BY d.id DESC LIMIT 1), 'withdrawn') = 'withdrawn'
                ORDER BY r.bits DESC LIMIT 10000),
            fact AS MATERIALIZED (
                SELECT c.id, (SELECT count(*) FROM golden.crosswalk x WHERE x.customer_id = c.id) AS records,
                    (SELECT count(*) FROM golden.sales_order s WHERE s.customer_id = c.id) AS orders
                FROM (SELECT one AS id FROM likely UNION SELECT other FROM likely) c)
            SELECT r.left_system, r.left_stream, r.left_key, r.right_system, r.right_stream, r.right_key, r.bits, r.cause,
                r.since, 1 / (1 + power(2::float8, - least(r.bits, 500)))
                    / CASE r.cause WHEN 'zone' THEN 1 WHEN 'evidence' THEN 2 ELSE 4 END
                    * log(2, 1 + least(a.records + a.orders, b.records + b.orders))::float8 AS value,
                r.one, a.records, a.orders, r.other, b.records, b.orders
            FROM likely r JOIN fact a ON a.id = r.one JOIN fact b ON b.id = r.other
            ORDER BY value DESC, r.bits DESC, 1, 2, 3, 4, 5, 6 LIMIT ?""";

    private static final int SIDES_FROM = 11;
    private static final int SIDE_COLUMNS = 3;

    private final Warehouse warehouse;

    /** The queue of a warehouse. */
    public ReviewQueue(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The pairs that are worth most; those about which somebody has decided since the last matching are left out.
     *
     * @param cause only those that wait for this reason; null for all
     * @param limit how many at most
     */
    public List<WaitingPair> first(ReviewPair.@Nullable Cause cause, int limit) {
        String word = cause == null ? null : cause.text();
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(WAITING)) {
                select.setString(1, word);
                select.setString(2, word);
                select.setInt(3, limit);
                List<WaitingPair> pairs = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        pairs.add(pair(row));
                    }
                }
                return pairs;
            }
        });
    }

    private static WaitingPair pair(ResultSet row) throws SQLException {
        ReviewPair pair = new ReviewPair(
                new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                new RecordKey(row.getString(4), row.getString(5), row.getString(6)),
                row.getFloat(7),
                ReviewPair.Cause.of(row.getString(8)));
        return new WaitingPair(
                pair,
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getDouble(10),
                side(row, SIDES_FROM),
                side(row, SIDES_FROM + SIDE_COLUMNS));
    }

    private static Side side(ResultSet row, int from) throws SQLException {
        return new Side(row.getObject(from, UUID.class), row.getLong(from + 1), row.getLong(from + 2));
    }
}
