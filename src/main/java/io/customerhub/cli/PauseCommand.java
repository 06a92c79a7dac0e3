package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.PauseStream;
import io.customerhub.warehouse.StreamStateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub pause}: keeps a stream, or all streams of a source system, from being read until {@code hub resume}. */
@Command(
        name = "pause",
        description =
                "Pauses a stream, or all streams that a source system has now; a running hub notices within seconds, ends the"
                        + " batch under way and leaves the source alone. It lasts through restarts until ./hub resume.",
        footer = {"", "Example: hub pause crm/contacts --reason 'the CRM is being upgraded'"},
        mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM[/STREAM]", description = "Such as crm or crm/contacts.")
    private String target;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who see it in ./hub status.")
    private String reason = "";

    PauseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            StreamStateStore states = new StreamStateStore(open.warehouse());
            for (StreamName stream : new StreamChoice(settings, states).of(target)) {
                gate.perform(new PauseStream(stream, reason.strip()));
                terminal.say(stream + " is paused.");
            }
            return ExitCode.GOOD.number();
        }
    }
}
