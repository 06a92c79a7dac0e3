package io.customerhub;

import io.customerhub.observe.HubMetrics;
import io.customerhub.resolution.MatchWorker;
import io.customerhub.resolution.Matching;
import io.customerhub.resolution.TruthFigures;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** The golden customers of a running hub. */
public final class HubMatching implements AutoCloseable {

    private final Warehouse warehouse;
    private final MatchWorker worker;
    private final BooleanSupplier stop;

    private HubMatching(Warehouse warehouse, MatchWorker worker, BooleanSupplier stop) {
        this.warehouse = warehouse;
        this.worker = worker;
        this.stop = stop;
    }

    static HubMatching start(Warehouse warehouse, HubRuntime.Options options, HubMetrics metrics) {
        ProjectRules rules = new ProjectRules(options.settings().home());
        MatchWorker worker = MatchWorker.start(new Matching(warehouse, rules::now), metrics::matched, options.talk());
        return new HubMatching(warehouse, worker, options.stop());
    }

    /**
     * Waits until all customer records that have been read are golden customers. The first time begins with it.
     *
     * @return false when they cannot be now, or when the hub was told to stop before
     */
    public boolean awaitMatched() throws InterruptedException {
        worker.begin();
        return worker.awaitIdle(stop);
    }

    /** How the golden customers stand. */
    public GoldenCounts counts() {
        return GoldenCounts.of(warehouse);
    }

    /** How well they agree with a truth file, as {@link TruthFigures#of} has it. */
    public TruthFigures figures(Path truth) throws IOException {
        return TruthFigures.of(warehouse, truth);
    }

    @Override
    public void close() {
        worker.close();
    }
}
