package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.IdAssignment;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Survivorship;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Derives customers of the records that they have now, and writes what differs; nothing is matched, and reviews, models and
 * the queue stay.
 */
public final class GoldenDerivation {

    private static final Grouping NO_MOVE = Grouping.of(List.of());

    private final Warehouse warehouse;
    private final Survivorship survivorship;
    private final BiFunction<CustomerRecord, PartyType, CustomerRecord> completed;

    /**
     * A derivation in the warehouse.
     *
     * @param survivorship which values survive
     * @param completed makes of a standard row the record that survives, as matching saw it
     */
    public GoldenDerivation(
            Warehouse warehouse,
            Survivorship survivorship,
            BiFunction<CustomerRecord, PartyType, CustomerRecord> completed) {
        this.warehouse = warehouse;
        this.survivorship = survivorship;
        this.completed = completed;
    }

    /**
     * Derives all customers.
     *
     * @param rules the hash of the rules of survivorship and matching, or null when the customers were matched by others
     * @param progress gets the number of customers that have been derived so far, now and then
     */
    public Written all(@Nullable Long rules, Consumer<Integer> progress) {
        return warehouse.transact(connection -> {
            GoldenStore.begin(connection);
            if (rules != null) {
                ModelRows.setRules(connection, rules);
            }
            return derive(connection, GoldenChanges.ofAll(connection), progress);
        });
    }

    /** Derives the customers of some records; other records of these customers need not be named. */
    public Written of(Collection<RecordKey> records) {
        return warehouse.transact(connection -> {
            GoldenStore.begin(connection);
            GoldenStore.useIndexes(connection);
            return derive(connection, GoldenChanges.of(connection, records), customers -> {});
        });
    }

    private Written derive(Connection connection, GoldenChanges changes, Consumer<Integer> progress)
            throws SQLException {
        changes.membersAsTheyStand();
        new GoldenRows(connection, survivorship, completed).derive(progress);
        return changes.apply(NO_MOVE, new IdAssignment(NO_MOVE, List.of()));
    }
}
