package io.customerhub.warehouse;

import io.customerhub.record.EntityType;
import io.customerhub.record.StreamName;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the records that are loaded as they arrived: the payload of the version that the standard row shows. */
public final class LoadedRecordStore {

    private static final String PAGE =
            """
            SELECT s.key, s.version, r.payload, ARRAY(SELECT (i.entry ->> 'code') || ' ' || (i.entry ->> 'attribute')
                FROM json_array_elements(s.issues) AS i (entry)) FROM standard.%s s
            JOIN raw.record r ON r.system = s.system AND r.stream = s.stream AND r.key = s.key AND r.version = s.version
                AND r.hash = s.hash
            WHERE s.system = ? AND s.stream = ? AND s.key > ? AND s.deleted_at IS NULL
                AND (?::text[] IS NULL OR EXISTS (
                    SELECT FROM json_array_elements(s.issues) AS i (entry) WHERE i.entry ->> 'code' = ANY (?)))
            ORDER BY s.key LIMIT ?""";

    private static final String ONE =
            """
            SELECT s.key, s.version, r.payload, ARRAY(SELECT (i.entry ->> 'code') || ' ' || (i.entry ->> 'attribute')
                FROM json_array_elements(s.issues) AS i (entry)), s.run, c.mapping, to_jsonb(s)::text,
                ARRAY(SELECT unnest(ARRAY[key, value]) FROM json_each_text(c.code_maps)) FROM standard.%s s
            JOIN raw.record r ON r.system = s.system AND r.stream = s.stream AND r.key = s.key AND r.version = s.version
                AND r.hash = s.hash
            JOIN hub.configuration c ON c.id = s.configuration
            WHERE s.system = ? AND s.stream = ? AND s.key = ?""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public LoadedRecordStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A record as it arrived.
     *
     * @param payload one JSON object in UTF-8
     * @param issues the issues of its row: code and attribute with a space between
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    public record Arrived(String key, long version, byte[] payload, List<String> issues) {

        /** The attributes of its row that have an issue of this code. */
        public Set<String> attributesWith(String code) {
            Set<String> attributes = new HashSet<>();
            for (String issue : issues) {
                if (issue.startsWith(code + " ")) {
                    attributes.add(issue.substring(code.length() + 1));
                }
            }
            return attributes;
        }
    }

    /**
     * A record with what was made of it.
     *
     * @param entity which standard table it is in
     * @param run the run that loaded it
     * @param mapping the text of the mapping that it was loaded under
     * @param codeMaps the texts of the files of codes that this mapping names, by the names that it calls them
     * @param row the standard row as a JSON object, by columns; times in UTC
     */
    public record Loaded(
            Arrived arrived, EntityType entity, long run, String mapping, Map<String, String> codeMaps, String row) {}

    /**
     * The records of a stream that are not deleted, by key.
     *
     * @param issues only those whose standard row has an issue of one of these codes; all when empty
     * @param after only keys after this one; empty at first
     * @param limit how many at most
     */
    public List<Arrived> page(
            StreamName stream, EntityType entity, Collection<String> issues, String after, int limit) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(PAGE.formatted(entity.table()))) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                select.setString(3, after);
                Array codes = issues.isEmpty() ? null : connection.createArrayOf("text", issues.toArray());
                select.setArray(4, codes);
                select.setArray(5, codes);
                select.setInt(6, limit);
                List<Arrived> page = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        page.add(arrived(row));
                    }
                }
                return page;
            }
        });
    }

    /** The record of a key, or null when none is loaded. */
    public @Nullable Loaded find(StreamName stream, String key) {
        return warehouse.transact(connection -> {
            try (PreparedStatement zone = connection.prepareStatement("SET LOCAL TIME ZONE 'UTC'")) {
                zone.execute();
            }
            for (EntityType entity : EntityType.values()) {
                try (PreparedStatement select = connection.prepareStatement(ONE.formatted(entity.table()))) {
                    select.setString(1, stream.system());
                    select.setString(2, stream.stream());
                    select.setString(3, key);
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            return new Loaded(
                                    arrived(row),
                                    entity,
                                    row.getLong(5),
                                    row.getString(6),
                                    pairs((String[]) row.getArray(8).getArray()),
                                    row.getString(7));
                        }
                    }
                }
            }
            return null;
        });
    }

    private static Map<String, String> pairs(String[] namesAndTexts) {
        Map<String, String> pairs = new TreeMap<>();
        for (int i = 0; i + 1 < namesAndTexts.length; i += 2) {
            pairs.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return pairs;
    }

    private static Arrived arrived(ResultSet row) throws SQLException {
        return new Arrived(row.getString(1), row.getLong(2), row.getBytes(3), List.of((String[])
                row.getArray(4).getArray()));
    }
}
