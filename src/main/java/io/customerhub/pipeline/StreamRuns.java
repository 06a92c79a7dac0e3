package io.customerhub.pipeline;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Run;
import io.customerhub.warehouse.RunLedger;
import io.customerhub.warehouse.RunReference;
import org.jspecify.annotations.Nullable;

/** The runs of the streams, under the lease that the hub holds now. */
final class StreamRuns {

    private final RunLedger runs;
    private final Runnable ended;
    private volatile BatchLoader.Writer under;

    /** @param ended hears when a run is over */
    StreamRuns(RunLedger runs, BatchLoader.Writer under, Runnable ended) {
        this.runs = runs;
        this.ended = ended;
        this.under = under;
    }

    /** Runs that begin from now on are written for another holder. */
    void writeUnder(BatchLoader.Writer writer) {
        under = writer;
    }

    RunReference start(StreamName stream, String route, int configuration) {
        BatchLoader.Writer writer = under;
        return runs.start(stream, route, configuration, writer.fence(), writer.actor());
    }

    /** A run of replayed letters; its end is noted by whoever goes on with them, not by the next holder of the lease. */
    RunReference startReplay(StreamName stream, String route, int configuration, String actor) {
        BatchLoader.Writer writer = under;
        RunReference begun = runs.start(stream, route, configuration, null, actor);
        return new RunReference(begun.run(), begun.batch(), configuration, writer.fence(), actor);
    }

    void finish(@Nullable RunReference run, Run.State state, @Nullable String code, @Nullable String message) {
        if (run != null) {
            runs.finish(run.run(), state, code, message);
            ended.run();
        }
    }
}
