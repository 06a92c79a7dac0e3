package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerId;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.IdAssignment;
import io.customerhub.golden.IdAssignment.Belonging;
import io.customerhub.golden.RecordKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads which customers records belong to and belonged to, and lets a grouping have its ids by that. */
final class CrosswalkRows {

    private static final int FETCH = 5_000;

    private static final String CURRENT =
            """
            SELECT system, stream, key, customer_id, (extract(epoch FROM since) * 1000000)::bigint
            FROM golden.crosswalk""";

    private static final String FORMER =
            """
            SELECT h.system, h.stream, h.key, h.customer_id, (extract(epoch FROM h.valid_to) * 1000000)::bigint
            FROM unnest(?::text[], ?::text[], ?::text[]) AS w (system, stream, key)
            JOIN golden.crosswalk_history h ON h.system = w.system AND h.stream = w.stream AND h.key = w.key""";

    private final Connection connection;
    private final Grouping grouping;

    CrosswalkRows(Connection connection, Grouping grouping) {
        this.connection = connection;
        this.grouping = grouping;
    }

    /** Gives each customer its id. */
    IdAssignment assign(CustomerId source) throws SQLException {
        List<Belonging> current;
        try (PreparedStatement select = connection.prepareStatement(CURRENT)) {
            current = belongings(select);
        }
        IdAssignment ids = new IdAssignment(grouping, current);
        List<Integer> without = ids.withoutId();
        for (int from = 0; from < without.size() && !current.isEmpty(); from += FETCH) {
            ids.revive(former(without.subList(from, Math.min(without.size(), from + FETCH))));
        }
        ids.create(source);
        return ids;
    }

    private List<Belonging> former(List<Integer> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FORMER)) {
            List<RecordKey> keys = records.stream().map(grouping::key).toList();
            set(select, 1, keys.stream().map(RecordKey::system).toArray());
            set(select, 2, keys.stream().map(RecordKey::stream).toArray());
            set(select, 3, keys.stream().map(RecordKey::key).toArray());
            return belongings(select);
        }
    }

    private void set(PreparedStatement select, int index, Object[] texts) throws SQLException {
        Array array = connection.createArrayOf("text", texts);
        select.setArray(index, array);
    }

    private List<Belonging> belongings(PreparedStatement select) throws SQLException {
        List<Belonging> belongings = new ArrayList<>();
        select.setFetchSize(FETCH);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int record = grouping.find(new RecordKey(row.getString(1), row.getString(2), row.getString(3)));
                if (record >= 0) {
                    belongings.add(new Belonging(record, row.getObject(4, UUID.class), row.getLong(5)));
                }
            }
        }
        return belongings;
    }
}
