package io.customerhub.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hub dead-letters}: what could not be loaded, and its second chance. */
@Command(
        name = "dead-letters",
        description = "Shows what could not be loaded, and lets it be mended, replayed, dismissed or exported.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: hub dead-letters groups", "         hub dead-letters show 12"},
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {

    private final Terminal terminal;

    DeadLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new DeadLettersGroupsCommand(terminal))
                .addSubcommand(new DeadLettersListCommand(terminal))
                .addSubcommand(new DeadLettersShowCommand(terminal))
                .addSubcommand(new DeadLettersTestCommand(terminal))
                .addSubcommand(new DeadLettersReplayCommand(terminal))
                .addSubcommand(new DeadLettersPlanCommand(terminal))
                .addSubcommand(new DeadLettersDismissCommand(terminal))
                .addSubcommand(new DeadLettersRestoreCommand(terminal))
                .addSubcommand(new DeadLettersAssignCommand(terminal))
                .addSubcommand(new DeadLettersNoteCommand(terminal))
                .addSubcommand(new DeadLettersEditCommand(terminal))
                .addSubcommand(new DeadLettersMendCommand(terminal))
                .addSubcommand(new DeadLettersSaveRuleCommand(terminal))
                .addSubcommand(new DeadLettersMakeTestCommand(terminal))
                .addSubcommand(new DeadLettersExportCommand(terminal));
    }
}
