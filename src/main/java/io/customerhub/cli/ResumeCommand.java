package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.ResumeStream;
import io.customerhub.warehouse.StreamStateStore;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub resume}: lifts the pause of a stream, or of all streams of a source system. */
@Command(
        name = "resume",
        description =
                "Lifts the pause of a stream, or of all streams of a source system, whether a person, a breaker or a change"
                        + " of the source's fields has set it; a running hub notices within seconds and reads it again.",
        footer = {"", "Example: hub resume crm/contacts"},
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM[/STREAM]", description = "Such as crm or crm/contacts.")
    private String target;

    @Option(
            names = "--accept-deletes",
            description =
                    "Believe the mass delete that has been refused: the next comparison of keys may delete as many.")
    private boolean acceptDeletes;

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            StreamStateStore states = new StreamStateStore(open.warehouse());
            for (StreamName name : new StreamChoice(settings, states).of(target)) {
                Map<String, Long> done =
                        gate.perform(new ResumeStream(name, acceptDeletes, "")).figures();
                if (acceptDeletes) {
                    long accepted = done.getOrDefault("accepted-deletes", 0L);
                    terminal.say(
                            accepted == 0
                                    ? "No mass delete of " + name + " has been refused."
                                    : "The next comparison of " + name + " may delete up to " + accepted + ".");
                }
                terminal.say(done.getOrDefault("resumed", 0L) > 0 ? name + " is resumed." : name + " was not paused.");
            }
            return ExitCode.GOOD.number();
        }
    }
}
