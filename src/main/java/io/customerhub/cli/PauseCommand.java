package io.customerhub.cli;

import io.customerhub.service.state.PauseStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private TargetStreams streams = new TargetStreams();

    PauseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return streams.each(terminal, (gate, stream) -> {
            gate.perform(new PauseStream(stream, streams.reason()));
            terminal.say(stream + " is paused.");
        });
    }
}
