package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerId;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.IdAssignment;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.Survivorship;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Tells what {@link GoldenStore#write} would write. It derives the customers into temporary tables of one transaction that
 * is always rolled back, and takes no lock that anybody who reads or writes golden customers waits for.
 */
public final class GoldenPreview {

    private final Warehouse warehouse;

    /** A preview in the warehouse. */
    public GoldenPreview(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Derives the customers and compares.
     *
     * @param survivorship which values survive
     * @param completed makes of a standard row the record that survives, as matching saw it
     * @param examples how many customers are told of each kind of change
     * @param progress gets the number of customers that have been derived so far, now and then
     */
    public GoldenDifference of(
            Outcome outcome,
            Survivorship survivorship,
            BiFunction<CustomerRecord, PartyType, CustomerRecord> completed,
            int examples,
            Consumer<Integer> progress) {
        return warehouse.transact(connection -> {
            try {
                begin(connection);
                CrosswalkRows crosswalk = new CrosswalkRows(connection, outcome.grouping(), false);
                IdAssignment ids = crosswalk.assign(new CustomerId(System.currentTimeMillis()));
                GoldenChanges changes = GoldenChanges.ofAll(connection);
                changes.members(outcome.grouping(), ids);
                new GoldenRows(connection, survivorship, completed).derive(progress);
                int split = changes.prepare(outcome.grouping(), ids);
                return new DifferenceRows(connection)
                        .read(split, ids.retired().size(), outcome.reviews().size(), examples);
            } finally {
                connection.rollback();
            }
        });
    }

    /** One snapshot for all, so that what is compared is of one moment. */
    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("SET LOCAL statement_timeout = 0");
            CustomerRecordStore.inUtc(connection);
        }
    }
}
