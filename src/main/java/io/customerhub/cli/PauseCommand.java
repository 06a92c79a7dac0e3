package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import java.time.Instant;
import java.util.List;
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

    private static final String CODE = "HUB-PAUSE-001";

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
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            StreamStateStore states = new StreamStateStore(open.warehouse());
            List<StreamName> streams = new StreamChoice(settings, states).of(target);
            String message = "paused by %s%s; ./hub resume %s goes on"
                    .formatted(
                            terminal.environment().getOrDefault("USER", "operator"),
                            reason.isBlank() ? "" : ": " + reason.strip(),
                            target);
            for (StreamName stream : streams) {
                states.pause(stream, new StreamState.Pause(CODE, message, Instant.now(), null));
                terminal.say(stream + " is paused.");
            }
            return ExitCode.GOOD.number();
        }
    }
}
