package io.customerhub.warehouse.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.IdAssignment.Belonging;
import io.customerhub.golden.IdHistory;
import io.customerhub.golden.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which records the ids stood for that have to do with groups whose records are not a customer as they are. */
final class IdHistoryRows {

    private static final int CHUNK = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An id that others bear now is not free to return. */
    private static final String FORMER =
            """
            SELECT DISTINCT h.customer_id FROM %s AS w (system, stream, key)
            JOIN golden.crosswalk_history h ON h.system = w.system AND h.stream = w.stream AND h.key = w.key
            WHERE NOT EXISTS (SELECT FROM golden.customer g WHERE g.id = h.customer_id)"""
                    .formatted(KeyArrays.ROWS);

    private static final String NOW =
            "SELECT id, (provenance -> 'records')::text FROM golden.customer WHERE id = ANY (?)";

    private static final String BEFORE =
            """
            SELECT h.id, h.records FROM (
                SELECT id, (customer -> 'provenance' -> 'records')::text AS records, max(valid_to) AS latest
                FROM golden.customer_history WHERE id = ANY (?) GROUP BY 1, 2) h
            WHERE EXISTS (SELECT FROM json_array_elements_text(h.records::json) r (name)
                JOIN standard.customer s ON s.system = split_part(r.name, '/', 1) AND s.stream = split_part(r.name, '/', 2)
                    AND s.key = substr(r.name, length(split_part(r.name, '/', 1)) + length(split_part(r.name, '/', 2)) + 3)
                WHERE s.deleted_at IS NULL)
            ORDER BY h.latest DESC, h.records""";

    private final Connection connection;
    private final Grouping grouping;

    IdHistoryRows(Connection connection, Grouping grouping) {
        this.connection = connection;
        this.grouping = grouping;
    }

    /** @param current the customers that records belong to now, at most one each */
    IdHistory of(List<Belonging> current) throws SQLException {
        @Nullable UUID[] bearers = new UUID[grouping.size()];
        for (Belonging one : current) {
            bearers[one.record()] = one.id();
        }
        boolean[] isChanged = changed(current, bearers);
        List<RecordKey> records = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (int record = 0; record < bearers.length; record++) {
            if (isChanged[grouping.customer(record)]) {
                records.add(grouping.key(record));
                if (bearers[record] != null) {
                    ids.add(bearers[record]);
                }
            }
        }
        boolean isWorthLooking = records.size() <= CHUNK || hasPast();
        for (int from = 0; from < records.size() && isWorthLooking; from += CHUNK) {
            ids.addAll(former(records.subList(from, Math.min(records.size(), from + CHUNK))));
        }
        return ids.isEmpty() ? IdHistory.NONE : history(List.copyOf(ids));
    }

    /** The groups whose records are not exactly those of one customer now. */
    private boolean[] changed(List<Belonging> current, @Nullable UUID[] bearers) {
        Map<UUID, Integer> borneBy = new HashMap<>();
        current.forEach(one -> borneBy.merge(one.id(), 1, Integer::sum));
        boolean[] isChanged = new boolean[grouping.customers()];
        @Nullable UUID[] bearerOf = new UUID[grouping.customers()];
        int[] sizes = new int[grouping.customers()];
        for (int record = 0; record < bearers.length; record++) {
            int group = grouping.customer(record);
            UUID bearer = bearers[record];
            isChanged[group] |= bearer == null || sizes[group]++ > 0 && !bearer.equals(bearerOf[group]);
            bearerOf[group] = bearer;
        }
        for (int group = 0; group < isChanged.length; group++) {
            isChanged[group] =
                    isChanged[group] || !Integer.valueOf(sizes[group]).equals(borneBy.get(bearerOf[group]));
        }
        return isChanged;
    }

    /** False before anything has changed, when the first matching of all records need not look each of them up. */
    private boolean hasPast() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT EXISTS (SELECT FROM golden.crosswalk_history)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private List<UUID> former(List<RecordKey> records) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FORMER)) {
            KeyArrays.set(connection, select, 1, records);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private IdHistory history(List<UUID> ids) throws SQLException {
        Map<UUID, List<Set<RecordKey>>> now = new HashMap<>();
        Map<UUID, List<Set<RecordKey>>> before = new HashMap<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            Object[] chunk =
                    ids.subList(from, Math.min(ids.size(), from + CHUNK)).toArray();
            read(NOW, chunk, now);
            read(BEFORE, chunk, before);
        }
        return IdHistory.of(now, before);
    }

    private void read(String sql, Object[] ids, Map<UUID, List<Set<RecordKey>>> sets) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sets.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>(1))
                            .add(records(row.getString(2)));
                }
            }
        }
    }

    private static Set<RecordKey> records(String json) throws SQLException {
        try {
            Set<RecordKey> records = new HashSet<>();
            for (JsonNode name : JSON.readTree(json)) {
                records.add(RecordKey.parse(name.asText()));
            }
            return records;
        } catch (JsonProcessingException broken) {
            throw new SQLException("the provenance of a golden customer cannot be read", "22032");
        }
    }
}
