package io.customerhub.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hub audit}: who did what. */
@Command(
        name = "audit",
        description =
                "Shows who did what and who looked at personal data, and checks that nobody changed it afterwards.",
        footer = {"", "Example: hub audit list --action dead-letters."},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

    private final Terminal terminal;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new AuditListCommand(terminal))
                .addSubcommand(new AuditVerifyCommand(terminal))
                .addSubcommand(new AuditNewKeyCommand(terminal));
    }
}
