package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.WaitingPair;
import io.customerhub.service.match.RunMatching;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenCounts;
import io.customerhub.warehouse.golden.ReviewQueue;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub match review}: the pairs that wait for a steward. */
@Command(
        name = "review",
        description = {
            "Shows pairs of records that wait for a steward, the most valuable first, side by side: = says the same, ~ is"
                    + " near, ≠ says something else. With --decide it asks about each one.",
            "The order: " + ReviewQueue.RULE + "."
        },
        footer = {
            "",
            "Example: hub match review --limit 3",
            "         hub match review --cause identifier --json",
            "         hub match review --decide"
        },
        mixinStandardHelpOptions = true)
final class MatchReviewCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many pairs at most [${DEFAULT-VALUE}].")
    private int limit;

    @Option(
            names = "--cause",
            paramLabel = "WHY",
            description =
                    "Only pairs that wait for this: zone (between the thresholds), identifier (they have different"
                            + " ones of a kind that a customer has once) or evidence (other records speak against it).")
    private @Nullable String cause;

    @Option(
            names = {"--decide", "--interactive"},
            description =
                    "Ask about each pair, reading answers from stdin: s(ame), d(ifferent), u(nsure), k(eep waiting)"
                            + " or q(uit), then the reason.")
    private boolean decide;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final AfterDecision after = new AfterDecision();

    MatchReviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (json && decide) {
            throw new CommandFailure(
                    ExitCode.USAGE, "HUB-GOLDEN-003  --json prints and --decide asks; name one of them");
        }
        ReviewPair.Cause only = cause == null ? null : cause(cause);
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            Warehouse warehouse = open.warehouse();
            List<WaitingPair> pairs = new ReviewQueue(warehouse).first(only, Math.max(1, limit));
            if (json) {
                terminal.out().println(document(warehouse, pairs).toPrettyString());
            } else if (pairs.isEmpty()) {
                terminal.say(nothing(GoldenCounts.of(warehouse)));
            } else if (decide) {
                if (new ReviewDialogue(terminal, warehouse, gate).ask(pairs) > 0) {
                    follow(gate);
                }
            } else {
                list(warehouse, pairs);
            }
        }
        return ExitCode.GOOD.number();
    }

    private void follow(ShellGate gate) {
        if (after.isLater()) {
            terminal.say("They count from the next matching on: that of the running hub, or hub match --all.");
        } else {
            after.tell(
                    terminal,
                    gate.perform(new RunMatching(RunMatching.Work.WAITING)).note());
        }
    }

    private void list(Warehouse warehouse, List<WaitingPair> pairs) {
        ReviewText text = new ReviewText(warehouse);
        int number = 1;
        for (WaitingPair pair : pairs) {
            terminal.out().print(text.text(pair, number++, pairs.size(), terminal.width()));
            terminal.out().println("\n" + ReviewText.command(pair.pair()) + "\n");
        }
        if (pairs.size() == limit) {
            terminal.say("There may be more: --limit " + 10L * limit + "; hub match review --decide asks about each.");
        }
    }

    private String nothing(GoldenCounts counts) {
        if (counts.records() == 0) {
            return "Nothing has been matched yet; run hub match --all first.";
        }
        if (cause != null) {
            return "No pair waits for a steward because of " + cause + "; hub match status counts the others.";
        }
        return counts.waiting() > 0
                ? "No pair waits for a steward, but " + counts.waiting()
                        + " records have not been matched yet; run hub match --all."
                : "No pair waits for a steward. To part records that were joined wrongly: hub match split.";
    }

    private static ReviewPair.Cause cause(String word) {
        List<String> words = Arrays.stream(ReviewPair.Cause.values())
                .map(ReviewPair.Cause::text)
                .toList();
        int at = words.indexOf(word);
        if (at < 0) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-GOLDEN-003  --cause expects zone, identifier or evidence, found '" + word + "'"
                            + NearestName.hint(word, words));
        }
        return ReviewPair.Cause.values()[at];
    }

    private static ObjectNode document(Warehouse warehouse, List<WaitingPair> pairs) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        ArrayNode array = document.putArray("pairs");
        ReviewText text = new ReviewText(warehouse);
        pairs.forEach(pair -> text.to(array.addObject(), pair));
        return document;
    }
}
