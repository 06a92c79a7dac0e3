package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChangeStore;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub changes}: what changed in the configuration, when, and what became of it. */
@Command(
        name = "changes",
        description = "Shows the latest changes of routes, mappings and connectors that a hub took over or refused.",
        footer = {"", "Example: hub changes --limit 10"},
        mixinStandardHelpOptions = true)
final class ChangesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--limit", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int limit = 30;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ChangesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            List<ConfigurationChange> changes = new ConfigurationChangeStore(open.warehouse()).latest(limit);
            if (json) {
                terminal.out().println(document(changes));
            } else {
                terminal.out().print(table(changes));
            }
            return ExitCode.GOOD.number();
        }
    }

    private static String table(List<ConfigurationChange> changes) {
        TextTable table = new TextTable("when", "what", "of", "name", ">configuration", "hash", ">gap ms", "why");
        for (ConfigurationChange change : changes) {
            Duration gap = change.gap();
            table.row(
                    change.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    change.what().word(),
                    change.subject().word(),
                    change.name(),
                    text(change.configuration()),
                    text(change.hash()),
                    gap == null ? "" : String.valueOf(gap.toMillis()),
                    change.codes().isEmpty()
                            ? text(change.message())
                            : String.join(", ", change.codes()) + " in " + change.file());
        }
        return table.text();
    }

    private static String document(List<ConfigurationChange> changes) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode all = document.putArray("changes");
        for (ConfigurationChange change : changes) {
            Duration gap = change.gap();
            ObjectNode node = all.addObject()
                    .put("at", change.at().toString())
                    .put("what", change.what().word())
                    .put("subject", change.subject().word())
                    .put("system", change.system())
                    .put("name", change.name())
                    .put("file", change.file())
                    .put("configuration", change.configuration())
                    .put("hash", change.hash())
                    .put("message", change.message())
                    .put("gapMillis", gap == null ? null : gap.toMillis());
            ArrayNode codes = node.putArray("codes");
            change.codes().forEach(codes::add);
        }
        return document.toPrettyString();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
