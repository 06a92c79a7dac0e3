package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.service.configuration.AcceptFields;
import io.customerhub.service.configuration.AcceptedFields;
import io.customerhub.warehouse.StreamStateStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub schema accept}: writes what is new in a source into the next version of its contract. */
@Command(
        name = "accept",
        description = {
            "Writes the new fields of a stream into its contract and raises the minor version, as a change to commit; the rest",
            "of the file stays as it is. A stream without a contract gets one. Nothing is mapped by that."
        },
        footer = {"", "Example: hub schema accept crm/contacts --field loyalty_tier"},
        mixinStandardHelpOptions = true)
final class SchemaAcceptCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM", description = "The stream.")
    private String target;

    @Option(names = "--field", description = "This field only; all new ones when left out.")
    private @Nullable String field;

    SchemaAcceptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            List<StreamName> streams = new StreamChoice(settings, new StreamStateStore(open.warehouse())).of(target);
            if (streams.size() > 1) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-DRIFT-004  say which stream: "
                                + streams.stream().map(StreamName::toString).collect(Collectors.joining(", ")));
            }
            tell(gate.perform(new AcceptFields(streams.get(0), field)));
            return ExitCode.GOOD.number();
        }
    }

    private void tell(AcceptedFields accepted) {
        terminal.out()
                .println(accepted.file() + "  " + accepted.version() + "  " + String.join(", ", accepted.fields()));
        terminal.say("Read the file and commit it; a running hub takes it over at once.");
        for (AcceptedFields.WaitingGroup group : accepted.groups()) {
            terminal.out()
                    .println("hub dead-letters replay --group " + group.fingerprint() + "  # " + group.unfinished()
                            + (group.unfinished() == 1 ? " letter, " : " letters, ") + group.code() + " "
                            + group.field());
        }
    }
}
