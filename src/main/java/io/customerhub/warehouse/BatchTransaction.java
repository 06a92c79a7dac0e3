package io.customerhub.warehouse;

import io.customerhub.ingest.FileLedger;
import io.customerhub.record.EntityType;
import io.customerhub.record.FinishedFile;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to write a batch: all of it in one transaction, or nothing. */
final class BatchTransaction {

    /** The stage that judges values. */
    private static final String QUALITY = "validate";

    /** How much the attempt takes on trust; each duplicate that turns up makes the next attempt more careful. */
    enum Trust {
        /** A key that is not in the table of loaded versions is new. */
        TABLE,
        /** Each key is looked up; a version later than the standard row is new to the raw layer. */
        STANDARD,
        /** Each version is looked up. */
        NOTHING
    }

    private final RecordBatch batch;
    private final RunReference run;
    private final LetterReplay replay;
    private final @Nullable RowPlan rowPlan;
    private final LoadedVersionTable table;
    private final BinaryCopyBuffer buffer;
    private final WriteObserver observer;
    private boolean commitSent;
    private @Nullable BatchPlan plan;

    BatchTransaction(
            RecordBatch batch,
            RunReference run,
            LetterReplay replay,
            @Nullable RowPlan rowPlan,
            LoadedVersionTable table,
            BinaryCopyBuffer buffer,
            WriteObserver observer) {
        this.batch = batch;
        this.run = run;
        this.replay = replay;
        this.rowPlan = rowPlan;
        this.table = table;
        this.buffer = buffer;
        this.observer = observer;
    }

    /** True when the outcome of the commit may be unknown. */
    boolean isCommitSent() {
        return commitSent;
    }

    /** What has been written; null before, or when the batch had been committed by an earlier attempt. */
    @Nullable
    BatchPlan plan() {
        return plan;
    }

    /** Writes all but the refused records, which become dead letters, and commits. */
    BatchOutcome write(Connection connection, Trust trust, Map<Integer, Refusal> refused) throws SQLException {
        observer.reached("begin");
        RunAccount account = new RunAccount(connection, run);
        observer.reached("lock");
        BatchOutcome earlier = account.lock(batch.stream());
        if (earlier != null) {
            connection.rollback();
            return earlier;
        }
        replay.begin(connection);
        observer.reached("look-up");
        BatchPlan decided = decide(connection, trust, refused);
        observer.reached("rows");
        if (rowPlan != null) {
            copy(rowPlan).write(connection, decided, 0, decided.size());
            if (rowPlan.entity() == EntityType.CUSTOMER) {
                observer.reached("queue");
                MatchQueue.enter(connection, batch.stream(), changedKeys(decided));
            }
        }
        observer.reached("letters");
        List<Rejection> rejections = rejections(refused);
        long refusedNow = writeLetters(connection, decided, rejections);
        observer.reached("account");
        BatchOutcome outcome = outcome(decided, rejections.size());
        account.count(outcome, batch.skipped());
        if (batch.layout() != null) {
            NullCount.of(batch.layout(), decided).write(connection, batch.stream(), run.run());
        }
        QualityCount.add(connection, batch.stream(), batch.judgement().andInvalid(refusedNow));
        observer.reached("position");
        if (batch.position() != null) {
            account.move(batch.stream(), batch.position());
            FinishedFile finished = batch.position().finished();
            if (finished != null) {
                observer.reached("ledger");
                FileLedger.enter(connection, batch.stream(), finished, FileLedger.State.DONE);
            }
        }
        observer.reached("commit");
        commitSent = true;
        connection.commit();
        plan = decided;
        observer.reached("committed");
        return outcome;
    }

    /** The records that PostgreSQL refuses, and why; rolls back. */
    Map<Integer, Refusal> findRefused(Connection connection, Map<Integer, Refusal> known) throws SQLException {
        if (rowPlan == null) {
            return Map.of();
        }
        new RunAccount(connection, run).lock(batch.stream());
        Map<Integer, Refusal> found =
                Bisection.find(connection, copy(rowPlan), decide(connection, Trust.NOTHING, known));
        connection.rollback();
        return found;
    }

    private RowCopy copy(RowPlan compiled) {
        return new RowCopy(batch.origin(), run, compiled, buffer);
    }

    private BatchPlan decide(Connection connection, Trust trust, Map<Integer, Refusal> refused) throws SQLException {
        BatchPlan undecided = new BatchPlan(batch.records(), run.configuration(), refused::containsKey);
        if (rowPlan != null) {
            boolean trustsTable = trust == Trust.TABLE && table.isComplete();
            List<String> keys = undecided.keys(trustsTable ? table : null);
            LookUp.standard(connection, batch.stream(), rowPlan.entity(), keys, undecided);
            LookUp.raw(connection, batch.stream(), undecided.maybeInRaw(trust == Trust.NOTHING), undecided);
        }
        undecided.decide();
        return undecided;
    }

    private static List<String> changedKeys(BatchPlan decided) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            if (decided.writesStandard(i)) {
                keys.add(decided.record(i).requireIdentity().key());
            }
        }
        return keys;
    }

    private List<Rejection> rejections(Map<Integer, Refusal> refused) {
        List<Rejection> all = new ArrayList<>(batch.rejections());
        refused.forEach((i, refusal) -> all.add(refusal.reject(batch.records().get(i))));
        return all;
    }

    /** How many records the quality stage refused that were no letters before. */
    private long writeLetters(Connection connection, BatchPlan decided, List<Rejection> rejections)
            throws SQLException {
        LetterSettlement settlement = new LetterSettlement(connection, batch.stream(), run, replay);
        Map<Long, BatchPlan.Fate> fates = new LinkedHashMap<>();
        List<Identity> loaded = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            SourceRecord record = decided.record(i);
            BatchPlan.Fate fate = decided.fate(i);
            if (record.letter() != 0 && fate != BatchPlan.Fate.DEAD) {
                fates.put(record.letter(), fate);
            }
            if (fate == BatchPlan.Fate.LOADED) {
                loaded.add(record.requireIdentity());
            }
        }
        settlement.close(fates);
        settlement.resolve(loaded);
        List<Rejection> fresh = new ArrayList<>();
        List<Rejection> again = new ArrayList<>();
        for (Rejection rejection : rejections) {
            if (rejection.letter() != 0) {
                again.add(rejection);
            } else {
                fresh.add(rejection);
            }
        }
        settlement.failAgain(again);
        EntityType entity = rowPlan == null ? null : rowPlan.entity();
        List<LetterLedger.Written> written =
                LetterLedger.insert(connection, batch.origin(), run.run(), run.configuration(), entity, fresh);
        if (replay.plan() != 0) {
            observer.reached("settle");
        }
        replay.settle(connection, settlement.settled());
        return written.stream()
                .filter(letter -> letter.isNew() && letter.stage().equals(QUALITY))
                .count();
    }

    private BatchOutcome outcome(BatchPlan decided, int dead) {
        long loaded = 0;
        long unchanged = batch.unchanged();
        long superseded = 0;
        for (int i = 0; i < decided.size(); i++) {
            loaded += decided.fate(i) == BatchPlan.Fate.LOADED ? 1 : 0;
            unchanged += decided.fate(i) == BatchPlan.Fate.UNCHANGED ? 1 : 0;
            superseded += decided.fate(i) == BatchPlan.Fate.SUPERSEDED ? 1 : 0;
        }
        long skipped =
                batch.skipped().values().stream().mapToLong(Integer::longValue).sum();
        return new BatchOutcome(batch.read(), loaded, unchanged, superseded, dead, skipped);
    }
}
