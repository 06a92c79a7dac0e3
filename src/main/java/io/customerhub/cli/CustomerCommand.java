package io.customerhub.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hub customer}: golden customers. */
@Command(
        name = "customer",
        description = "Finds golden customers, shows where each of their values comes from and what happened to them,"
                + " and pins values.",
        footer = {"", "Example: hub customer search 张伟"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CustomerCommand {

    private final Terminal terminal;

    CustomerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new CustomerSearchCommand(terminal))
                .addSubcommand(new CustomerShowCommand(terminal))
                .addSubcommand(new CustomerHistoryCommand(terminal))
                .addSubcommand(new CustomerAsOfCommand(terminal))
                .addSubcommand(new CustomerPinCommand(terminal))
                .addSubcommand(new CustomerUnpinCommand(terminal));
    }
}
