package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerId;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.IdAssignment;
import io.customerhub.golden.IdAssignment.Belonging;
import io.customerhub.golden.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads which customers records belong to and belonged to, and lets a grouping have its ids by that. */
final class CrosswalkRows {

    private static final int FETCH = 5_000;

    private static final String CURRENT =
            """
            SELECT x.system, x.stream, x.key, x.customer_id, (extract(epoch FROM x.since) * 1000000)::bigint
            FROM golden.crosswalk x""";

    private static final String CURRENT_IN_SCOPE = CURRENT + " JOIN scope s ON s.id = x.customer_id";

    private static final String FORMER =
            """
            SELECT h.system, h.stream, h.key, h.customer_id, (extract(epoch FROM h.valid_to) * 1000000)::bigint
            FROM %s AS w (system, stream, key)
            JOIN golden.crosswalk_history h ON h.system = w.system AND h.stream = w.stream AND h.key = w.key
            WHERE NOT EXISTS (SELECT FROM golden.customer g WHERE g.id = h.customer_id)"""
                    .formatted(KeyArrays.ROWS);

    private static final String CUSTOMERS_OF =
            """
            SELECT x.system, x.stream, x.key, x.customer_id FROM %s AS w (system, stream, key)
            JOIN golden.crosswalk x ON x.system = w.system AND x.stream = w.stream AND x.key = w.key"""
                    .formatted(KeyArrays.ROWS);

    private static final String RECORDS_OF =
            """
            SELECT y.system, y.stream, y.key FROM (SELECT DISTINCT x.customer_id FROM %s AS w (system, stream, key)
                JOIN golden.crosswalk x ON x.system = w.system AND x.stream = w.stream AND x.key = w.key) c
            JOIN golden.crosswalk y ON y.customer_id = c.customer_id"""
                    .formatted(KeyArrays.ROWS);

    private final Connection connection;
    private final Grouping grouping;
    private final boolean isScoped;

    /** @param isScoped true when only the customers in the temporary table {@code scope} matter */
    CrosswalkRows(Connection connection, Grouping grouping, boolean isScoped) {
        this.isScoped = isScoped;
        this.connection = connection;
        this.grouping = grouping;
    }

    /** The customers of those of the records that have one. */
    static Map<RecordKey, UUID> customersOf(Connection connection, Collection<RecordKey> keys) throws SQLException {
        Map<RecordKey, UUID> customers = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(CUSTOMERS_OF)) {
            KeyArrays.set(connection, select, 1, keys);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    customers.put(key(row), row.getObject(4, UUID.class));
                }
            }
        }
        return customers;
    }

    /** All records of the customers to which these records belong. */
    static Set<RecordKey> recordsOfCustomersOf(Connection connection, Collection<RecordKey> keys) throws SQLException {
        Set<RecordKey> records = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(RECORDS_OF)) {
            KeyArrays.set(connection, select, 1, keys);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    records.add(key(row));
                }
            }
        }
        return records;
    }

    private static RecordKey key(ResultSet row) throws SQLException {
        return new RecordKey(row.getString(1), row.getString(2), row.getString(3));
    }

    /** Gives each customer its id. */
    IdAssignment assign(CustomerId source) throws SQLException {
        List<Belonging> current;
        try (PreparedStatement select = connection.prepareStatement(isScoped ? CURRENT_IN_SCOPE : CURRENT)) {
            current = belongings(select);
        }
        IdAssignment ids = new IdAssignment(grouping, current, new IdHistoryRows(connection, grouping).of(current));
        List<Integer> without = ids.withoutId();
        for (int from = 0; from < without.size() && (isScoped || !current.isEmpty()); from += FETCH) {
            ids.revive(former(without.subList(from, Math.min(without.size(), from + FETCH))));
        }
        ids.create(source);
        return ids;
    }

    private List<Belonging> former(List<Integer> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FORMER)) {
            List<RecordKey> keys = records.stream().map(grouping::key).toList();
            KeyArrays.set(connection, select, 1, keys);
            return belongings(select);
        }
    }

    private List<Belonging> belongings(PreparedStatement select) throws SQLException {
        List<Belonging> belongings = new ArrayList<>();
        select.setFetchSize(FETCH);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int record = grouping.find(key(row));
                if (record >= 0) {
                    belongings.add(new Belonging(record, row.getObject(4, UUID.class), row.getLong(5)));
                }
            }
        }
        return belongings;
    }
}
