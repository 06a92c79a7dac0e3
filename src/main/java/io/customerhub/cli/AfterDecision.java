package io.customerhub.cli;

import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.resolution.IncrementalMatch;
import io.customerhub.resolution.NeedsBulkMatchException;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore;
import picocli.CommandLine.Option;

/** Lets a decision of a steward be seen in the golden customers at once, unless the command line says {@code --later}. */
final class AfterDecision {

    private static final int STEP = 500;

    @Option(
            names = "--later",
            description =
                    "Only write it down: it counts from the next matching on, that of the running hub or hub match --all.")
    private boolean later;

    /**
     * Brings the golden customers to what is decided now: those around the records in question, or all when there are none
     * yet or the rules have changed.
     *
     * @return false when that was left for later
     */
    boolean follow(Terminal terminal, Warehouse warehouse, MatchingRules rules) {
        if (later) {
            terminal.say("It counts from the next matching on: that of the running hub, or hub match --all.");
            return false;
        }
        GoldenStore.Waiting waiting = new GoldenStore(warehouse).waiting();
        if (!waiting.started() || !matched(warehouse, rules, waiting.queued())) {
            new BulkMatch(warehouse, rules).run(progress -> {});
        }
        return true;
    }

    /** Matches what waits in the queue, that of others before it included; false when all records must be matched. */
    private static boolean matched(Warehouse warehouse, MatchingRules rules, long waiting) {
        try {
            IncrementalMatch match = new IncrementalMatch(warehouse, rules);
            long left = waiting;
            boolean isIdle = false;
            while (left > 0 && !isIdle) {
                IncrementalMatch.Step step = match.step(STEP);
                left -= step.records();
                isIdle = step.isIdle();
            }
            return true;
        } catch (NeedsBulkMatchException others) {
            return false;
        }
    }
}
