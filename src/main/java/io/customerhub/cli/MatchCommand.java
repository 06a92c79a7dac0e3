package io.customerhub.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hub match}: finds the records that are one customer. */
@Command(
        name = "match",
        description = "Finds the records that are one customer.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MatchCommand {

    private final Terminal terminal;

    MatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new MatchEvaluateCommand(terminal));
    }
}
