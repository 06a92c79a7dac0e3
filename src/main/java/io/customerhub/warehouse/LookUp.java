package io.customerhub.warehouse;

import io.customerhub.record.EntityType;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Asks the warehouse what it holds of the keys of a batch. */
final class LookUp {

    /**
     * One descent of the index per key, whatever the planner believes: a table that has just been filled has no
     * statistics yet, and {@code key = ANY (...)} was then answered by reading all of it (67 against 3 microseconds per
     * key at 300,000 rows).
     */
    private static final String IN_STANDARD =
            """
            SELECT w.key, found.version, found.hash, found.configuration
            FROM unnest(?::text[]) AS w (key)
                CROSS JOIN LATERAL (
                    SELECT s.version, s.hash, s.configuration FROM standard.%s s
                    WHERE s.system = ? AND s.stream = ? AND s.key = w.key
                    LIMIT 1) AS found""";

    private static final String IN_RAW =
            """
            SELECT w.place
            FROM unnest(?::text[], ?::bigint[], ?::bigint[]) WITH ORDINALITY AS w (key, version, hash, place)
                CROSS JOIN LATERAL (
                    SELECT 1 FROM raw.record r
                    WHERE r.system = ? AND r.stream = ? AND r.key = w.key AND r.version = w.version AND r.hash = w.hash
                    LIMIT 1) AS found""";

    private LookUp() {}

    /** Tells the plan which versions the standard layer holds of the keys. */
    static void standard(Connection connection, StreamName stream, EntityType entity, List<String> keys, BatchPlan plan)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        Array array = connection.createArrayOf("text", keys.toArray());
        try (PreparedStatement select = connection.prepareStatement(IN_STANDARD.formatted(entity.table()))) {
            select.setArray(1, array);
            select.setString(2, stream.system());
            select.setString(3, stream.stream());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    plan.found(found.getString(1), found.getLong(2), found.getLong(3), found.getInt(4));
                }
            }
        } finally {
            array.free();
        }
    }

    /** Tells the plan which of these records the raw layer has. */
    static void raw(Connection connection, StreamName stream, List<Integer> records, BatchPlan plan)
            throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        Object[] keys = new Object[records.size()];
        Object[] versions = new Object[records.size()];
        Object[] hashes = new Object[records.size()];
        for (int i = 0; i < keys.length; i++) {
            Identity identity = plan.record(records.get(i)).requireIdentity();
            keys[i] = identity.key();
            versions[i] = identity.version();
            hashes[i] = identity.hash();
        }
        try (PreparedStatement select = connection.prepareStatement(IN_RAW)) {
            select.setArray(1, connection.createArrayOf("text", keys));
            select.setArray(2, connection.createArrayOf("bigint", versions));
            select.setArray(3, connection.createArrayOf("bigint", hashes));
            select.setString(4, stream.system());
            select.setString(5, stream.stream());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    plan.foundInRaw(records.get((int) found.getLong(1) - 1));
                }
            }
        }
    }
}
