package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.config.NearestName;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.Verdict;
import io.customerhub.resolution.PairExplanation;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match decide}: what a steward decides about two records. */
@Command(
        name = "decide",
        description = {
            "Writes down that two records are one customer (same), are two (different), or that nobody can say (unsure).",
            "A decision counts from the next hub match --all on, in every one after it, and whatever the evidence says;"
                    + " a later decision about the same two records replaces it. Nothing is ever lost: different after"
                    + " same gives both customers back as they were."
        },
        footer = {
            "",
            "Example: hub match decide crm/contacts/1001 shop/customers/cus_77 different --reason \"father and son\""
        },
        mixinStandardHelpOptions = true)
final class MatchDecideCommand implements Callable<Integer> {

    private static final int LONGEST_REASON = 500;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "A source record, such as crm/contacts/1001.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other one.")
    private String other = "";

    @Parameters(index = "2", paramLabel = "VERDICT", description = "same, different or unsure.")
    private String verdict = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who come after.")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    MatchDecideCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Verdict decided = Verdict.named(verdict);
        if (decided == null) {
            throw refused("expected one of same, different and unsure, found '" + verdict + "'"
                    + NearestName.hint(verdict, Verdict.texts()));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw refused("expected a reason of 1 to " + LONGEST_REASON + " characters, found " + reason.length());
        }
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            CustomerRecord left = CustomerRecords.load(open.warehouse(), one);
            CustomerRecord right = CustomerRecords.load(open.warehouse(), other);
            MatchDecision decision = decision(left, right, decided);
            new MatchDecisionStore(open.warehouse()).add(decision);
            if (json) {
                terminal.out()
                        .println(new ObjectMapper()
                                .createObjectNode()
                                .put("schemaVersion", 1)
                                .put("left", decision.left().toString())
                                .put("right", decision.right().toString())
                                .put("verdict", decided.text())
                                .put("decidedBy", decision.decidedBy())
                                .toPrettyString());
            } else {
                terminal.out().println(decision.left() + " and " + decision.right() + ": " + decided.text());
            }
            terminal.say("It counts from the next hub match --all on.");
        }
        return ExitCode.GOOD.number();
    }

    private MatchDecision decision(CustomerRecord left, CustomerRecord right, Verdict decided) {
        try {
            PairExplanation.commonType(left, right);
            return new MatchDecision(left.key(), right.key(), decided, reason, Actor.of(terminal), Instant.now());
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private static CommandFailure refused(String why) {
        return new CommandFailure(ExitCode.USAGE, "HUB-GOLDEN-003  " + why);
    }
}
