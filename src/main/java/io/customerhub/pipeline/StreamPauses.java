package io.customerhub.pipeline;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the pauses of streams in the warehouse, where {@code hub resume}, which is another process, lifts them. */
final class StreamPauses {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamPauses.class);

    private final StreamPlans plans;
    private final StreamStateStore states;
    private final Clock clock;

    StreamPauses(StreamPlans plans, StreamStateStore states, Clock clock) {
        this.plans = plans;
        this.states = states;
        this.clock = clock;
    }

    /** True while the stream is paused; now and then the warehouse is asked whether it still is. */
    boolean isPaused(StreamName stream, StreamIntake intake) {
        if (intake.isDueForLook()) {
            try {
                lookForResume(stream, intake);
            } catch (WarehouseUnavailableException away) {
                LOGGER.debug("the warehouse is away, so {} stays paused for now", stream);
            }
        }
        return intake.isPaused();
    }

    private void lookForResume(StreamName stream, StreamIntake intake) {
        if (!intake.isPauseStored()) {
            store(stream, intake);
        } else if (!states.find(stream).isPaused()) {
            intake.resume();
            LOGGER.atInfo().addKeyValue("stream", stream).log("stream resumed");
        }
    }

    /** Tells the warehouse of a pause. */
    void store(StreamName stream, StreamIntake intake) {
        String code = intake.code();
        String message = intake.message();
        if (code != null && message != null) {
            String configuration = plans.require(stream).configuration().hash();
            states.pause(stream, new StreamState.Pause(code, message, clock.instant(), configuration));
            intake.pauseStored();
        }
    }
}
