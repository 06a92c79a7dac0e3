package io.customerhub.cli;

import io.customerhub.record.StreamName;
import io.customerhub.service.state.ResumeStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private TargetStreams streams = new TargetStreams();

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
        return streams.each(terminal, this::resume);
    }

    private void resume(ShellGate gate, StreamName stream) {
        Map<String, Long> done = gate.perform(new ResumeStream(stream, acceptDeletes, streams.reason()))
                .figures();
        if (acceptDeletes) {
            long accepted = done.getOrDefault("accepted-deletes", 0L);
            terminal.say(
                    accepted == 0
                            ? "No mass delete of " + stream + " has been refused."
                            : "The next comparison of " + stream + " may delete up to " + accepted + ".");
        }
        terminal.say(done.getOrDefault("resumed", 0L) > 0 ? stream + " is resumed." : stream + " was not paused.");
    }
}
