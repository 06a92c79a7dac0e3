package io.customerhub.warehouse.golden;

import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds golden customers by what they are found by, page by page in the order of their ids, which is that in which they
 * came to be. Safe for use by several threads.
 */
public final class CustomerSearchStore {

    private static final String PAGE =
            """
            SELECT g.id, g.party_type, coalesce(CASE g.party_type WHEN 'organization'
                    THEN coalesce(g.legal_name, g.trading_name) END, g.formatted_name, g.legal_name, g.trading_name),
                g.phone, g.email, g.records
            FROM (%s) f JOIN golden.customer g ON g.id = f.id ORDER BY g.id""";

    private static final String BY_WORDS =
            """
            SELECT s.id FROM golden.customer_search s WHERE s.words @@ ?::tsquery AND s.id > ?
            ORDER BY s.id LIMIT ?""";

    /** A key may belong to records of several systems, and they to one customer. */
    private static final String BY_RECORD =
            """
            SELECT DISTINCT x.customer_id AS id FROM golden.crosswalk x
            WHERE x.key = ? AND (?::text IS NULL OR x.system = ?) AND (?::text IS NULL OR x.stream = ?)
                AND x.customer_id > ? ORDER BY 1 LIMIT ?""";

    private static final UUID FIRST = new UUID(0, 0);

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public CustomerSearchStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A page of those whom a question of {@link io.customerhub.golden.SearchWords} finds.
     *
     * @param query none finds nobody
     * @param after the last id of the page before; null for the first page
     */
    public List<Found> byWords(String query, @Nullable UUID after, int limit) {
        return query.isEmpty()
                ? List.of()
                : warehouse.transact(connection -> {
                    try (PreparedStatement select = connection.prepareStatement(PAGE.formatted(BY_WORDS))) {
                        select.setString(1, query);
                        select.setObject(2, after == null ? FIRST : after);
                        select.setInt(3, limit);
                        return found(connection, select);
                    }
                });
    }

    /**
     * A page of those who have a source record with this key.
     *
     * @param system its source system, or null for any
     * @param stream its stream, or null for any
     * @param after the last id of the page before; null for the first page
     */
    public List<Found> byRecord(
            @Nullable String system, @Nullable String stream, String key, @Nullable UUID after, int limit) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(PAGE.formatted(BY_RECORD))) {
                select.setString(1, key);
                select.setString(2, system);
                select.setString(3, system);
                select.setString(4, stream);
                select.setString(5, stream);
                select.setObject(6, after == null ? FIRST : after);
                select.setInt(7, limit);
                return found(connection, select);
            }
        });
    }

    private static List<Found> found(Connection connection, PreparedStatement select) throws SQLException {
        // the bitmap of a frequent name costs less than compiling the plan
        try (PreparedStatement plain = connection.prepareStatement("SET LOCAL jit = off")) {
            plain.execute();
        }
        return read(select);
    }

    static List<Found> read(PreparedStatement select) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Found(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6)));
            }
        }
        return found;
    }
}
