package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.lineage.UnmappedCodes;
import io.customerhub.lineage.UnmappedCodes.Unmapped;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.LoadedRecordStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub values}: what the mappings do not know, and what the hub has learnt of values. */
@Command(
        name = "values",
        description = "Shows values that the mappings do not know, or that too many records share.",
        footer = {"", "Example: hub values unmapped crm"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ValuesCommand {

    private final Terminal terminal;

    ValuesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new FrequentValuesCommand(terminal));
    }

    @Command(
            name = "unmapped",
            description = {
                "Lists the codes in loaded records that no map knows, with their counts and the line of the mapping.",
                "Add them to the map there, then run the hub reprocess that it prints."
            },
            footer = {"", "Example: hub values unmapped crm"},
            mixinStandardHelpOptions = true)
    int unmapped(
            @Parameters(
                            paramLabel = "SYSTEM[/STREAM]",
                            arity = "0..1",
                            description = "All streams when it is not there.")
                    @Nullable
                    String target,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        HubSettings settings = HubCommand.settings(terminal);
        Standardizers standardizers = new Standardizers();
        List<Unmapped> found = new ArrayList<>();
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            UnmappedCodes codes = new UnmappedCodes(new LoadedRecordStore(open.warehouse()), standardizers);
            for (StreamConfiguration stream : streams(settings, standardizers, target)) {
                found.addAll(codes.of(stream));
            }
        }
        if (json) {
            terminal.out().println(document(found));
        } else if (found.isEmpty()) {
            terminal.say("Every code of the loaded records is in its map.");
        } else {
            TextTable table = new TextTable("stream", "field", "attribute", "code", "records", "where the map stands");
            found.forEach(one -> table.row(
                    one.stream(),
                    one.fields(),
                    one.attribute(),
                    one.code(),
                    "%,d".formatted(one.records()),
                    one.place()));
            terminal.out().print(table.text());
            terminal.say("Add each to its map, such as " + found.get(0).code() + ": meaning, then:");
            commands(found).forEach(terminal::say);
        }
        return found.isEmpty() ? ExitCode.GOOD.number() : ExitCode.FINDINGS.number();
    }

    /** For each stream the command that takes the maps to what is loaded. */
    private static List<String> commands(List<Unmapped> found) {
        Map<String, Set<String>> issues = new TreeMap<>();
        found.forEach(one ->
                issues.computeIfAbsent(one.stream(), stream -> new TreeSet<>()).add(one.issue()));
        return issues.entrySet().stream()
                .map(stream ->
                        "  ./hub reprocess " + stream.getKey() + " --issue " + String.join(",", stream.getValue()))
                .toList();
    }

    /** The streams of the project that a target names; all of them when it is null. */
    static List<StreamConfiguration> streams(
            HubSettings settings, Standardizers standardizers, @Nullable String target) {
        List<StreamConfiguration> chosen = new ArrayList<>();
        for (SourceSystem system : new ProjectReader(new ProjectFolder(settings.home()), standardizers)
                .read()
                .systems()) {
            for (StreamConfiguration stream : system.streams()) {
                if (target == null
                        || target.equals(system.system())
                        || target.equals(stream.stream().toString())) {
                    chosen.add(stream);
                }
            }
        }
        if (chosen.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "HUB-LIN-002  no stream with a sound mapping is called '" + target + "'");
        }
        return chosen;
    }

    private static String document(List<Unmapped> found) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        var list = document.putArray("unmapped");
        for (Unmapped one : found) {
            list.addObject()
                    .put("stream", one.stream())
                    .put("fields", one.fields())
                    .put("attribute", one.attribute())
                    .put("code", one.code())
                    .put("records", one.records())
                    .put("issue", one.issue())
                    .put("place", one.place());
        }
        return document.toPrettyString();
    }
}
