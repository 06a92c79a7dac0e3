package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerRecordStore;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.PinStore;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps golden customers up to date: the records that have changed one by one, and all of them when there are no customers
 * yet, when the rules of matching have changed, or when the records have outgrown the model. When only survivorship has
 * changed, or a pin has had its term, values are derived anew and nothing is matched. Not safe for use by several threads.
 */
public final class Matching {

    /** A step that takes longer keeps the records that come meanwhile waiting. */
    private static final long LONGEST_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    /** Where more wait than a step can take, all are done sooner by longer steps, because each has a price of its own. */
    private static final long LONGEST_FULL_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private static final int FIRST_STEP = 8;
    private static final int LARGEST_STEP = 1_000;

    /** How many records are matched until it is looked again whether there are too many for the model. */
    private static final int COUNT_EVERY = 10_000;

    /** What a record needs of the memory while all are matched, measured with a million of them. */
    private static final long BYTES_OF_A_RECORD = 1_600;

    private static final long MEGABYTE = 1 << 20;
    private static final long LOOK_AT_RULES_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AT_PINS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Warehouse warehouse;
    private final Supplier<MatchingRules> rules;
    private @Nullable IncrementalMatch incremental;
    private int most = FIRST_STEP;
    private int uncounted;
    private long rulesSeen;
    private long pinsSeen = System.nanoTime() - LOOK_AT_PINS_NANOS;

    /** @param rules the rules of today */
    public Matching(Warehouse warehouse, Supplier<MatchingRules> rules) {
        this.warehouse = warehouse;
        this.rules = rules;
    }

    /**
     * What a step has done.
     *
     * @param records how many records were matched; 0 when there was nothing to do
     * @param since when the first of them began to wait; null when nobody knows
     */
    public record Progress(long records, @Nullable Instant since) {

        private static final Progress IDLE = new Progress(0, null);

        /** True when there was nothing to do. */
        public boolean isIdle() {
            return records == 0;
        }
    }

    /** True when all records have been matched once, so that only changed ones are left to do. */
    public boolean hasBegun() {
        return new GoldenStore(warehouse).basis() != null;
    }

    /** Matches all that waits; false when it was told to stop before. */
    public boolean catchUp(Consumer<String> talk, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            if (step(talk).isIdle()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Matches some of what waits.
     *
     * @param talk gets a line for each part of a matching of all records
     * @throws MatchingRefusedException when all records must be matched and the memory of this process is too small
     */
    public Progress step(Consumer<String> talk) {
        try {
            IncrementalMatch match = incremental == null ? begin() : incremental;
            incremental = match;
            refuseOtherRules(match);
            return step(match);
        } catch (NeedsBulkMatchException needed) {
            boolean wasOther = incremental != null;
            incremental = null;
            // what another one has matched or derived meanwhile need not be done again
            return wasOther ? step(talk) : doAll(talk, needed);
        }
    }

    private Progress doAll(Consumer<String> talk, NeedsBulkMatchException reason) {
        Derivation derivation = new Derivation(warehouse, rules.get());
        if (!derivation.isEnough()) {
            return matchAll(talk, reason);
        }
        talk.accept("deriving all customers, because survivorship has changed");
        derivation.all(talk);
        return new Progress(new CustomerRecordStore(warehouse).count(), null);
    }

    /** Lets values go whose pins have had their term. */
    private void unpin() {
        if (System.nanoTime() - pinsSeen >= LOOK_AT_PINS_NANOS) {
            pinsSeen = System.nanoTime();
            if (!new PinStore(warehouse).expiring(Instant.now()).isEmpty()) {
                new Derivation(warehouse, rules.get()).expired(Instant.now());
            }
        }
    }

    private IncrementalMatch begin() {
        rulesSeen = System.nanoTime();
        IncrementalMatch begun = new IncrementalMatch(warehouse, rules.get());
        refuseWhenOutgrown(begun);
        return begun;
    }

    private void refuseOtherRules(IncrementalMatch match) {
        if (System.nanoTime() - rulesSeen > LOOK_AT_RULES_NANOS) {
            rulesSeen = System.nanoTime();
            if (!match.isBy(rules.get())) {
                throw new NeedsBulkMatchException("the matching rules have changed");
            }
        }
    }

    private void refuseWhenOutgrown(IncrementalMatch match) {
        uncounted = 0;
        if (match.isOutgrown()) {
            throw new NeedsBulkMatchException("there are more than twice the records that trained the model");
        }
    }

    private Progress step(IncrementalMatch match) {
        long start = System.nanoTime();
        IncrementalMatch.Step step = match.step(most);
        long took = System.nanoTime() - start;
        boolean isFull = step.records() == most;
        if (took > (isFull ? LONGEST_FULL_STEP_NANOS : LONGEST_STEP_NANOS)) {
            most = Math.max(FIRST_STEP, most / 2);
        } else if (isFull && took < LONGEST_FULL_STEP_NANOS / 2) {
            most = Math.min(LARGEST_STEP, most * 2);
        }
        uncounted += step.records();
        if (uncounted > COUNT_EVERY) {
            refuseWhenOutgrown(match);
        }
        unpin();
        return step.isIdle() ? Progress.IDLE : new Progress(step.records(), step.since());
    }

    private Progress matchAll(Consumer<String> talk, NeedsBulkMatchException reason) {
        long records = new CustomerRecordStore(warehouse).count();
        if (records == 0) {
            return Progress.IDLE;
        }
        requireMemory(warehouse, reason.getMessage());
        talk.accept("matching all records, because " + reason.getMessage());
        return new Progress(new BulkMatch(warehouse, rules.get()).run(talk).records(), null);
    }

    /**
     * Refuses to match all records where this process has too little memory for that.
     *
     * @param because why all must be matched
     * @throws MatchingRefusedException (HUB-GOLDEN-006) with the memory that it needs
     */
    public static void requireMemory(Warehouse warehouse, String because) {
        long records = new CustomerRecordStore(warehouse).count();
        if (records * BYTES_OF_A_RECORD > Runtime.getRuntime().maxMemory()) {
            long megabytes = records * BYTES_OF_A_RECORD / MEGABYTE;
            throw new MatchingRefusedException("HUB-GOLDEN-006  the golden customers stay as they are: all " + records
                    + " records must be matched, because " + because + ", and that needs " + megabytes
                    + " MB of memory; run HUB_JAVA_OPTIONS=-Xmx" + megabytes
                    + "m ./hub match --all, beside the running hub");
        }
    }
}
