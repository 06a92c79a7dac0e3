package io.customerhub.warehouse.golden;

import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds golden customers for people. Safe for use by several threads. */
public final class CustomerStore {

    /** An alias may lead to one that has become an alias itself; the last step is a customer, or nothing any more. */
    private static final String RESOLVE =
            """
            WITH RECURSIVE step (id) AS (
                SELECT ?::uuid UNION SELECT a.customer_id FROM golden.alias a JOIN step s ON a.id = s.id)
            SELECT s.id FROM step s WHERE EXISTS (SELECT FROM golden.customer g WHERE g.id = s.id)""";

    private static final String LISTED =
            """
            SELECT g.id, g.party_type, coalesce(CASE g.party_type WHEN 'organization'
                    THEN coalesce(g.legal_name, g.trading_name) END, g.formatted_name, g.legal_name, g.trading_name),
                g.phone, g.email, g.records
            FROM golden.customer g WHERE g.id = ?""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public CustomerStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A customer in a list.
     *
     * @param partyType person or organization
     * @param records how many source records it has
     */
    public record Found(
            UUID id,
            String partyType,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            int records) {}

    /**
     * A customer with all that is known of it.
     *
     * @param id its id, which may not be the one that was asked for
     * @param row the row of {@code golden.customer} as a JSON object
     * @param records its source records
     * @param formerIds the ids that lead to it
     * @param orders its orders by currency
     * @param cases how many service cases it has
     */
    public record Whole(
            UUID id, String row, List<Linked> records, List<UUID> formerIds, List<Orders> orders, long cases) {}

    /**
     * A source record of a customer.
     *
     * @param since since when it belongs to it
     */
    public record Linked(RecordKey key, Instant since) {}

    /**
     * Orders of a customer in one currency.
     *
     * @param currency ISO 4217, or null when the orders do not say
     * @param total the sum as PostgreSQL writes it, or null
     */
    public record Orders(@Nullable String currency, long count, @Nullable String total) {}

    /** A customer of today as lists show it; none when there is no such customer. */
    public List<Found> listed(UUID id) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LISTED)) {
                select.setObject(1, id);
                return CustomerSearchStore.read(select);
            }
        });
    }

    /** The customer that an id is or leads to, or null when there is none. */
    public @Nullable Whole find(UUID id) {
        return warehouse.transact(connection -> {
            CustomerRecordStore.inUtc(connection);
            UUID current = resolve(connection, id);
            return current == null ? null : whole(connection, current);
        });
    }

    /** The customer that a record belongs to, or null when it has not been matched. */
    public @Nullable UUID customerOf(RecordKey key) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT customer_id FROM golden.crosswalk WHERE (system, stream, key) = (?, ?, ?)")) {
                CustomerRecordStore.set(select, 1, key);
                return first(select);
            }
        });
    }

    /** Takes each record with its customer, in no order. */
    public void eachRecord(BiConsumer<RecordKey, UUID> sink) {
        warehouse.transact(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT system, stream, key, customer_id FROM golden.crosswalk")) {
                select.setFetchSize(5_000);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sink.accept(
                                new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                                row.getObject(4, UUID.class));
                    }
                }
                return true;
            }
        });
    }

    private static @Nullable UUID resolve(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RESOLVE)) {
            select.setObject(1, id);
            return first(select);
        }
    }

    private static @Nullable UUID first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getObject(1, UUID.class) : null;
        }
    }

    private static Whole whole(Connection connection, UUID id) throws SQLException {
        String row;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT to_json(g)::text FROM golden.customer g WHERE g.id = ?")) {
            select.setObject(1, id);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                row = found.getString(1);
            }
        }
        return new Whole(
                id,
                row,
                records(connection, id),
                formerIds(connection, id),
                orders(connection, id),
                cases(connection, id));
    }

    private static List<Linked> records(Connection connection, UUID id) throws SQLException {
        List<Linked> records = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT x.system, x.stream, x.key, x.since"
                + " FROM golden.crosswalk x WHERE x.customer_id = ? ORDER BY x.system, x.stream, x.key")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    records.add(new Linked(
                            new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return records;
    }

    private static List<UUID> formerIds(Connection connection, UUID id) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                WITH RECURSIVE step (id) AS (
                    SELECT ?::uuid UNION SELECT a.id FROM golden.alias a JOIN step s ON a.customer_id = s.id)
                SELECT id FROM step WHERE id <> ? ORDER BY id""")) {
            select.setObject(1, id);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private static List<Orders> orders(Connection connection, UUID id) throws SQLException {
        List<Orders> orders = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT price_currency, count(*), sum(total)::text"
                + " FROM golden.sales_order WHERE customer_id = ? GROUP BY 1 ORDER BY 1")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.add(new Orders(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
        }
        return orders;
    }

    private static long cases(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM golden.service_case WHERE customer_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
