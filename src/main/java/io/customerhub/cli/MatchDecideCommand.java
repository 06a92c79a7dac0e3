package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.NearestName;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.Verdict;
import io.customerhub.resolution.PairExplanation;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match decide}: what a steward decides about two records. */
@Command(
        name = "decide",
        description = {
            "Writes down that two records are one customer (same), are two (different), or that nobody can say (unsure).",
            "A decision counts at once (with --later from the next matching on), in every matching after it, and"
                    + " whatever the evidence says; a later decision about the same two records replaces it. Nothing is"
                    + " ever lost: different after same gives both customers back as they were, and hub match undo"
                    + " withdraws a decision by the id that is printed."
        },
        footer = {
            "",
            "Example: hub match decide crm/contacts/1001 shop/customers/cus_77 different --reason \"father and son\""
        },
        mixinStandardHelpOptions = true)
final class MatchDecideCommand implements Callable<Integer> {

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

    @Mixin
    private final AfterDecision after = new AfterDecision();

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
        StewardReason.checked(reason);
        HubSettings settings = HubCommand.settings(terminal);
        MatchingRules rules = MatchCommand.rules(settings);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            Warehouse warehouse = open.warehouse();
            CustomerRecord left = CustomerRecords.load(warehouse, one);
            CustomerRecord right = CustomerRecords.load(warehouse, other);
            MatchDecision decision = decision(left, right, decided);
            long action = new MatchDecisionStore(warehouse).add(decision);
            if (!json) {
                terminal.out()
                        .println("Decision " + action + ": " + decision.left() + " and " + decision.right() + " "
                                + decided.text());
            }
            boolean followed = after.follow(terminal, warehouse, rules);
            DecidedPair pair = new DecidedPair(warehouse, decision);
            if (json) {
                terminal.out().println(document(action, decision, pair).toPrettyString());
            } else {
                if (followed) {
                    terminal.out().println(pair.line());
                }
                terminal.say("To take it back: hub match undo " + action);
            }
        }
        return ExitCode.GOOD.number();
    }

    private static ObjectNode document(long action, MatchDecision decision, DecidedPair pair) {
        ObjectNode document = new ObjectMapper()
                .createObjectNode()
                .put("schemaVersion", 1)
                .put("id", action)
                .put("left", decision.left().toString())
                .put("right", decision.right().toString())
                .put("verdict", decision.verdict().text())
                .put("decidedBy", decision.decidedBy());
        pair.to(document);
        return document;
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
