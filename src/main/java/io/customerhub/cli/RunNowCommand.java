package io.customerhub.cli;

import io.customerhub.service.state.RunStreamNow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private TargetStreams streams = new TargetStreams();

    RunNowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return streams.each(terminal, (gate, stream) -> {
            gate.perform(new RunStreamNow(stream, streams.reason()));
            terminal.say(stream + " is read as soon as a running hub notices.");
        });
    }
}
