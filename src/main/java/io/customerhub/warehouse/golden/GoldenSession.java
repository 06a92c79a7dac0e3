package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerId;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.IdAssignment;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.Survivorship;
import io.customerhub.warehouse.golden.GoldenStore.Basis;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What matching records as they arrive reads and writes, within the one transaction of {@link GoldenStore#change}. Errors
 * of the database pass through the caller to there.
 */
public final class GoldenSession {

    private final Connection connection;
    private final MatchRecordRows records;
    private final MatchPairRows pairs;

    GoldenSession(Connection connection) {
        this.connection = connection;
        this.records = new MatchRecordRows(connection);
        this.pairs = new MatchPairRows(connection);
    }

    private interface Work<T> {
        T in() throws SQLException;
    }

    private interface Change {
        void in() throws SQLException;
    }

    private static <T> T read(Work<T> work) {
        try {
            return work.in();
        } catch (SQLException failed) {
            throw new SessionFailure(failed);
        }
    }

    private static void write(Change change) {
        try {
            change.in();
        } catch (SQLException failed) {
            throw new SessionFailure(failed);
        }
    }

    /** By what all records were matched last; null when they never were. */
    public @Nullable Basis basis() {
        return read(() -> ModelRows.basis(connection));
    }

    /** Takes up to so many records out of the queue, those that wait longest, with the time since when they wait. */
    public Map<RecordKey, Instant> takeQueued(int most) {
        return read(() -> new QueueRows(connection).take(most));
    }

    /** The standard rows of those of the records that exist, in no order. */
    public List<CustomerRecord> standard(Collection<RecordKey> keys) {
        return read(() -> CustomerRecordStore.find(connection, keys));
    }

    /** Those of the records that have been matched, as they were matched. */
    public List<MatchRecord> matched(Collection<RecordKey> keys) {
        return read(() -> records.find(keys));
    }

    /** The records of these numbers. */
    public List<MatchRecord> matchedByNumber(Collection<Long> ids) {
        return read(() -> records.findByNumber(ids));
    }

    /** The records that have one or more of these keys. */
    public List<MatchRecord> sharing(Collection<Long> keys) {
        return read(() -> records.sharing(keys));
    }

    /** So many numbers for new records. */
    public List<Long> nextNumbers(int count) {
        return read(() -> records.nextNumbers(count));
    }

    /** Writes new and changed records. */
    public void put(Collection<MatchRecord> changed) {
        write(() -> records.put(changed));
    }

    /** Removes records. */
    public void remove(Collection<Long> ids) {
        write(() -> records.remove(ids));
    }

    /** Lets records be found by the keys that they have now, and no longer by those that they had before. */
    public void replaceKeys(Collection<MatchRecord> before, Collection<MatchRecord> now) {
        write(() -> records.replaceKeys(before, now));
    }

    /** Those of the keys that too many records share, with how many may. */
    public Map<Long, WideKey> wide(Collection<Long> keys) {
        return read(() -> records.wide(keys));
    }

    /** From now on too many records share these keys. */
    public void widen(Map<Long, WideKey> keys) {
        write(() -> records.widen(keys));
    }

    /** Those of these wide keys that so few records share by now that they find candidates again, from now on. */
    public Set<Long> narrow(Map<Long, WideKey> wide) {
        return read(() -> records.narrow(wide));
    }

    /** The pairs of which one or both are among these records. */
    public List<MatchPair> pairsOf(Collection<Long> ids) {
        return read(() -> pairs.touching(ids));
    }

    /** All records that a chain of pairs of at least so many bits leads to, these included. */
    public Set<Long> reach(Collection<Long> ids, double atLeast) {
        return read(() -> pairs.reach(ids, atLeast));
    }

    /** Removes pairs. */
    public void removePairs(Collection<MatchPair> gone) {
        write(() -> pairs.remove(gone));
    }

    /** Adds pairs. */
    public void addPairs(Collection<MatchPair> found) {
        write(() -> pairs.add(found));
    }

    /** The latest decisions of pairs of which one or both are among these records. */
    public List<MatchDecision> decisions(Collection<RecordKey> keys) {
        return read(() -> MatchDecisionStore.latest(connection, keys));
    }

    /** The customers of those of the records that have one. */
    public Map<RecordKey, UUID> customersOf(Collection<RecordKey> keys) {
        return read(() -> CrosswalkRows.customersOf(connection, keys));
    }

    /** All records of the customers to which these records belong. */
    public Set<RecordKey> recordsOfCustomersOf(Collection<RecordKey> keys) {
        return read(() -> CrosswalkRows.recordsOfCustomersOf(connection, keys));
    }

    /**
     * Derives the customers of some records and writes what differs.
     *
     * @param touched the records, and with them all other records of the customers to which they belong; those that are
     *     no more, too
     * @param grouping which of them are one customer now; all of them that exist
     * @param reviews the pairs that wait for a steward of which one or both are among them, all of these
     */
    public Written derive(
            Collection<RecordKey> touched,
            Grouping grouping,
            List<ReviewPair> reviews,
            Survivorship survivorship,
            BiFunction<CustomerRecord, PartyType, CustomerRecord> completed) {
        return read(() -> {
            GoldenChanges changes = GoldenChanges.of(connection, touched);
            IdAssignment ids =
                    new CrosswalkRows(connection, grouping, true).assign(new CustomerId(System.currentTimeMillis()));
            changes.members(grouping, ids);
            new GoldenRows(connection, survivorship, completed).derive(count -> {});
            Written written = changes.apply(grouping, ids);
            return written.withReviews(new ReviewRows(connection).replace(touched, reviews));
        });
    }
}
