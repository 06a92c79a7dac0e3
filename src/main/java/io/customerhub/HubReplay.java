package io.customerhub;

import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.replay.PlanRunner;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.RouteDeployer;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.pipeline.BatchLoader;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseUnavailableException;
import io.customerhub.warehouse.WriteObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelExecutionException;

/**
 * The pipeline of a command, without any source: works replay plans through while no hub runs, and takes loaded records
 * through the stages again, which may also be done beside a running hub: the warehouse lets each version of a record take
 * effect once.
 */
public final class HubReplay implements AutoCloseable {

    private static final long PAUSE_MILLIS = 500;

    private final Warehouse warehouse;
    private final BooleanSupplier stop;
    private final WriteObserver observer;
    private final HubPipeline pipeline;
    private final HubCamel camel;
    private final Tally tally = new Tally();

    /**
     * Prepares a replay.
     *
     * @param revive brings the server of the warehouse back when it has died; may do nothing
     * @param actor who takes loaded records through the pipeline again
     * @param stop true once the work on a plan shall rest at the next batch boundary
     */
    public HubReplay(HubSettings settings, Runnable revive, Warehouse warehouse, String actor, BooleanSupplier stop) {
        this(settings, revive, warehouse, actor, stop, WriteObserver.NONE);
    }

    /** @param observer is told each step of a write; for crash tests */
    HubReplay(
            HubSettings settings,
            Runnable revive,
            Warehouse warehouse,
            String actor,
            BooleanSupplier stop,
            WriteObserver observer) {
        this.observer = observer;
        this.warehouse = warehouse;
        this.stop = stop;
        ProjectFolder project = new ProjectFolder(settings.home());
        pipeline = new HubPipeline(warehouse, tally, revive, new BatchLoader.Writer(null, actor), observer);
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
     * Prepares a plan and works it through, as the running hub does; returns when it has ended, is paused, or this process is
     * told to stop. Outside its window it waits.
     *
     * @return false when its stream has no sound mapping
     */
    public boolean work(ReplayPlan plan) throws InterruptedException {
        PlanStore plans = new PlanStore(warehouse);
        PlanRunner runner = new PlanRunner(
                warehouse,
                new ReplayWays(pipeline, camel.context()),
                observer,
                PatientStart.holder(),
                Clock.systemUTC());
        while (!stop.getAsBoolean()) {
            PlanRunner.Ending ending = step(plans, runner, plan);
            if (ending == PlanRunner.Ending.OVER || ending == PlanRunner.Ending.NOT_SERVED) {
                return ending == PlanRunner.Ending.OVER;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    private PlanRunner.Ending step(PlanStore plans, PlanRunner runner, ReplayPlan plan) throws InterruptedException {
        try {
            runner.prepare(plan.number(), stop);
            return runner.run(plans.find(plan.number()).orElse(plan), stop);
        } catch (WarehouseUnavailableException away) {
            return PlanRunner.Ending.FAILED;
        }
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
