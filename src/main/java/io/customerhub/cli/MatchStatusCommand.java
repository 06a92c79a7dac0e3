package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.warehouse.golden.GoldenCounts;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub match status}: how matching stands. */
@Command(
        name = "status",
        description = "Shows how many customers the records are, what waits to be matched and what for a steward.",
        footer = {"", "Example: hub match status --json"},
        mixinStandardHelpOptions = true)
final class MatchStatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    MatchStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            GoldenCounts counts = GoldenCounts.of(open.warehouse());
            if (json) {
                terminal.out().println(document(counts).toPrettyString());
            } else {
                terminal.out().print(text(counts));
            }
            return counts.waiting() > 0 ? ExitCode.FINDINGS.number() : ExitCode.GOOD.number();
        }
    }

    private static ObjectNode document(GoldenCounts counts) {
        ObjectNode document = new ObjectMapper()
                .createObjectNode()
                .put("schemaVersion", 1)
                .put("records", counts.records())
                .put("waiting", counts.waiting())
                .put("queued", counts.queued())
                .put("customers", counts.persons() + counts.organizations())
                .put("persons", counts.persons())
                .put("organizations", counts.organizations())
                .put("joined", counts.joined())
                .put("largest", counts.largest())
                .put("aliases", counts.aliases());
        counts.reviews().forEach(document.putObject("reviews")::put);
        counts.decisions().forEach(document.putObject("decisions")::put);
        return document.put(
                "lastChange",
                counts.lastChange() == null ? null : counts.lastChange().toString());
    }

    private static String text(GoldenCounts counts) {
        TextTable table = new TextTable("matching", ">");
        row(table, "records with a customer", counts.records());
        row(table, "records that have none yet", counts.waiting());
        row(table, "changes that wait in the queue", counts.queued());
        row(table, "customers: persons", counts.persons());
        row(table, "customers: organizations", counts.organizations());
        row(table, "customers of several records", counts.joined());
        row(table, "records of the largest customer", counts.largest());
        row(table, "ids that lead to another customer", counts.aliases());
        return table.text()
                + "pairs to review: " + words(counts.reviews()) + "\n"
                + "decisions of stewards: " + words(counts.decisions()) + "\n"
                + "last change of a customer: " + (counts.lastChange() == null ? "never" : counts.lastChange()) + "\n";
    }

    private static void row(TextTable table, String what, long count) {
        table.row(what, String.format(Locale.ROOT, "%,d", count));
    }

    private static String words(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(one -> String.format(Locale.ROOT, "%,d %s", one.getValue(), one.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
