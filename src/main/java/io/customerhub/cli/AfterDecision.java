package io.customerhub.cli;

import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.warehouse.Warehouse;
import picocli.CommandLine.Option;

/** Lets a decision of a steward be seen in the golden customers at once, unless the command line says {@code --later}. */
final class AfterDecision {

    @Option(
            names = "--later",
            description = "Only write it down: it counts from the next hub match --all on. Many decisions cost one"
                    + " matching so.")
    private boolean later;

    /**
     * Brings the golden customers to what is decided now.
     *
     * @return false when that was left for later
     */
    boolean follow(Terminal terminal, Warehouse warehouse, MatchingRules rules) {
        if (later) {
            terminal.say("It counts from the next hub match --all on.");
            return false;
        }
        new BulkMatch(warehouse, rules).run(progress -> {});
        return true;
    }
}
