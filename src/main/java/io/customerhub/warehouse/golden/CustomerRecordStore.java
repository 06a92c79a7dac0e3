package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the customer records that exist. Safe for use by several threads. */
public final class CustomerRecordStore {

    private static final int FETCH = 2_000;

    private static final String BY_KEY = "SELECT " + StandardRows.columns() + " FROM " + KeyArrays.ROWS
            + " AS w (system, stream, key) JOIN standard.customer s ON s.system = w.system AND s.stream = w.stream"
            + " AND s.key = w.key WHERE s.deleted_at IS NULL";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public CustomerRecordStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Takes all records, in no order, as they were at one moment. One scan: by pages, each in the order of the keys, the
     * same costs four times as much.
     */
    public void each(Consumer<CustomerRecord> taker) {
        warehouse.transact(connection -> {
            inUtc(connection);
            try (Statement unlimited = connection.createStatement()) {
                unlimited.execute("SET LOCAL statement_timeout = 0");
            }
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT " + StandardRows.columns() + " FROM standard.customer s WHERE s.deleted_at IS NULL")) {
                select.setFetchSize(FETCH);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        taker.accept(StandardRows.read(row));
                    }
                }
            }
            return true;
        });
    }

    /** The record, or null when none of that name exists. */
    public @Nullable CustomerRecord find(RecordKey key) {
        return warehouse.transact(connection -> {
            inUtc(connection);
            try (PreparedStatement select = connection.prepareStatement("SELECT " + StandardRows.columns()
                    + " FROM standard.customer s WHERE s.deleted_at IS NULL"
                    + " AND (s.system, s.stream, s.key) = (?, ?, ?)")) {
                set(select, 1, key);
                return records(select).stream().findFirst().orElse(null);
            }
        });
    }

    /** How many records exist. */
    public long count() {
        return warehouse.transact(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row =
                            select.executeQuery("SELECT count(*) FROM standard.customer WHERE deleted_at IS NULL")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The names of the kinds of identifiers that records have, sorted. */
    public List<String> identifierSystems() {
        return warehouse.transact(connection -> {
            List<String> systems = new ArrayList<>();
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery(
                            """
                            SELECT DISTINCT i ->> 'system' COLLATE "C" AS name FROM standard.customer,
                                json_array_elements(identifiers) AS i
                            WHERE deleted_at IS NULL AND i ->> 'value' IS NOT NULL ORDER BY name""")) {
                while (row.next()) {
                    systems.add(row.getString(1));
                }
            }
            return systems;
        });
    }

    /** Those of the records that exist, in no order. */
    static List<CustomerRecord> find(Connection connection, Collection<RecordKey> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_KEY)) {
            KeyArrays.set(connection, select, 1, keys);
            return records(select);
        }
    }

    private static List<CustomerRecord> records(PreparedStatement select) throws SQLException {
        List<CustomerRecord> records = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                records.add(StandardRows.read(row));
            }
        }
        return records;
    }

    static void set(PreparedStatement statement, int from, RecordKey key) throws SQLException {
        statement.setString(from, key.system());
        statement.setString(from + 1, key.stream());
        statement.setString(from + 2, key.key());
    }

    /** Times become the same text on every machine. */
    static void inUtc(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL TIME ZONE 'UTC'");
        }
    }
}
