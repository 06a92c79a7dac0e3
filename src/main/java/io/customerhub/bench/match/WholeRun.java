package io.customerhub.bench.match;

import io.customerhub.bench.CpuClock;
import io.customerhub.bench.Measure;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.golden.CustomerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The whole of {@code hub match --all} over generated standard rows, with an embedded server of its own. */
final class WholeRun implements AutoCloseable {

    private final WarehouseServer server;
    private final Warehouse warehouse;
    private final MatchTables tables;
    private final CpuClock clock;
    private final Consumer<String> talk;

    /** @param settings data goes to {@code bench} within its data folder */
    WholeRun(HubSettings settings, Consumer<String> talk) throws IOException {
        Path work = Files.createDirectories(settings.data().resolve("bench"));
        this.talk = talk;
        this.server = WarehouseServer.open(
                settings.at(settings.home(), work).withEmbeddedWarehouse().withFreePort(), talk);
        this.warehouse = Warehouse.open(server.settings());
        this.tables = new MatchTables(warehouse, work);
        this.clock = new CpuClock(server.embedded().orElseThrow().pid());
    }

    boolean seesPostgres() {
        return clock.seesPostgres();
    }

    WholeFigures run(GeneratedCustomers customers, int records) throws Exception {
        Truth truth = new Truth(records);
        talk.accept("loading %,d standard rows".formatted(records));
        tables.fill(customers, records, customer -> {
            truth.add(customer);
            return true;
        });
        BulkMatch.Result[] result = new BulkMatch.Result[1];
        BulkMatch match = new BulkMatch(warehouse, MatchingRules.DEFAULT);
        Measure measure = Measure.of(clock, () -> result[0] = match.run(line -> {}));
        String contents = tables.contents();
        Truth.Agreement agreement = truth.agreement(customers(records));
        talk.accept("matched; now the floor");
        tables.keep();
        return new WholeFigures(result[0], measure, Measure.of(clock, tables::floor), agreement, contents);
    }

    /** Matches all but some of so many records, and then these as they arrive. */
    IncrementalFigures runIncremental(GeneratedCustomers customers, int records, int atFullSpeed) throws Exception {
        Arrivals arrivals = new Arrivals(records, Math.min(records / 2, IncrementalRun.arrivals(atFullSpeed)));
        talk.accept("loading %,d standard rows".formatted(records));
        tables.fill(customers, records, arrivals::isThere);
        BulkMatch.Result result = new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        tables.settle();
        return new IncrementalRun(warehouse, clock, talk).run(result.records(), arrivals.shuffled());
    }

    private int[] customers(int records) {
        int[] found = new int[records];
        Map<UUID, Integer> numbers = new HashMap<>();
        new CustomerStore(warehouse)
                .eachRecord((key, customer) -> found[GeneratedCustomers.numberOf(key.key())] =
                        numbers.computeIfAbsent(customer, any -> numbers.size()));
        return found;
    }

    @Override
    public void close() {
        warehouse.close();
        server.close();
    }
}
