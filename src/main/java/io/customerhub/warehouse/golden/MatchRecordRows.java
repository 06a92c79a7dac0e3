package io.customerhub.warehouse.golden;

import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records as matching sees them, and the keys that too many of them share. */
final class MatchRecordRows {

    private static final String COLUMNS = "m.id, m.system, m.stream, m.key, m.party_type, m.compared, m.keys";

    private static final String BY_KEY = "SELECT " + COLUMNS + " FROM " + KeyArrays.ROWS
            + " AS w (system, stream, key) JOIN hub.match_record m"
            + " ON m.system = w.system AND m.stream = w.stream AND m.key = w.key";

    private static final String BY_ID =
            "SELECT " + COLUMNS + " FROM unnest(?::bigint[]) AS w (id) JOIN hub.match_record m ON m.id = w.id";

    private static final String SHARING = "SELECT " + COLUMNS + " FROM hub.match_record m"
            + " WHERE m.id IN (SELECT k.record_id FROM hub.match_key k WHERE k.key = ANY (?::bigint[]))";

    private static final String NEXT_IDS = "SELECT nextval('hub.match_record_id') FROM generate_series(1, ?)";

    private static final String PUT =
            """
            INSERT INTO hub.match_record (id, system, stream, key, party_type, compared, keys)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET party_type = excluded.party_type, compared = excluded.compared,
                keys = excluded.keys""";

    private static final String PUT_KEYS =
            "INSERT INTO hub.match_key (key, record_id) SELECT * FROM unnest(?::bigint[], ?::bigint[])";

    private static final String REMOVE_KEYS =
            """
            DELETE FROM hub.match_key k USING unnest(?::bigint[], ?::bigint[]) AS gone (key, record_id)
            WHERE k.key = gone.key AND k.record_id = gone.record_id""";

    private static final String WIDE = "SELECT key, cap, demotes FROM hub.match_wide_key WHERE key = ANY (?::bigint[])";

    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM hub.match_key WHERE key = ? LIMIT ?) AS shared";

    private final Connection connection;

    MatchRecordRows(Connection connection) {
        this.connection = connection;
    }

    Map<PartyType, Long> countByType() throws SQLException {
        Map<PartyType, Long> counts = new EnumMap<>(PartyType.class);
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT party_type, count(*) FROM hub.match_record GROUP BY 1");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                counts.put(PartyType.of(row.getString(1)), row.getLong(2));
            }
        }
        return counts;
    }

    List<MatchRecord> find(Collection<RecordKey> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_KEY)) {
            KeyArrays.set(connection, select, 1, keys);
            return records(select);
        }
    }

    List<MatchRecord> findByNumber(Collection<Long> ids) throws SQLException {
        return ids.isEmpty() ? List.of() : byNumbers(BY_ID, ids);
    }

    /** All records that have one or more of these keys. */
    List<MatchRecord> sharing(Collection<Long> keys) throws SQLException {
        return keys.isEmpty() ? List.of() : byNumbers(SHARING, keys);
    }

    private List<MatchRecord> byNumbers(String sql, Collection<Long> numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            KeyArrays.setNumbers(connection, select, 1, numbers);
            return records(select);
        }
    }

    private static List<MatchRecord> records(PreparedStatement select) throws SQLException {
        List<MatchRecord> records = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                records.add(new MatchRecord(
                        row.getLong(1),
                        new RecordKey(row.getString(2), row.getString(3), row.getString(4)),
                        PartyType.of(row.getString(5)),
                        Arrays.asList((String[]) row.getArray(6).getArray()),
                        List.of((Long[]) row.getArray(7).getArray())));
            }
        }
        return records;
    }

    List<Long> nextNumbers(int count) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT_IDS)) {
            select.setInt(1, count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
        }
        return numbers;
    }

    void put(Collection<MatchRecord> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PUT)) {
            for (MatchRecord record : records) {
                insert.setLong(1, record.id());
                CustomerRecordStore.set(insert, 2, record.key());
                insert.setString(5, record.type().text());
                insert.setArray(
                        6, connection.createArrayOf("text", record.compared().toArray()));
                insert.setArray(
                        7, connection.createArrayOf("bigint", record.keys().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void remove(Collection<Long> ids) throws SQLException {
        update("DELETE FROM hub.match_record WHERE id = ANY (?::bigint[])", ids);
    }

    /** Lets records be found by the keys that they have now, and no longer by those that they had before. */
    void replaceKeys(Collection<MatchRecord> before, Collection<MatchRecord> now) throws SQLException {
        Set<KeyOfRecord> gone = keys(before);
        Set<KeyOfRecord> fresh = keys(now);
        fresh.removeAll(gone);
        gone.removeAll(keys(now));
        keys(REMOVE_KEYS, gone);
        keys(PUT_KEYS, fresh);
    }

    private record KeyOfRecord(long key, long record) {}

    private static Set<KeyOfRecord> keys(Collection<MatchRecord> records) {
        Set<KeyOfRecord> keys = new HashSet<>();
        for (MatchRecord record : records) {
            record.keys().forEach(key -> keys.add(new KeyOfRecord(key, record.id())));
        }
        return keys;
    }

    private void keys(String sql, Collection<KeyOfRecord> keys) throws SQLException {
        if (!keys.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                KeyArrays.setNumbers(
                        connection,
                        statement,
                        1,
                        keys.stream().map(KeyOfRecord::key).toList());
                KeyArrays.setNumbers(
                        connection,
                        statement,
                        2,
                        keys.stream().map(KeyOfRecord::record).toList());
                statement.executeUpdate();
            }
        }
    }

    private void update(String sql, Collection<Long> numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                KeyArrays.setNumbers(connection, delete, 1, numbers);
                delete.executeUpdate();
            }
        }
    }

    /** Those of the keys that too many records share, with their caps. */
    Map<Long, WideKey> wide(Collection<Long> keys) throws SQLException {
        Map<Long, WideKey> wide = new HashMap<>();
        if (!keys.isEmpty()) {
            try (PreparedStatement select = connection.prepareStatement(WIDE)) {
                KeyArrays.setNumbers(connection, select, 1, keys);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        wide.put(row.getLong(1), new WideKey(row.getInt(2), row.getBoolean(3)));
                    }
                }
            }
        }
        return wide;
    }

    void widen(Map<Long, WideKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO hub.match_wide_key (key, cap, demotes) VALUES (?, ?, ?)")) {
            for (Map.Entry<Long, WideKey> key : keys.entrySet()) {
                insert.setLong(1, key.getKey());
                insert.setInt(2, key.getValue().cap());
                insert.setBoolean(3, key.getValue().demotes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Lets those of these wide keys be narrow again that no more records share than they may; answers them. */
    Set<Long> narrow(Map<Long, WideKey> wide) throws SQLException {
        Set<Long> narrow = new HashSet<>();
        for (Map.Entry<Long, WideKey> key : wide.entrySet()) {
            try (PreparedStatement select = connection.prepareStatement(COUNT)) {
                select.setLong(1, key.getKey());
                select.setInt(2, key.getValue().cap() + 1);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getInt(1) <= key.getValue().cap()) {
                        narrow.add(key.getKey());
                    }
                }
            }
        }
        update("DELETE FROM hub.match_wide_key WHERE key = ANY (?::bigint[])", narrow);
        return narrow;
    }
}
