package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.sample.SampleDemo;
import io.customerhub.warehouse.WarehouseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub demo}: the shipped routes against four sample source systems. */
@Command(
        name = "demo",
        description =
                "Starts an embedded PostgreSQL and four sample source systems, a database, CSV files, a REST API and"
                        + " JSON lines, and reads them with the shipped routes.",
        footer = {"", "Example: hub demo"},
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String NEXT =
            """
            What to try next (the demo's state is in data/demo; say HUB_DATA=data/demo for the commands below):
              HUB_DATA=data/demo ./hub status
              HUB_DATA=data/demo ./hub dead-letters groups
              HUB_DATA=data/demo ./hub dead-letters show 1
              HUB_DATA=data/demo ./hub customer search 王
              put a file of your own into data/demo/systems/erp and watch it being read
              README.md, 'A first source of your own'
            """;

    private static final Set<String> SYSTEMS = Set.of("crm", "erp", "shop", "desk");

    private final Terminal terminal;

    @Option(names = "--once", description = "End after the first full pass.")
    private boolean once;

    @Option(names = "--json", description = "Print the account of the first full pass as one JSON document.")
    private boolean json;

    @Option(
            names = "--parties",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many people and companies the sample world has [${DEFAULT-VALUE}].")
    private int parties;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        HubSettings settings = HubCommand.settings(terminal);
        Path data = settings.data().resolve("demo");
        HubSettings demo = settings.at(settings.home(), data).withEmbeddedWarehouse();
        try (StopSignal stop = new StopSignal();
                WarehouseServer server = WarehouseServer.open(demo, terminal::say);
                SampleDemo sample = SampleDemo.start(
                        data.resolve("systems"),
                        parties,
                        server.embedded().orElseThrow().url("crm"),
                        terminal::say)) {
            new HubSession(terminal, once, json, NEXT, new MatchedPass(sample.truth()))
                    .run(stop, server, demo, sample.properties(), SYSTEMS);
        }
        return ExitCode.GOOD.number();
    }
}
