package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.warehouse.WarehouseServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub run}: reads your source systems into the warehouse. */
@Command(
        name = "run",
        description = "Reads the source systems of routes/ into the warehouse, until Ctrl-C.",
        footer = {"", "Example: hub run --once"},
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final String NEXT =
            """
            What to try next:
              ./hub status                 how each stream is
              ./hub dead-letters groups    what could not be loaded, by cause
            """;

    private final Terminal terminal;

    @Option(names = "--once", description = "End after the first full pass.")
    private boolean once;

    @Option(names = "--json", description = "Print the account of the first full pass as one JSON document.")
    private boolean json;

    @Option(names = "--only", paramLabel = "SYSTEM", split = ",", description = "Run these source systems only.")
    private List<String> only = List.of();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubCommand.settings(terminal);
        requireSystems(settings);
        boolean findings;
        try (StopSignal stop = new StopSignal();
                WarehouseServer server = WarehouseServer.open(settings, terminal::say)) {
            findings =
                    new HubSession(terminal, once, json, NEXT).run(stop, server, settings, Map.of(), Set.copyOf(only));
        }
        return findings && once ? ExitCode.FINDINGS.number() : ExitCode.GOOD.number();
    }

    private void requireSystems(HubSettings settings) {
        List<String> systems = new ProjectFolder(settings.home())
                .systems().stream()
                        .map(folder -> folder.getFileName().toString())
                        .toList();
        if (systems.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "HUB-RUN-004  there is no source system in "
                            + settings.home().resolve("routes")
                            + "; README.md, 'A first source of your own', shows how to add one");
        }
        for (String name : only) {
            if (!systems.contains(name)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-RUN-005  there is no source system '" + name + "'" + NearestName.hint(name, systems)
                                + "; there are " + String.join(", ", systems));
            }
        }
    }
}
