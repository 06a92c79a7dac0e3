package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.BackfillStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub backfill}: reads again what has been read. */
@Command(
        name = "backfill",
        description =
                "Reads a stream again from its beginning, or from a position; nothing that is loaded is forgotten, and what is"
                        + " unchanged is dropped. It begins with the next poll of a running hub. Files are read again by"
                        + " dropping them again.",
        footer = {"", "Example: hub backfill crm/contacts --reason 'a column was added in May'"},
        mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.")
    private String stream;

    @Option(names = "--from", paramLabel = "POSITION", description = "Such as '{\"cursor\":\"2026-01-31T00:00:00Z\"}'.")
    private @Nullable String from;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "backfill";

    BackfillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        StreamName name = Actor.stream(stream);
        if (reason.isBlank()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--reason says why, for those who look later; it must not be empty");
        }
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            boolean paused = gate.perform(new BackfillStream(name, from, reason))
                            .figures()
                            .getOrDefault("paused", 0L)
                    > 0;
            terminal.say("The change takes effect at the beginning of the next poll of " + name
                    + (paused ? ", which is paused: ./hub resume " + name + " lets it go on." : "."));
            return ExitCode.GOOD.number();
        }
    }
}
