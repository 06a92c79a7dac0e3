package io.customerhub;

import io.customerhub.deploy.Reconciler;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.RunRequests;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries out the pauses that people ask for with {@code hub pause}, another process that says so in the warehouse: the
 * source is no longer polled from the next batch boundary on. They last until {@code hub resume}, through restarts and
 * changes of the configuration.
 */
final class RequestedPauses {

    private final StreamStateStore states;
    private final RunRequests runs;
    private final HubPipeline pipeline;
    private final Reconciler reconciler;

    RequestedPauses(Warehouse warehouse, HubPipeline pipeline, Reconciler reconciler) {
        this.states = new StreamStateStore(warehouse);
        this.runs = new RunRequests(warehouse);
        this.pipeline = pipeline;
        this.reconciler = reconciler;
    }

    /** Looks what people ask for now, and does it; a batch that takes long is waited for at the next look. */
    void look() throws InterruptedException {
        Map<StreamName, StreamState.Pause> pauses = states.pauses();
        Set<StreamName> stopped = reconciler.paused();
        for (StreamName stream : List.copyOf(pipeline.plans().names())) {
            StreamState.Pause pause = pauses.get(stream);
            boolean asked = pause != null && pause.isRequested();
            if (asked && !stopped.contains(stream)) {
                reconciler.pause(stream, () -> pipeline.intake().pauseRequested(stream, pause));
            } else if (!asked && stopped.contains(stream)) {
                if (pause == null) {
                    pipeline.intake().resumeRequested(stream);
                }
                reconciler.resume(stream);
            }
        }
        for (RunRequests.Wish wish : runs.open()) {
            if (isMet(wish.stream(), pauses)) {
                runs.taken(wish.id());
            }
        }
    }

    /**
     * Lets a source be polled at once: its route begins anew, and every route polls as it begins. What is paused or not
     * served stays so, and the wish ends.
     */
    private boolean isMet(StreamName stream, Map<StreamName, StreamState.Pause> pauses) throws InterruptedException {
        if (pauses.containsKey(stream) || !pipeline.plans().names().contains(stream)) {
            return true;
        }
        boolean quiet = reconciler.pause(stream, () -> {});
        if (quiet) {
            reconciler.resume(stream);
        }
        return quiet;
    }
}
