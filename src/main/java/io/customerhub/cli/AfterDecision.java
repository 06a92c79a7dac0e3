package io.customerhub.cli;

import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.Matching;
import io.customerhub.resolution.MatchingRefusedException;
import io.customerhub.warehouse.Warehouse;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** Lets a decision of a steward be seen in the golden customers at once, unless the command line says {@code --later}. */
final class AfterDecision {

    /** While a large load goes on, the queue does not run empty; a steward need not wait for that. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

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
            long end = System.nanoTime() + LONGEST_NANOS;
            boolean isDone =
                    new Matching(warehouse, () -> rules).catchUp(terminal::say, () -> System.nanoTime() - end > 0);
            if (!isDone) {
                terminal.say("More records wait than can be matched in a minute; it counts when its turn comes.");
            }
            return isDone;
        } catch (MatchingRefusedException refused) {
            throw new CommandFailure(ExitCode.FAILED, refused.getMessage());
        }
    }
}
