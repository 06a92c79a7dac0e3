package io.customerhub.service.state;

import io.customerhub.access.Caller;
import io.customerhub.access.Outcome;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.PositionChanges;
import io.customerhub.warehouse.PositionChanges.Kind;
import io.customerhub.warehouse.ReconciliationStore;
import io.customerhub.warehouse.RunRequests;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out what people wish of streams. */
final class StreamControl {

    private static final String PAUSED = "HUB-PAUSE-001";

    /** Pauses that ask for a move of the position, and end with it. */
    private static final Set<String> ASKING =
            Set.of("HUB-TABLE-006", "HUB-TABLE-013", "HUB-TABLE-014", "HUB-REST-007", "HUB-REST-027");

    private final StreamStateStore states;
    private final ReconciliationStore reconciliations;
    private final PositionChanges positions;
    private final RunRequests runs;
    private final Clock clock;
    private final Supplier<Set<StreamName>> configured;
    private final Reprocessing reprocessing;

    StreamControl(Warehouse warehouse, Clock clock, Supplier<Set<StreamName>> configured, Reprocessing reprocessing) {
        this.states = new StreamStateStore(warehouse);
        this.reconciliations = new ReconciliationStore(warehouse);
        this.positions = new PositionChanges(warehouse);
        this.runs = new RunRequests(warehouse);
        this.clock = clock;
        this.configured = configured;
        this.reprocessing = reprocessing;
    }

    Outcome pause(Caller caller, PauseStream request) {
        StreamName stream = known(request.stream());
        String reason = request.reason().strip();
        String message = "paused by %s%s; ./hub resume %s goes on"
                .formatted(caller.name(), reason.isEmpty() ? "" : ": " + reason, stream);
        states.pause(stream, new StreamState.Pause(PAUSED, message, clock.instant(), null));
        return Outcome.of("paused", 1);
    }

    Outcome resume(Caller caller, ResumeStream request) {
        StreamName stream = known(request.stream());
        Outcome outcome = Outcome.of("resumed", 0);
        if (request.acceptDeletes()) {
            Long accepted = reconciliations.accept(stream, caller.name());
            outcome = outcome.and("accepted-deletes", accepted == null ? 0 : accepted);
        }
        return outcome.and("resumed", states.resume(stream) ? 1 : 0);
    }

    Outcome runNow(Caller caller, RunStreamNow request) {
        StreamName stream = known(request.stream());
        if (states.find(stream).isPaused()) {
            throw new RequestException(
                    Reason.CONFLICT, "HUB-RUN-020", stream + " is paused; resume it, and it is read at once");
        }
        runs.ask(stream, caller.name(), request.reason().strip());
        return Outcome.of("asked", 1);
    }

    Outcome backfill(Caller caller, BackfillStream request) {
        StreamName stream = known(request.stream());
        return ask(
                caller, stream, Kind.BACKFILL, request.from(), request.reason().strip());
    }

    Outcome move(Caller caller, MovePosition request) {
        StreamName stream = known(request.stream());
        boolean isGiven = request.position() != null;
        if (isGiven != (request.move() == MovePosition.Move.SET)) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-RUN-022",
                    isGiven
                            ? "a position is given only where it is set; a reset goes to the beginning, and what is"
                                    + " adopted stays where it is"
                            : "expected the position to go on from, as the stream shows it");
        }
        Kind kind = Kind.valueOf(request.move().name());
        return ask(caller, stream, kind, request.position(), request.reason().strip());
    }

    Outcome reconcile(ReconcileStream request) {
        return Outcome.of("asked", 1).and("known", reconciliations.demand(known(request.stream())) ? 1 : 0);
    }

    private Outcome ask(Caller caller, StreamName stream, Kind kind, @Nullable String position, String reason) {
        if (reason.isEmpty()) {
            throw new RequestException(
                    Reason.INVALID, "HUB-RUN-021", "a change of a position needs a reason, for those who look later");
        }
        if (position != null) {
            requireObject(position);
        }
        positions.request(stream, kind, position, reason, caller.name());
        StreamState.Pause pause = states.find(stream).pause();
        boolean resumed = pause != null && ASKING.contains(pause.code()) && states.resume(stream);
        return Outcome.of("asked", 1).and("resumed", resumed ? 1 : 0).and("paused", pause != null && !resumed ? 1 : 0);
    }

    ReprocessStreams.Answer reprocess(Caller caller, ReprocessStreams request) {
        if (request.streams().isEmpty()) {
            throw new RequestException(Reason.INVALID, "HUB-RUN-006", "expected at least one stream, found none");
        }
        request.streams().forEach(this::known);
        try {
            return new ReprocessStreams.Answer(reprocessing.of(request, caller.name()));
        } catch (IllegalArgumentException unsound) {
            throw new RequestException(
                    Reason.CONFLICT, "HUB-LIN-001", unsound.getMessage() + "; ./hub check tells why");
        }
    }

    private static void requireObject(String position) {
        try {
            new PayloadCodec().decode(position.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableException unreadable) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-RUN-022",
                    "a position is a JSON object as the stream shows it, such as"
                            + " {\"cursor\":\"2026-01-31T08:00:00Z\"}");
        }
    }

    private StreamName known(StreamName stream) {
        boolean known = configured.get().contains(stream)
                || states.all().stream().anyMatch(state -> state.stream().equals(stream));
        if (!known) {
            throw StreamLook.unknown(stream);
        }
        return stream;
    }
}
