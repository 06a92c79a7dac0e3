package io.customerhub.pipeline;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.RunReference;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the pauses of streams in the warehouse, where {@code hub resume}, which is another process, lifts them. */
final class StreamPauses {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamPauses.class);

    private final StreamPlans plans;
    private final StreamStateStore states;
    private final IntakeListener listener;
    private final Clock clock;

    StreamPauses(StreamPlans plans, StreamStateStore states, IntakeListener listener, Clock clock) {
        this.plans = plans;
        this.states = states;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Takes up the pause that the warehouse knows of. One that a breaker has set ends when the configuration is another
     * one; one that a person has set ends when a person lifts it.
     */
    void restore(StreamName stream, StreamIntake intake) {
        StreamState.Pause pause = states.find(stream).pause();
        if (pause == null) {
            return;
        }
        String configuration = plans.require(stream).configuration().hash();
        if (pause.isRequested() || configuration.equals(pause.configuration())) {
            boolean news = !intake.isPaused();
            intake.pause(pause.code(), pause.message());
            intake.pauseStored();
            if (news) {
                listener.paused(stream, pause.code(), pause.message());
            }
        } else {
            states.resume(stream);
            intake.resume();
        }
    }

    /** Takes up a pause that a person has asked for; the run that it ends, or null. */
    @Nullable
    RunReference request(StreamName stream, StreamIntake intake, StreamState.Pause pause) {
        boolean news = !pause.code().equals(intake.code());
        RunReference run = intake.pause(pause.code(), pause.message());
        intake.pauseStored();
        if (news) {
            listener.paused(stream, pause.code(), pause.message());
        }
        return run;
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
            resume(stream, intake);
        }
    }

    /** Ends a pause that the warehouse no longer knows of. */
    void resume(StreamName stream, StreamIntake intake) {
        if (intake.isPaused()) {
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
