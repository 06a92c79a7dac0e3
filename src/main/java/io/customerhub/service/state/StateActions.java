package io.customerhub.service.state;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The actions on the state of the hub and its streams. */
public final class StateActions {

    private final StreamLook look;
    private final StreamControl control;

    /**
     * Actions over a warehouse.
     *
     * @param configured the streams of the project, so that one can be paused before it was ever read
     * @param reprocessing takes loaded records through the pipeline again
     */
    public StateActions(
            Warehouse warehouse, Clock clock, Supplier<Set<StreamName>> configured, Reprocessing reprocessing) {
        this.look = new StreamLook(warehouse, clock);
        this.control = new StreamControl(warehouse, clock, configured, reprocessing);
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "hub.overview",
                        SeeOverview.class,
                        SeeOverview.Answer.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "How every stream is, and what became of all records",
                        (caller, request) -> look.overview()),
                new Action<>(
                        "streams.show",
                        ShowStream.class,
                        ShowStream.Answer.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "Everything about one stream",
                        (caller, request) -> look.show(request.stream(), caller.may(Permission.STREAMS_CONTROL))),
                new Action<>(
                        "streams.runs",
                        ListRuns.class,
                        ListRuns.Page.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "The runs of a stream, newest first",
                        (caller, request) -> look.runs(request)),
                new Action<>(
                        "streams.files",
                        ListFiles.class,
                        ListFiles.Page.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "The files of a stream that were read, newest first",
                        (caller, request) -> look.files(request)),
                new Action<>(
                        "streams.pause",
                        PauseStream.class,
                        Outcome.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Keep a stream from being read until it is resumed",
                        (caller, request) -> control.pause(caller, request)),
                new Action<>(
                        "streams.resume",
                        ResumeStream.class,
                        Outcome.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Lift the pause of a stream",
                        (caller, request) -> control.resume(caller, request)),
                new Action<>(
                        "streams.run-now",
                        RunStreamNow.class,
                        Outcome.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Ask the source of a stream now and not at its next time",
                        (caller, request) -> control.runNow(caller, request)),
                new Action<>(
                        "streams.backfill",
                        BackfillStream.class,
                        Outcome.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Read a stream again from its beginning or from a position",
                        (caller, request) -> control.backfill(caller, request)),
                new Action<>(
                        "streams.move-position",
                        MovePosition.class,
                        Outcome.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Move how far a stream has been read, from the next poll on",
                        control::move),
                new Action<>(
                        "streams.reconcile",
                        ReconcileStream.class,
                        Outcome.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Compare the keys of a source with those that are loaded, at the next poll",
                        (caller, request) -> control.reconcile(request)),
                new Action<>(
                        "streams.reprocess",
                        ReprocessStreams.class,
                        ReprocessStreams.Answer.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Take loaded records through the pipeline again, under the mapping of today",
                        control::reprocess));
    }
}
