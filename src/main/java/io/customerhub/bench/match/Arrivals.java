package io.customerhub.bench.match;

import io.customerhub.golden.RecordKey;
import io.customerhub.record.Hashes;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Generated records that come after all others have been matched: one half new records, mostly of people who are known
 * already, the other half records that are there and change their phone number.
 */
final class Arrivals {

    private final int records;
    private final int changes;
    private final List<GeneratedCustomer> coming = new ArrayList<>();

    /** @param changes about how many of these records come later or change */
    Arrivals(int records, int changes) {
        this.records = records;
        this.changes = changes;
    }

    /** True when the record is there from the start; keeps those that come or change later. */
    boolean isThere(GeneratedCustomer customer) {
        long place = Math.floorMod(Hashes.mix(customer.number() + 1L), (long) records);
        if (place < changes / 2) {
            coming.add(customer);
            return false;
        }
        if (place < changes) {
            coming.add(customer.withPhone("+86199%08d".formatted(customer.number())));
        }
        return true;
    }

    /** All that come, in a random order. */
    List<GeneratedCustomer> shuffled() {
        coming.sort(Comparator.comparingLong(customer -> Hashes.mix(customer.number())));
        return List.copyOf(coming);
    }

    /** Loads some in one transaction and queues them, as a batch does. */
    static void deliver(Warehouse warehouse, List<GeneratedCustomer> some) throws SQLException {
        try (Connection connection = warehouse.committing().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM standard.customer WHERE system = ? AND stream = ? AND key = ?")) {
                for (GeneratedCustomer one : some) {
                    delete.setString(1, one.key().system());
                    delete.setString(2, one.key().stream());
                    delete.setString(3, one.key().key());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
            try (StandardRowCopy copy = new StandardRowCopy(connection)) {
                for (GeneratedCustomer one : some) {
                    copy.add(one);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        List<RecordKey> keys = some.stream().map(GeneratedCustomer::key).toList();
        new GoldenStore(warehouse).queue(keys);
    }
}
