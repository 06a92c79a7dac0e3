package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.MovePosition;
import io.customerhub.service.state.MovePosition.Move;
import io.customerhub.warehouse.PositionChanges;
import io.customerhub.warehouse.PositionStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub position}: shows and moves how far a stream has been read. */
@Command(
        name = "position",
        description = "Shows how far a stream has been read, or moves that: each change needs a reason, is kept in"
                + " hub.position_change, and takes effect at the beginning of the next poll.",
        footer = {"", "Example: hub position set crm/contacts '{\"cursor\":\"2026-01-31T00:00:00Z\"}' --reason restored"
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class)
final class PositionCommand {

    private final Terminal terminal;

    PositionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "show",
            description = "Prints the position.",
            footer = {"", "Example: hub position show crm/contacts"},
            mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.") String stream) {
        HubSettings settings = HubCommand.settings(terminal);
        StreamName name = Actor.stream(stream);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            Position position = new PositionStore(open.warehouse()).find(name);
            if (position != null) {
                terminal.out().println(position.text());
            } else {
                terminal.say(name + " has no position: it is read from its beginning.");
            }
            if (new PositionChanges(open.warehouse()).isPending(name)) {
                terminal.say("A change has been asked for; it takes effect at the next poll.");
            }
            return ExitCode.GOOD.number();
        }
    }

    @Command(
            name = "set",
            description = "Goes on from another position.",
            footer = {
                "",
                "Example: hub position set crm/contacts '{\"cursor\":\"2026-01-31T00:00:00Z\"}' --reason restored"
            },
            mixinStandardHelpOptions = true)
    int set(
            @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.") String stream,
            @Parameters(paramLabel = "POSITION", description = "A JSON object as show prints it.") String position,
            @Option(names = "--reason", required = true, description = "Why, for those who look later.")
                    String reason) {
        return move(stream, Move.SET, position, reason);
    }

    @Command(
            name = "reset",
            description = "Goes back to the beginning.",
            footer = {"", "Example: hub position reset crm/contacts --reason 'the table was emptied'"},
            mixinStandardHelpOptions = true)
    int reset(
            @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.") String stream,
            @Option(names = "--reason", required = true, description = "Why, for those who look later.")
                    String reason) {
        return move(stream, Move.RESET, null, reason);
    }

    @Command(
            name = "adopt",
            description = "Keeps the position for a source that has moved to another host, database or table.",
            footer = {"", "Example: hub position adopt crm/contacts --reason 'the database has moved'"},
            mixinStandardHelpOptions = true)
    int adopt(
            @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.") String stream,
            @Option(names = "--reason", required = true, description = "Why, for those who look later.")
                    String reason) {
        return move(stream, Move.ADOPT, null, reason);
    }

    private int move(String stream, Move move, @Nullable String position, String reason) {
        StreamName name = Actor.stream(stream);
        boolean isPaused = ShellAction.perform(terminal, new MovePosition(name, move, position, reason.strip()))
                        .figures()
                        .getOrDefault("paused", 0L)
                > 0;
        terminal.say("The change takes effect at the beginning of the next poll of " + name
                + (isPaused ? ", which is paused: ./hub resume " + name + " lets it go on." : "."));
        return ExitCode.GOOD.number();
    }
}
