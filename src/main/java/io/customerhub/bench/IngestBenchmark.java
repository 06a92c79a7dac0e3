package io.customerhub.bench;

import io.customerhub.HubRuntime;
import io.customerhub.config.HubSettings;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.CsvReader;
import io.customerhub.ingest.FileBatches;
import io.customerhub.ingest.SourceFile;
import io.customerhub.pipeline.BatchLoader;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.pipeline.StreamPlan;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Stage;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Loads one CSV file in three ways, alternating in one process: with the whole hub (connector, Camel routes, pipeline);
 * with the same reader, stages and writer in a plain loop; and by a bare COPY of the same finished rows into the same
 * tables, which is the floor. After each load by the hub the file comes again, with one row more, so that nothing but
 * the hashes of the rows can tell that they are known.
 */
public final class IngestBenchmark implements AutoCloseable {

    private static final StreamName STREAM = new StreamName("bench", "customers");
    private static final int BATCH = 5_000;

    /** Enough for the compiler to have seen all code often; the first loads after it differ by no more than later ones. */
    private static final long WARM_UP_ROWS = 300_000;

    private final long rows;
    private final Path work;
    private final Path csv;
    private final Path again;
    private final Path warmUp;
    private final WarehouseServer server;
    private final Warehouse warehouse;
    private final BenchTables tables;
    private final CpuClock clock;
    private final ArrivalCounter arrivals = new ArrivalCounter();
    private final HubRuntime hub;
    private final HubPipeline plain;

    /**
     * Starts an embedded server and a hub of their own.
     *
     * @param settings where connectors and routes are; data goes to {@code bench} within its data folder
     * @param rows how many rows the file has
     * @param talk gets a line for each step that takes a while
     */
    public IngestBenchmark(HubSettings settings, long rows, Consumer<String> talk)
            throws IOException, InterruptedException {
        this.rows = rows;
        this.work = settings.data().resolve("bench");
        BenchProject project = BenchProject.create(settings.home(), work);
        talk.accept("writing %,d rows".formatted(rows));
        this.csv = project.csv(rows);
        this.again = project.csvAgain(csv);
        this.warmUp = project.csv(Math.min(rows, WARM_UP_ROWS));
        HubSettings own =
                settings.at(project.root(), work).withEmbeddedWarehouse().withFreePort();
        this.server = WarehouseServer.open(own, talk);
        this.warehouse = Warehouse.open(server.settings());
        this.tables = new BenchTables(warehouse, work);
        this.clock = new CpuClock(server.embedded().orElseThrow().pid());
        tables.empty();
        this.hub = HubRuntime.start(new HubRuntime.Options(
                server, own, Map.of("bench.inbox", project.inbox().toString()), Set.of(), arrivals, talk, () -> false));
        this.plain = plainPipeline(project);
    }

    private HubPipeline plainPipeline(BenchProject project) {
        HubPipeline pipeline = new HubPipeline(
                warehouse,
                IntakeListener.SILENT,
                server::revive,
                new BatchLoader.Writer(null, "bench"),
                WriteObserver.NONE);
        StreamConfiguration configuration = new StreamConfigurationReader(Standardizers.types())
                .read(project.root(), project.root().resolve("routes/bench"))
                .streams()
                .get(0);
        pipeline.serve(configuration, "bench-customers");
        return pipeline;
    }

    /** True when the processor time of PostgreSQL can be seen here. */
    public boolean seesPostgres() {
        return clock.seesPostgres();
    }

    /** Runs each way once with fewer rows and measures nothing: a hub runs for weeks, not for its first minute. */
    void warmUp() throws Exception {
        long some = Math.min(rows, WARM_UP_ROWS);
        tables.empty();
        hub.pipeline().forget();
        drop(warmUp, some);
        plainLoop(warmUp);
    }

    /** The whole hub: from the moment the file is dropped until all its rows are accounted for. */
    Measure hub() throws Exception {
        tables.empty();
        hub.pipeline().forget();
        return drop(csv, rows);
    }

    /** The same file again with one row more, right after {@link #hub()}. */
    Measure reread() throws Exception {
        tables.settle();
        return drop(again, rows + 1);
    }

    /** The same reader, stages and writer, without Camel. */
    Measure plainLoop() throws Exception {
        return plainLoop(csv);
    }

    private Measure plainLoop(Path csvFile) throws Exception {
        tables.empty();
        plain.forget();
        return Measure.of(clock, () -> {
            SourceFile file = SourceFile.open(work, csvFile, Long.MAX_VALUE);
            StreamPlan plan = plain.plans().require(STREAM);
            plain.intake().pollStarted(STREAM);
            try (FileBatches batches = new FileBatches(
                    file,
                    new CsvReader(file.bytes(), CsvOptions.standard()),
                    STREAM,
                    plan.configuration().hash(),
                    plain.intake(),
                    BATCH)) {
                plan.prepare().run();
                while (batches.hasNext()) {
                    RecordBatch batch = batches.next();
                    for (Stage stage : plan.stages().values()) {
                        batch = stage.apply(batch);
                    }
                    plain.loader().load(batch);
                }
            }
            plain.intake().pollFinished(STREAM);
        });
    }

    /** How many standard rows there are, and a digest of all rows that does not depend on when they were loaded. */
    String contents() {
        return tables.contents();
    }

    /** Keeps the finished rows, as the last load left them, for {@link #floor()}. */
    void keepFinishedRows() throws IOException {
        tables.copyOut();
    }

    /** A bare COPY of the finished rows into the same tables. */
    Measure floor() throws Exception {
        tables.empty();
        return Measure.of(clock, tables::copyIn);
    }

    private Measure drop(Path file, long expected) throws Exception {
        Path inbox = work.resolve("inbox");
        Path hidden = inbox.resolve("." + file.getFileName() + ".part");
        Files.deleteIfExists(hidden);
        Files.createLink(hidden, file);
        arrivals.expect(expected);
        Measure measure = Measure.of(clock, () -> {
            Files.move(hidden, inbox.resolve("drop-" + System.nanoTime() + ".csv"), StandardCopyOption.ATOMIC_MOVE);
            arrivals.await();
        });
        deleteDone(inbox.resolve(".done"));
        return measure;
    }

    private static void deleteDone(Path done) throws IOException {
        try (var files = Files.list(done)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        hub.close();
        warehouse.close();
        server.close();
    }
}
