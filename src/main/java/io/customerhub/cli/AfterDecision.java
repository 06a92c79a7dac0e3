package io.customerhub.cli;

import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.Matching;
import io.customerhub.resolution.MatchingRefusedException;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore;
import picocli.CommandLine.Option;

/** Lets a decision of a steward be seen in the golden customers at once, unless the command line says {@code --later}. */
final class AfterDecision {

    @Option(
            names = "--later",
            description =
                    "Only write it down: it counts from the next matching on, that of the running hub or hub match --all.")
    private boolean later;

    /**
     * Brings the golden customers to what is decided now: those around the records that wait in the queue, or all when
     * there are none yet or the rules have changed. What was decided stays stored when that fails.
     *
     * @return false when that was left for later
     */
    boolean follow(Terminal terminal, Warehouse warehouse, MatchingRules rules) {
        if (later) {
            terminal.say("It counts from the next matching on: that of the running hub, or hub match --all.");
            return false;
        }
        try {
            Matching matching = new Matching(warehouse, () -> rules);
            long left = new GoldenStore(warehouse).waiting().queued();
            Matching.Progress step;
            do {
                step = matching.step(terminal::say);
                left -= step.records();
            } while (left > 0 && !step.isIdle());
            return true;
        } catch (MatchingRefusedException refused) {
            throw new CommandFailure(ExitCode.FAILED, refused.getMessage());
        }
    }
}
