package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerId;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.IdAssignment;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.Survivorship;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes golden customers: customers, crosswalk, aliases, history, reviews, models and outbox in one transaction, and of
 * all that only what differs. One writes at a time.
 */
public final class GoldenStore {

    /** Any number, as long as it is always this one: held by the transaction that writes golden customers. */
    private static final long LOCK = 0x676f6c64656e2e31L;

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public GoldenStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What is to be written.
     *
     * @param grouping which records are one customer; all records that exist
     * @param reviews the pairs that wait for a steward, all of them
     * @param models the models that were trained, by party type
     * @param indexes what matching records as they arrive needs
     * @param horizon what {@link #beginMatching} answered before the records were read
     * @param rules the hash of the rules by which all this came about
     */
    public record Outcome(
            Grouping grouping,
            List<ReviewPair> reviews,
            Map<PartyType, Model> models,
            List<MatchIndex> indexes,
            String horizon,
            long rules) {}

    /**
     * By what all records were matched last.
     *
     * @param rules the hash of the rules
     * @param model the latest model, 0 when there is none
     */
    public record Basis(long rules, long model) {}

    /**
     * A model.
     *
     * @param json the model as a JSON object
     * @param records how many records trained it
     */
    public record Model(String json, int records) {}

    /**
     * What was written.
     *
     * @param created customers that are new
     * @param changed customers of which a value, a record or the evidence differs
     * @param merged customers that went into others
     * @param split customers that came out of others
     * @param removed customers of which no record is left
     * @param moved records that belong to another customer than before, new ones included
     * @param reviews pairs that wait, are no longer waiting, or weigh something else
     */
    public record Written(int created, int changed, int merged, int split, int removed, int moved, int reviews) {

        /** True when all was as it is. */
        public boolean isNothing() {
            return created + changed + merged + split + removed + moved + reviews == 0;
        }

        Written withReviews(int count) {
            return new Written(created, changed, merged, split, removed, moved, count);
        }
    }

    /**
     * Says that all records are going to be matched: from the first time on changed records are queued.
     *
     * @return the transaction before which all are seen by those who read from now on
     */
    public String beginMatching() {
        warehouse.transact(connection -> {
            new QueueRows(connection).open();
            return true;
        });
        return warehouse.transact(connection -> new QueueRows(connection).horizon());
    }

    /** Does some work in one transaction, while nobody else changes golden customers. */
    public <T> T change(Function<GoldenSession, T> work) {
        return warehouse.transact(connection -> {
            begin(connection);
            useIndexes(connection);
            try {
                return work.apply(new GoldenSession(connection));
            } catch (SessionFailure failed) {
                throw failed.error();
            }
        });
    }

    /** True when records wait to be matched. */
    public boolean hasQueued() {
        return warehouse.transact(connection -> new QueueRows(connection).isFilled());
    }

    /** Queues records to be matched again, because something that decides about them has changed. */
    public void queue(Collection<RecordKey> keys) {
        warehouse.transact(connection -> {
            new QueueRows(connection).enter(keys);
            return true;
        });
    }

    /**
     * Derives the customers and writes what differs.
     *
     * @param survivorship which values survive
     * @param completed makes of a standard row the record that survives, as matching saw it
     * @param progress gets the number of customers that have been derived so far, now and then
     */
    public Written write(
            Outcome outcome,
            Survivorship survivorship,
            BiFunction<CustomerRecord, PartyType, CustomerRecord> completed,
            Consumer<Integer> progress) {
        return warehouse.transact(connection -> {
            begin(connection);
            useMemory(connection);
            CrosswalkRows crosswalk = new CrosswalkRows(connection, outcome.grouping(), false);
            IdAssignment ids = crosswalk.assign(new CustomerId(System.currentTimeMillis()));
            GoldenChanges changes = GoldenChanges.ofAll(connection);
            changes.members(outcome.grouping(), ids);
            new GoldenRows(connection, survivorship, completed).derive(progress);
            Written written = changes.apply(outcome.grouping(), ids);
            int reviews = new ReviewRows(connection).replace(outcome.reviews());
            ModelRows.insert(connection, outcome.models());
            new MatchIndexRows(connection).replace(outcome.indexes());
            new QueueRows(connection).forgetBefore(outcome.horizon());
            ModelRows.setRules(connection, outcome.rules());
            return written.withReviews(reviews);
        });
    }

    /** Begins a change of golden customers: one at a time. */
    static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // a bulk run takes as long as it takes
            statement.execute("SET LOCAL statement_timeout = 0");
            statement.execute("SET LOCAL lock_timeout = 0");
            CustomerRecordStore.inUtc(connection);
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /** Enough to join a million records without files and by a scan of their table, and to build their indexes at once. */
    private static void useMemory(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '512MB'");
        }
    }

    /** What is looked up is a few rows of large tables, but arrays and temporary tables have no statistics to say so. */
    static void useIndexes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;"
                    + " SET LOCAL enable_mergejoin = off; SET LOCAL jit = off;"
                    + " SET LOCAL plan_cache_mode = force_generic_plan");
        }
    }

    /** The latest model of a party type, or null when none was trained. */
    public @Nullable Model model(PartyType type) {
        return warehouse.transact(connection -> ModelRows.latest(connection, type));
    }

    /** By what all records were matched last; null when they never were. */
    public @Nullable Basis basis() {
        return warehouse.transact(ModelRows::basis);
    }

    /** When the latest model of a party type was trained or got its thresholds, or null when none was trained. */
    public @Nullable Instant trainedAt(PartyType type) {
        return warehouse.transact(connection -> ModelRows.trainedAt(connection, type));
    }

    /** How many records of each type have been matched. */
    public Map<PartyType, Long> matchedByType() {
        return warehouse.transact(connection -> new MatchRecordRows(connection).countByType());
    }

    /** Those of the keys that too many records share to find candidates by them. */
    public Set<Long> wideKeys(Collection<Long> keys) {
        return warehouse.transact(
                connection -> new MatchRecordRows(connection).wide(keys).keySet());
    }

    /** The review that two records wait for, or null. */
    public @Nullable ReviewPair review(RecordKey one, RecordKey other) {
        return warehouse.transact(connection -> new ReviewRows(connection).find(one, other));
    }
}
