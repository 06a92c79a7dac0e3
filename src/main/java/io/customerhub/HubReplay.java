package io.customerhub;

import io.customerhub.config.HubSettings;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.RouteDeployer;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.pipeline.BatchLoader;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.pipeline.ReplayRequest;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelExecutionException;

/**
 * Sends dead letters through the shipped pipeline again, under the mapping of today, without reading any source. It may
 * run beside a running hub: the warehouse lets each version of a record take effect once.
 */
public final class HubReplay implements AutoCloseable {

    private final HubPipeline pipeline;
    private final HubCamel camel;
    private final Tally tally = new Tally();

    /**
     * What became of the letters.
     *
     * @param resolved their records are in the warehouse now
     * @param superseded a later version had been loaded before
     * @param failed they failed again and stay open
     */
    public record Result(long resolved, long superseded, long failed) {}

    /**
     * Prepares a replay.
     *
     * @param actor who replays, for the history of the letters
     */
    public HubReplay(HubSettings settings, WarehouseServer server, Warehouse warehouse, String actor) {
        ProjectFolder project = new ProjectFolder(settings.home());
        pipeline = new HubPipeline(
                warehouse, tally, server::revive, new BatchLoader.Writer(null, actor), WriteObserver.NONE);
        for (SourceSystem system :
                new ProjectReader(project, pipeline.standardizers()).read().systems()) {
            if (system.isSound()) {
                system.streams().forEach(stream -> pipeline.serve(stream, ""));
            }
        }
        camel = HubCamel.start(project, Map.of());
        pipeline.bind(camel.context().getRegistry());
        new RouteDeployer(camel.context(), project).deployShared();
    }

    /**
     * Replays; returns when every letter has an outcome.
     *
     * @throws RuntimeException when a letter's stream has no sound mapping, or the hub is told to stop
     */
    public Result replay(ReplayRequest request) {
        send("direct:replay", request);
        BatchOutcome all = tally.outcome();
        return new Result(all.loaded() + all.unchanged(), all.superseded(), all.dead());
    }

    /**
     * Takes the loaded records of a stream through the pipeline again as they arrived, under the mapping of today; their
     * versions stay. Those that were made under it already stay as they are, unless it was learnt meanwhile that one of their
     * values comes too often.
     *
     * @param issues only records with an issue of one of these codes; all when empty
     * @throws IllegalArgumentException when the stream has no sound mapping
     */
    public BatchOutcome reprocess(StreamName stream, List<String> issues) {
        tally.clear();
        pipeline.loadedRecords(stream, issues).forEachRemaining(batch -> send("direct:ingest", batch));
        return tally.outcome();
    }

    private void send(String endpoint, Object body) {
        try {
            camel.context().createProducerTemplate().sendBody(endpoint, body);
        } catch (CamelExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        pipeline.intake().stop();
        camel.close();
        pipeline.intake().endRuns();
    }

    /** Adds up what became of the batches. */
    private static final class Tally implements IntakeListener {

        private final AtomicReference<BatchOutcome> sum = new AtomicReference<>(BatchOutcome.NONE);

        @Override
        public void loaded(StreamName stream, BatchOutcome outcome, Duration duration) {
            sum.accumulateAndGet(outcome, BatchOutcome::plus);
        }

        private void clear() {
            sum.set(BatchOutcome.NONE);
        }

        private BatchOutcome outcome() {
            return sum.get();
        }
    }
}
