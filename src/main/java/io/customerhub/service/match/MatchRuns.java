package io.customerhub.service.match;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.resolution.Derivation;
import io.customerhub.resolution.Matching;
import io.customerhub.resolution.MatchingRefusedException;
import io.customerhub.service.match.MatchingDone.Found;
import io.customerhub.service.match.MatchingDone.Written;
import io.customerhub.warehouse.Warehouse;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Matches and derives when somebody asks for it. */
final class MatchRuns {

    /** While a large load goes on, the queue does not run empty; a steward need not wait for that. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Warehouse warehouse;
    private final Supplier<MatchingRules> rules;
    private final Consumer<String> talk;

    MatchRuns(Warehouse warehouse, Supplier<MatchingRules> rules, Consumer<String> talk) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.talk = talk;
    }

    /**
     * Whether the customers are what was decided.
     *
     * @param note why not, or null
     */
    record Following(boolean followed, @Nullable String note) {

        static final Following LATER = new Following(
                false, "it counts from the next matching on: that of the running hub, or hub match --all");
    }

    /**
     * Brings the golden customers to what is decided now: those around the records that wait in the queue, or all when there
     * are none yet or the rules have changed. What was decided stays stored when that cannot be.
     */
    Following follow() {
        MatchingRules today = rules.get();
        long end = System.nanoTime() + LONGEST_NANOS;
        try {
            boolean isDone = new Matching(warehouse, () -> today).catchUp(talk, () -> System.nanoTime() - end > 0);
            return isDone
                    ? new Following(true, null)
                    : new Following(
                            false, "more records wait than can be matched in a minute; it counts when its turn comes");
        } catch (MatchingRefusedException refused) {
            return new Following(false, refused.getMessage());
        }
    }

    MatchingDone run(RunMatching.Work work) {
        return switch (work) {
            case WAITING -> {
                Following following = follow();
                yield new MatchingDone(null, null, following.followed(), following.note());
            }
            case DERIVE ->
                new MatchingDone(null, written(new Derivation(warehouse, rules.get()).all(talk)), true, null);
            case ALL -> all(BulkMatch.Training.WHEN_NEEDED);
            case TRAIN -> all(BulkMatch.Training.ALWAYS);
        };
    }

    private MatchingDone all(BulkMatch.Training training) {
        MatchingRules today = rules.get();
        try {
            Matching.requireMemory(warehouse, "somebody asked for it");
        } catch (MatchingRefusedException refused) {
            // its message begins with its code
            String[] words = refused.getMessage().split("  ", 2);
            throw new RequestException(Reason.CONFLICT, words[0], words[words.length - 1]);
        }
        BulkMatch.Result result = new BulkMatch(warehouse, today).run(training, talk);
        return new MatchingDone(
                new Found(result.records(), result.customers(), result.merges(), result.reviews()),
                written(result.written()),
                true,
                null);
    }

    private static Written written(io.customerhub.warehouse.golden.GoldenStore.Written written) {
        return new Written(
                written.created(),
                written.changed(),
                written.merged(),
                written.split(),
                written.removed(),
                written.moved(),
                written.reviews());
    }
}
