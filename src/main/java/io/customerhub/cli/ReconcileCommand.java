package io.customerhub.cli;

import io.customerhub.record.StreamName;
import io.customerhub.service.state.ReconcileStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub reconcile}: compares the keys of a source now. */
@Command(
        name = "reconcile",
        description =
                "Compares the keys that the source has with those that are loaded at the next poll of a running hub, and not"
                        + " only when the option reconcile of the route says so. The route must have that option.",
        footer = {"", "Example: hub reconcile crm/contacts"},
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.")
    private String stream;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "";

    ReconcileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StreamName name = Actor.stream(stream);
        boolean known = ShellAction.perform(terminal, new ReconcileStream(name, reason.strip()))
                        .figures()
                        .getOrDefault("known", 0L)
                > 0;
        terminal.say(
                known
                        ? "The keys of " + name + " are compared at its next poll."
                        : "The keys of " + name + " have never been compared; that is done at its next poll, if its"
                                + " route has the option reconcile.");
        return ExitCode.GOOD.number();
    }
}
