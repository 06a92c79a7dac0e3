package io.customerhub.cli;

import io.customerhub.HubCheck;
import io.customerhub.config.HubSettings;
import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub check}: all that is wrong with the routes, mappings and contracts, at once. */
@Command(
        name = "check",
        description =
                "Checks routes, mappings and contracts without running them; prints every problem with its place.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--only", paramLabel = "SYSTEM", split = ",", description = "Tell of these source systems only.")
    private List<String> only = List.of();

    @Option(
            names = "--online",
            description =
                    "Connect to the sources as well, read only, and compare what they have with what is written here.")
    private boolean online;

    @Parameters(paramLabel = "SYSTEM", arity = "0..*", description = "Like --only.")
    private List<String> systems = List.of();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubCommand.settings(terminal);
        only = Stream.concat(only.stream(), systems.stream()).toList();
        if (online) {
            return new OnlineCheck(terminal, new ProjectFolder(settings.home()), Set.copyOf(only)).run();
        }
        HubCheck.Result result = HubCheck.of(new ProjectFolder(settings.home()));
        List<Problem> problems =
                result.problems().stream().filter(this::isWanted).toList();
        problems.forEach(terminal.out()::println);
        terminal.say(
                problems.isEmpty()
                        ? "All is well%s: %d source systems, %d streams."
                                .formatted(
                                        only.isEmpty() ? "" : " with " + String.join(", ", only),
                                        result.systems(),
                                        result.streams())
                        : "%d problems; the source systems with problems stay down, the others run."
                                .formatted(problems.size()));
        return problems.isEmpty() ? ExitCode.GOOD.number() : ExitCode.CONFIGURATION.number();
    }

    /** What stands outside of any source system concerns them all. */
    private boolean isWanted(Problem problem) {
        String file = problem.place().file();
        return only.isEmpty()
                || file.indexOf('/', "routes/".length()) < 0
                || !file.startsWith("routes/")
                || only.stream().anyMatch(system -> file.startsWith("routes/" + system + "/"));
    }
}
