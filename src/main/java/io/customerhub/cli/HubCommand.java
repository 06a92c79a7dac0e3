package io.customerhub.cli;

import io.customerhub.audit.AuditException;
import io.customerhub.config.HubSettings;
import io.customerhub.deploy.RouteRefusedException;
import io.customerhub.warehouse.WarehouseException;
import io.customerhub.warehouse.WarehouseRefusedException;
import io.customerhub.warehouse.embedded.EmbeddedPostgresException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code hub}: reads the command line and runs one of the commands below it. */
@Command(
        name = "hub",
        version = "Customer Hub 0.1.0",
        description = "Brings the customers of many source systems into one warehouse, every row accounted for.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class,
        footerHeading = "%nExit codes: 0 good, 1 failed, 2 usage, 3 configuration, 4 unreachable, 5 tests failed,"
                + " 6 finished with findings.%n%nSettings, from environment variables:%n")
public final class HubCommand {

    private HubCommand() {}

    /**
     * Runs one command.
     *
     * @return the number of its {@link ExitCode}
     */
    public static int run(Terminal terminal, String... arguments) {
        return line(terminal).execute(arguments);
    }

    /** All commands, on a terminal. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new HubCommand());
        line.addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal).commandLine())
                .addSubcommand(new RenderCommand(terminal))
                .addSubcommand(new DocsCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal).commandLine())
                .addSubcommand(new PreviewCommand(terminal))
                .addSubcommand(new NewCommand(terminal).commandLine())
                .addSubcommand(new TestCommand(terminal))
                .addSubcommand(new StandardizeCommand(terminal))
                .addSubcommand(new MatchCommand(terminal).commandLine())
                .addSubcommand(new CustomerCommand(terminal).commandLine())
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new DeadLettersCommand(terminal).commandLine())
                .addSubcommand(new PauseCommand(terminal))
                .addSubcommand(new ResumeCommand(terminal))
                .addSubcommand(new RunNowCommand(terminal))
                .addSubcommand(new ReloadCommand(terminal))
                .addSubcommand(new ChangesCommand(terminal))
                .addSubcommand(new PositionCommand(terminal).commandLine())
                .addSubcommand(new BackfillCommand(terminal))
                .addSubcommand(new ReconcileCommand(terminal))
                .addSubcommand(new ReprocessCommand(terminal))
                .addSubcommand(new ValuesCommand(terminal).commandLine())
                .addSubcommand(new AlertsCommand(terminal).commandLine())
                .addSubcommand(new RetentionCommand(terminal).commandLine())
                .addSubcommand(new AuditCommand(terminal).commandLine())
                .addSubcommand(new UserCommand(terminal).commandLine())
                .addSubcommand(new TokenCommand(terminal).commandLine())
                .addSubcommand(new HealthCommand(terminal))
                .addSubcommand(new SampleCommand(terminal))
                .addSubcommand(new BenchCommand(terminal).commandLine());
        line.getCommandSpec().usageMessage().footer(HubSettings.help());
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(colors(terminal.environment())));
        line.setExecutionExceptionHandler((failure, command, parsed) -> tell(terminal, failure));
        return line;
    }

    /** Settings as the commands see them; a wrong one ends the command. */
    static HubSettings settings(Terminal terminal) {
        try {
            return HubSettings.from(terminal.environment());
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.CONFIGURATION, wrong.getMessage());
        }
    }

    private static CommandLine.Help.Ansi colors(Map<String, String> environment) {
        return environment.containsKey("NO_COLOR") ? CommandLine.Help.Ansi.OFF : CommandLine.Help.Ansi.AUTO;
    }

    private static int tell(Terminal terminal, Exception failure) throws Exception {
        if (failure instanceof CommandFailure told) {
            terminal.say(told.getMessage());
            return told.exitCode().number();
        }
        if (failure instanceof WarehouseException away) {
            terminal.say(away.code() + "  " + away.getMessage());
            return away instanceof WarehouseRefusedException
                    ? ExitCode.CONFIGURATION.number()
                    : ExitCode.UNREACHABLE.number();
        }
        if (failure instanceof AuditException unnoted) {
            terminal.say(unnoted.code() + "  " + unnoted.getMessage());
            return ExitCode.CONFIGURATION.number();
        }
        if (failure instanceof EmbeddedPostgresException) {
            terminal.say(failure.getMessage());
            return ExitCode.UNREACHABLE.number();
        }
        if (failure instanceof RouteRefusedException) {
            terminal.say(failure.getMessage());
            return ExitCode.CONFIGURATION.number();
        }
        if (failure instanceof UncheckedIOException) {
            terminal.say(failure.getMessage());
            return ExitCode.FAILED.number();
        }
        throw failure;
    }
}
