package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.Contract;
import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.draft.FieldSuggestion;
import io.customerhub.record.StreamName;
import io.customerhub.service.configuration.SchemaDrift;
import io.customerhub.warehouse.Drift;
import io.customerhub.warehouse.StreamStateStore;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub schema diff}: where sources differ from mapping and contract. */
@Command(
        name = "diff",
        description = {
            "Shows the fields that sources have and neither mapping nor contract names, and those that one of them names and the",
            "source no longer has, as the hub noticed them while it read. Ends with 6 when there are any."
        },
        footer = {"", "Example: hub schema diff crm/contacts"},
        mixinStandardHelpOptions = true)
final class SchemaDiffCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final FieldSuggestion suggestion = new FieldSuggestion();

    @Parameters(paramLabel = "SYSTEM/STREAM", arity = "0..1", description = "A stream or a system; all when left out.")
    private String target;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    SchemaDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            SchemaDrift drift = new SchemaDrift(new ProjectFolder(settings.home()), open.warehouse());
            List<StreamName> streams = target == null
                    ? drift.streams()
                    : new StreamChoice(settings, new StreamStateStore(open.warehouse())).of(target);
            List<StreamName> drifted = streams.stream()
                    .filter(stream -> !drift.of(List.of(stream)).isEmpty())
                    .toList();
            if (json) {
                terminal.out().println(document(drifted, drift));
            } else {
                drifted.forEach(stream -> terminal.out().print(text(stream, drift)));
                terminal.say(
                        drifted.isEmpty()
                                ? "No drift was noticed."
                                : "hub schema accept SYSTEM/STREAM writes new fields into the contract.");
            }
            return drifted.isEmpty() ? ExitCode.GOOD.number() : ExitCode.FINDINGS.number();
        }
    }

    private String text(StreamName stream, SchemaDrift drift) {
        Contract contract = drift.contract(stream);
        StringBuilder text = new StringBuilder("%s  %s%n"
                .formatted(
                        stream,
                        contract == null
                                ? "without a contract"
                                : drift.relative(drift.contractFile(stream)) + " " + contract.version()));
        List<Drift> all = drift.of(List.of(stream));
        for (Drift one : all) {
            boolean isNew = one.kind() == Drift.Kind.NEW;
            text.append("  %s %s  %s since %s%s%n"
                    .formatted(
                            isNew ? "+" : "-",
                            one.field(),
                            one.kind().word(),
                            one.firstSeen().truncatedTo(ChronoUnit.SECONDS),
                            one.code() == null ? "" : "; the stream paused: " + one.code()));
            if (isNew) {
                text.append("      mapping:  ").append(line(one, drift)).append('\n');
            } else if (renamed(one, all) != null) {
                text.append("      renamed?  from: ").append(renamed(one, all)).append('\n');
            }
        }
        return text.toString();
    }

    private String line(Drift drift, SchemaDrift all) {
        StreamConfiguration configuration = all.configuration(drift.stream());
        return suggestion.line(
                configuration == null
                        ? "customer"
                        : configuration.mapping().entity().yamlName(),
                drift.field());
    }

    /** The new field whose name is nearest to that of a gone one, or null. */
    private static @Nullable String renamed(Drift gone, List<Drift> all) {
        return NearestName.of(
                gone.field(),
                all.stream()
                        .filter(one -> one.kind() == Drift.Kind.NEW)
                        .map(Drift::field)
                        .toList());
    }

    private String document(List<StreamName> streams, SchemaDrift drift) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode list = document.putArray("streams");
        for (StreamName stream : streams) {
            Contract contract = drift.contract(stream);
            List<Drift> all = drift.of(List.of(stream));
            ArrayNode fields = list.addObject()
                    .put("stream", stream.toString())
                    .put("contract", contract == null ? null : drift.relative(drift.contractFile(stream)))
                    .put("version", contract == null ? null : contract.version())
                    .putArray("fields");
            for (Drift one : all) {
                boolean isNew = one.kind() == Drift.Kind.NEW;
                fields.addObject()
                        .put("field", one.field())
                        .put("change", one.kind().word())
                        .put("code", one.code())
                        .put("firstSeen", one.firstSeen().toString())
                        .put("lastSeen", one.lastSeen().toString())
                        .put("mapping", isNew ? line(one, drift) : null)
                        .put("renamed", isNew ? null : renamed(one, all));
            }
        }
        return document.toPrettyString();
    }
}
