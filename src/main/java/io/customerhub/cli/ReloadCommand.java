package io.customerhub.cli;

import io.customerhub.service.configuration.ReloadConfiguration;
import io.customerhub.service.configuration.ReloadedConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub reload}: asks the running hub to take over its project folder as it is now. */
@Command(
        name = "reload",
        description =
                "Asks the running hub to check its project folder and to swap in what changed, and waits for what came of"
                        + " it. The wish goes through the warehouse, so it works wherever the hub runs.",
        footer = {"", "Example: git pull && hub reload"},
        mixinStandardHelpOptions = true)
final class ReloadCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for a running hub. Default: ${DEFAULT-VALUE}.")
    private int seconds = 30;

    ReloadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReloadedConfiguration answer = ShellAction.perform(terminal, new ReloadConfiguration(seconds));
        answer.changes().forEach(terminal.out()::println);
        answer.refused().forEach(terminal.out()::println);
        if (!answer.refused().isEmpty()) {
            terminal.say(
                    answer.refused().size() + " problems; the source systems with problems go on as they ran before.");
            return ExitCode.CONFIGURATION.number();
        }
        terminal.say(answer.changes().isEmpty() ? "Nothing has changed." : "All changes are taken over.");
        return ExitCode.GOOD.number();
    }
}
