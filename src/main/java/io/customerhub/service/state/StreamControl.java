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

    StreamControl(Warehouse warehouse, Clock clock, Supplier<Set<StreamName>> configured) {
        this.states = new StreamStateStore(warehouse);
        this.reconciliations = new ReconciliationStore(warehouse);
        this.positions = new PositionChanges(warehouse);
        this.runs = new RunRequests(warehouse);
        this.clock = clock;
        this.configured = configured;
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
        String reason = request.reason().strip();
        if (reason.isEmpty()) {
            throw new RequestException(
                    Reason.INVALID, "HUB-RUN-021", "a backfill needs a reason, for those who look later");
        }
        if (request.from() != null) {
            requireObject(request.from());
        }
        positions.request(stream, Kind.BACKFILL, request.from(), reason, caller.name());
        StreamState.Pause pause = states.find(stream).pause();
        boolean resumed = pause != null && ASKING.contains(pause.code()) && states.resume(stream);
        return Outcome.of("asked", 1).and("resumed", resumed ? 1 : 0).and("paused", pause != null && !resumed ? 1 : 0);
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
