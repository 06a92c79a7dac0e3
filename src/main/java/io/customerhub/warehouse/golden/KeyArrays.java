package io.customerhub.warehouse.golden;

import io.customerhub.golden.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** Records and numbers as arrays in a statement. */
final class KeyArrays {

    /** Three parameters that {@link #set} fills, as rows of system, stream and key. */
    static final String ROWS = "unnest(?::text[], ?::text[], ?::text[])";

    private KeyArrays() {}

    static void set(Connection connection, PreparedStatement statement, int from, Collection<RecordKey> keys)
            throws SQLException {
        set(connection, statement, from, keys, RecordKey::system);
        set(connection, statement, from + 1, keys, RecordKey::stream);
        set(connection, statement, from + 2, keys, RecordKey::key);
    }

    private static void set(
            Connection connection,
            PreparedStatement statement,
            int index,
            Collection<RecordKey> keys,
            Function<RecordKey, String> part)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf("text", keys.stream().map(part).toArray()));
    }

    /** Fills one parameter {@code ?::bigint[]}. */
    static void setNumbers(Connection connection, PreparedStatement statement, int index, Collection<Long> numbers)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf("bigint", numbers.toArray()));
    }
}
