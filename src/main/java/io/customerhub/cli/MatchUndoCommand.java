package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.StoredDecision;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import io.customerhub.warehouse.golden.MatchDecisionStore.Withdrawn;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match undo}: takes a decision or a split back. */
@Command(
        name = "undo",
        description = {
            "Withdraws what a steward decided, by the id that hub match decide, split and review printed; a split is"
                    + " withdrawn as a whole. Nothing is deleted: hub match decisions shows both.",
            "The pairs are as if nobody had ever decided about them; a decision that the withdrawn one had replaced does"
                    + " not come back. The customers become again what the evidence says, with their former values and ids."
        },
        footer = {"", "Example: hub match undo 17 --reason \"wrong Müller\""},
        mixinStandardHelpOptions = true)
final class MatchUndoCommand implements Callable<Integer> {

    private static final int MOST_LINES = 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of a decision or a split; hub match decisions lists them.")
    private long action;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "undone",
            description = "Why, for those who come after [${DEFAULT-VALUE}].")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final AfterDecision after = new AfterDecision();

    MatchUndoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StewardReason.checked(reason);
        HubSettings settings = HubCommand.settings(terminal);
        MatchingRules rules = MatchCommand.rules(settings);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            Withdrawn result = new MatchDecisionStore(open.warehouse()).withdraw(action, reason, Actor.of(terminal));
            if (result.withdrawn().isEmpty()) {
                throw new CommandFailure(ExitCode.FAILED, "HUB-GOLDEN-012  " + refusal(result));
            }
            if (json) {
                terminal.out().println(document(result).toPrettyString());
            } else {
                terminal.out().print(text(result));
            }
            after.follow(terminal, open.warehouse(), rules);
        }
        return ExitCode.GOOD.number();
    }

    private String refusal(Withdrawn result) {
        if (result.untouched().isEmpty()) {
            return "there is no decision with the id " + action + "; hub match decisions lists those that can be"
                    + " withdrawn (a withdrawal cannot: decide again instead)";
        }
        StoredDecision first = result.untouched().get(0);
        return "the decision " + action + " does not count any more, so there is nothing to withdraw: "
                + DecisionTable.state(first);
    }

    private String text(Withdrawn result) {
        StringBuilder text = new StringBuilder();
        text.append("Withdrawal %d of %d:%n".formatted(result.action(), action));
        int most = Math.min(MOST_LINES, result.withdrawn().size());
        for (MatchDecision one : result.withdrawn().subList(0, most)) {
            text.append("  %s and %s are no longer decided %s%n"
                    .formatted(one.left(), one.right(), one.verdict().text()));
        }
        if (most < result.withdrawn().size()) {
            text.append("  and %,d more pairs%n".formatted(result.withdrawn().size() - most));
        }
        for (StoredDecision one : result.untouched()) {
            text.append("  %s and %s stay as they are: %s%n"
                    .formatted(one.decision().left(), one.decision().right(), DecisionTable.state(one)));
        }
        return text.toString();
    }

    private ObjectNode document(Withdrawn result) {
        ObjectNode document = new ObjectMapper()
                .createObjectNode()
                .put("schemaVersion", 1)
                .put("id", result.action())
                .put("withdraws", action);
        ArrayNode withdrawn = document.putArray("withdrawn");
        for (MatchDecision one : result.withdrawn()) {
            withdrawn
                    .addObject()
                    .put("left", one.left().toString())
                    .put("right", one.right().toString())
                    .put("verdict", one.verdict().text());
        }
        document.set("untouched", DecisionTable.document(result.untouched()).get("decisions"));
        return document;
    }
}
