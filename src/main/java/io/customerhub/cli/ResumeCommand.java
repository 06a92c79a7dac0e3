package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.StreamStateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hub resume}: lifts the pause of a stream. */
@Command(
        name = "resume",
        description =
                "Lifts the pause of a stream that a breaker or a change of the source's fields has set; a running hub"
                        + " notices within seconds and reads it again at its next poll.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.")
    private String stream;

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        StreamName name = name();
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            boolean lifted = new StreamStateStore(open.warehouse()).resume(name);
            terminal.say(lifted ? name + " is resumed." : name + " was not paused.");
            return ExitCode.GOOD.number();
        }
    }

    private StreamName name() {
        try {
            return StreamName.parse(stream);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, wrong.getMessage());
        }
    }
}
