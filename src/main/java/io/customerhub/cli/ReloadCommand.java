package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.ReloadRequests;
import io.customerhub.warehouse.ReloadRequests.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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

    private static final long LOOK_MILLIS = 100;

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
    public Integer call() throws InterruptedException {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            ReloadRequests requests = new ReloadRequests(open.warehouse());
            long asked = requests.ask(terminal.environment().getOrDefault("USER", "operator"));
            Answer answer = await(requests, asked);
            answer.changes().stream()
                    .filter(change -> change.what() != What.REFUSED)
                    .map(ConfigurationChange::line)
                    .forEach(terminal.out()::println);
            answer.refused().forEach(terminal.out()::println);
            if (!answer.refused().isEmpty()) {
                terminal.say(answer.refused().size()
                        + " problems; the source systems with problems go on as they ran before.");
                return ExitCode.CONFIGURATION.number();
            }
            terminal.say(answer.changes().isEmpty() ? "Nothing has changed." : "All changes are taken over.");
            return ExitCode.GOOD.number();
        }
    }

    private Answer await(ReloadRequests requests, long asked) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            Optional<Answer> answer = requests.answer(asked);
            if (answer.isPresent()) {
                return answer.get();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        requests.withdraw(asked);
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "HUB-LIVE-002  no hub has answered within " + seconds
                        + " seconds; start one with ./hub run, or look with" + " ./hub status what it waits for");
    }
}
