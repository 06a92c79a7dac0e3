package io.customerhub.cli;

import io.customerhub.bench.letter.LetterFill;
import io.customerhub.bench.letter.LetterTimings;
import io.customerhub.config.HubSettings;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub bench letters}: what people look at in a store of many dead letters. */
@Command(
        name = "letters",
        description = {
            "Fills the warehouse of HUB_DATA with invented dead letters, when it has none yet, and measures how long each list,"
                    + " group and letter takes through the services. Use a data folder of its own; it stays, so that a console"
                    + " can be opened on it.",
        },
        footer = {"", "Example: HUB_DATA=/tmp/letters hub bench letters --letters 1000000 --plans"},
        mixinStandardHelpOptions = true)
final class BenchLettersCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--letters", defaultValue = "1000000", description = "How many [${DEFAULT-VALUE}].")
    private long letters;

    @Option(names = "--plans", description = "The plans of the three most important queries, too.")
    private boolean plans;

    BenchLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (WarehouseServer server = WarehouseServer.open(settings, terminal::say);
                Warehouse warehouse = Warehouse.open(server.settings())) {
            LetterFill fill = new LetterFill(warehouse);
            if (fill.letters() == 0) {
                long start = System.nanoTime();
                fill.fill(letters, terminal::say);
                terminal.say("%,d letters in %.0f s".formatted(letters, (System.nanoTime() - start) / 1e9));
            } else {
                terminal.say("The warehouse has dead letters; these are measured.");
            }
            fill.settle();
            LetterTimings timings = new LetterTimings(warehouse, new ProjectFolder(settings.home()));
            TextTable table = new TextTable("look", ">p50 ms", ">p95 ms");
            for (LetterTimings.Time time : timings.measure()) {
                table.row(
                        time.look(),
                        String.format(Locale.ROOT, "%.1f", time.p50()),
                        String.format(Locale.ROOT, "%.1f", time.p95()));
            }
            terminal.out().print(table.text());
            if (plans) {
                timings.plans().forEach((name, lines) -> {
                    terminal.out().println("\n" + name);
                    lines.forEach(line -> terminal.out().println("  " + line));
                });
            }
            return ExitCode.GOOD.number();
        }
    }
}
