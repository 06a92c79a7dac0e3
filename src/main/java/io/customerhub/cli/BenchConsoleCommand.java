package io.customerhub.cli;

import io.customerhub.HubActions;
import io.customerhub.HubConsole;
import io.customerhub.bench.console.LetterFill;
import io.customerhub.bench.console.PageTimings;
import io.customerhub.bench.match.CustomerFill;
import io.customerhub.config.HubSettings;
import io.customerhub.console.Standing;
import io.customerhub.deadletter.LetterPlans;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub bench console}: how long each page takes over a large store. */
@Command(
        name = "console",
        description =
                "Fills the warehouse of HUB_DATA with invented customers and dead letters, when it has none yet, and"
                        + " measures how long each page of the console takes, over HTTP and with everything that belongs to it. Use"
                        + " a data folder of its own; it stays, so that hub run can open a console on it.",
        footer = {"", "Example: HUB_DATA=/tmp/large hub bench console --letters 1000000 --customers 1000000"},
        mixinStandardHelpOptions = true)
final class BenchConsoleCommand implements Callable<Integer> {

    /** People of whom {@link CustomerFill} makes a hundred records. */
    private static final double PEOPLE_OF_A_HUNDRED = 53;

    private final Terminal terminal;

    @Option(names = "--letters", defaultValue = "1000000", description = "How many dead letters [${DEFAULT-VALUE}].")
    private long letters;

    @Option(
            names = "--customers",
            defaultValue = "1000000",
            description = "About how many customers, who have 1.9 records each [${DEFAULT-VALUE}]; 0 for none.")
    private int customers;

    @Option(names = "--rounds", defaultValue = "40", description = "How often each page is opened [${DEFAULT-VALUE}].")
    private int rounds;

    @Option(names = "--plans", description = "PostgreSQL's plans of the three most important queries, too.")
    private boolean plans;

    BenchConsoleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal).withFreePort();
        try (WarehouseServer server = WarehouseServer.open(settings, terminal::say);
                Warehouse warehouse = Warehouse.open(server.settings())) {
            fillLetters(new LetterFill(warehouse, streams(settings)));
            CustomerFill people = new CustomerFill(warehouse);
            fillCustomers(people);
            terminal.say("measuring, %d rounds".formatted(rounds));
            try (HubActions actions = HubActions.over(settings, System.getenv(), warehouse);
                    HubConsole console =
                            HubConsole.start(settings, 0, actions, warehouse, Clock.systemUTC(), Standing.GOOD)) {
                List<CustomerFill.Sample> samples = people.isFilled() ? people.samples() : List.of();
                print(new PageTimings(console.demoLink(), samples, rounds).measure());
            }
            if (plans) {
                new LetterPlans(warehouse).all().forEach((name, lines) -> {
                    terminal.out().println("\n" + name);
                    lines.forEach(line -> terminal.out().println("  " + line));
                });
            }
            return ExitCode.GOOD.number();
        }
    }

    private static SortedSet<StreamName> streams(HubSettings settings) {
        return new ProjectReader(new ProjectFolder(settings.home()), new Standardizers())
                .read()
                .streams();
    }

    private void fillLetters(LetterFill fill) {
        if (fill.isFilled()) {
            terminal.say("The warehouse has dead letters; these are looked at.");
        } else {
            fill.fill(letters, terminal::say);
        }
        fill.settle();
    }

    private void fillCustomers(CustomerFill fill) {
        if (fill.isFilled()) {
            terminal.say("The warehouse has golden customers; these are looked at.");
        } else if (customers > 0) {
            int made = fill.fill((int) (customers / PEOPLE_OF_A_HUNDRED * 100), terminal::say);
            terminal.say("%,d customers".formatted(made));
        }
    }

    private void print(List<PageTimings.Time> times) {
        TextTable table = new TextTable("page", ">p50 ms", ">p95 ms");
        times.forEach(time -> table.row(
                time.page(),
                String.format(Locale.ROOT, "%.1f", time.p50()),
                String.format(Locale.ROOT, "%.1f", time.p95())));
        terminal.out().print(table.text());
    }
}
