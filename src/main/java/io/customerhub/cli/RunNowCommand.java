package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.RunStreamNow;
import io.customerhub.warehouse.StreamStateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub run-now}: has the source of a stream asked now and not at its next time. */
@Command(
        name = "run-now",
        description =
                "Asks the running hub to read a stream, or all streams of a source system, now and not at their next time; it"
                        + " notices within seconds.",
        footer = {"", "Example: hub run-now crm/contacts --reason 'the table was repaired'"},
        mixinStandardHelpOptions = true)
final class RunNowCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM[/STREAM]", description = "Such as crm or crm/contacts.")
    private String target;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "";

    RunNowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            StreamStateStore states = new StreamStateStore(open.warehouse());
            for (StreamName stream : new StreamChoice(settings, states).of(target)) {
                gate.perform(new RunStreamNow(stream, reason.strip()));
                terminal.say(stream + " is read as soon as a running hub notices.");
            }
            return ExitCode.GOOD.number();
        }
    }
}
