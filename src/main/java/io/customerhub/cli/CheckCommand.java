package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.HubCheck;
import io.customerhub.config.AllowedHosts;
import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub check}: all that is wrong with the routes, mappings and contracts, at once. */
@Command(
        name = "check",
        description = {
            "Checks routes, mappings and contracts without running them; prints every problem as",
            "file:line:column  code  what was found, what was expected, what to write."
        },
        footer = {"", "Example: hub check shop --strict", "More on a code: hub explain HUB-ROUTE-005"},
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM", arity = "0..*", description = "Tell of these source systems only.")
    private List<String> systems = List.of();

    @Option(names = "--only", paramLabel = "SYSTEM", split = ",", description = "The same as SYSTEM.")
    private List<String> only = List.of();

    @Option(names = "--strict", description = "Warnings count as problems, too.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--online",
            description =
                    "Connect to the sources as well, read only, and compare what they have with what is written here.")
    private boolean online;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubCommand.settings(terminal);
        if (online) {
            return new OnlineCheck(terminal, new ProjectFolder(settings.home()), selected()).run();
        }
        HubCheck.Result result = HubCheck.of(new ProjectFolder(settings.home()), terminal.environment());
        List<String> wanted = wanted(result.systems());
        List<Problem> problems = result.problems().stream()
                .filter(problem -> isWanted(problem, wanted))
                .toList();
        if (json) {
            terminal.out().println(document(problems));
        } else {
            problems.forEach(terminal.out()::println);
        }
        long warnings = problems.stream().filter(Problem::isWarning).count();
        long errors = problems.size() - warnings;
        terminal.say(summary(result, wanted, errors, warnings));
        if (AllowedHosts.in(terminal.environment()).isAll()) {
            terminal.say(
                    "Note: HUB_ALLOWED_HOSTS is not set, so that routes, alerts and sign-in may reach every host.");
        }
        return errors > 0 || (strict && warnings > 0) ? ExitCode.CONFIGURATION.number() : ExitCode.GOOD.number();
    }

    private List<String> wanted(List<String> known) {
        List<String> wanted = List.copyOf(selected());
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-RUN-005  there is no source system '" + name + "'" + NearestName.hint(name, known)
                                + "; there are " + String.join(", ", known));
            }
        }
        return wanted;
    }

    private Set<String> selected() {
        Set<String> selected = new TreeSet<>(only);
        systems.forEach(name -> selected.add(name.split("/", 2)[0]));
        return selected;
    }

    private String summary(HubCheck.Result result, List<String> wanted, long errors, long warnings) {
        if (errors == 0 && warnings == 0) {
            return "All is well%s: %d source systems, %d streams."
                    .formatted(
                            wanted.isEmpty() ? "" : " with " + String.join(", ", wanted),
                            result.systems().size(),
                            result.streams());
        }
        String found = warnings == 0
                ? count(errors, "problem")
                : count(errors, "problem") + " and " + count(warnings, "warning");
        return found
                + (errors > 0 ? "; the source systems with problems stay down, the others run." : ".")
                + " More: hub explain CODE";
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String document(List<Problem> problems) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        ArrayNode list = document.putArray("problems");
        for (Problem problem : problems) {
            list.addObject()
                    .put("file", problem.place().file())
                    .put("line", problem.place().line())
                    .put("column", problem.place().column())
                    .put("severity", problem.isWarning() ? "warning" : "error")
                    .put("code", problem.code())
                    .put("message", problem.message());
        }
        return document.toPrettyString();
    }

    /** What stands outside of any source system concerns them all. */
    private static boolean isWanted(Problem problem, List<String> wanted) {
        String file = problem.place().file();
        return wanted.isEmpty()
                || file.indexOf('/', "routes/".length()) < 0
                || !file.startsWith("routes/")
                || wanted.stream().anyMatch(system -> file.startsWith("routes/" + system + "/"));
    }
}
