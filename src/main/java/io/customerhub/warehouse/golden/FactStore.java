package io.customerhub.warehouse.golden;

import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore.Orders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts what hangs on source records, whoever they belong to. Safe for use by several threads. */
public final class FactStore {

    /** Which record a fact hangs on, as the views of the schema golden have it. */
    private static final String OF_RECORDS =
            """
            FROM %s AS w (system, stream, key)
            JOIN standard.%s f ON f.customer_key = w.key
                AND w.system = CASE WHEN f.customer_stream LIKE '%%/%%' THEN split_part(f.customer_stream, '/', 1)
                    ELSE f.system END
                AND w.stream = CASE WHEN f.customer_stream LIKE '%%/%%' THEN split_part(f.customer_stream, '/', 2)
                    ELSE f.customer_stream END
            WHERE f.deleted_at IS NULL""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public FactStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What hangs on some records.
     *
     * @param orders orders by currency
     * @param cases how many service cases
     */
    public record Facts(List<Orders> orders, long cases) {}

    /** The facts of these records, as they stand today. */
    public Facts of(List<RecordKey> records) {
        return warehouse.transact(connection -> new Facts(orders(connection, records), cases(connection, records)));
    }

    private static List<Orders> orders(Connection connection, List<RecordKey> records) throws SQLException {
        List<Orders> orders = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT f.price_currency, count(*), sum(f.total)::text "
                        + OF_RECORDS.formatted(KeyArrays.ROWS, "sales_order") + " GROUP BY 1 ORDER BY 1")) {
            KeyArrays.set(connection, select, 1, records);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.add(new Orders(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
        }
        return orders;
    }

    private static long cases(Connection connection, List<RecordKey> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT count(*) " + OF_RECORDS.formatted(KeyArrays.ROWS, "service_case"))) {
            KeyArrays.set(connection, select, 1, records);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
