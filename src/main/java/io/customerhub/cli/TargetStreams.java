package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.StreamStateStore;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The streams that a command does something with, and why. */
final class TargetStreams {

    @Parameters(paramLabel = "SYSTEM[/STREAM]", description = "Such as crm or crm/contacts.")
    private String target = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "";

    String reason() {
        return reason.strip();
    }

    /** Does it with each of them, through the gate. */
    int each(Terminal terminal, BiConsumer<ShellGate, StreamName> action) {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            new StreamChoice(settings, new StreamStateStore(open.warehouse()))
                    .of(target)
                    .forEach(stream -> action.accept(gate, stream));
            return ExitCode.GOOD.number();
        }
    }
}
