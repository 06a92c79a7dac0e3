package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.observe.Health;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.PositionChanges;
import io.customerhub.warehouse.Run;
import io.customerhub.warehouse.RunReference;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a stream reads, waits or pauses, and keeps the account of its polls. A run begins with the first batch of
 * a poll, so that a poll that finds nothing leaves no run behind.
 */
public final class IntakeControl implements Intake {

    private static final Logger LOGGER = LoggerFactory.getLogger(IntakeControl.class);

    private final StreamPlans plans;
    private final PositionChanges positions;
    private final StreamRuns runs;
    private final Precautions precautions;
    private final StreamStateStore states;
    private final StreamPauses pauses;
    private final WarehouseContact warehouse;
    private final IntakeListener listener;
    private final Clock clock;
    private final StreamHolds holds = new StreamHolds();
    private final Map<StreamName, String> routes = new ConcurrentHashMap<>();
    private final Map<StreamName, StreamIntake> streams = new ConcurrentSkipListMap<>();
    private volatile boolean stopping;
    private volatile @Nullable Suspension suspension;

    /** A control over the streams in {@code plans}; the stores share the warehouse. */
    IntakeControl(
            StreamPlans plans,
            PositionChanges positions,
            StreamRuns runs,
            Precautions precautions,
            StreamStateStore states,
            IntakeListener listener,
            Clock clock) {
        this.plans = plans;
        this.positions = positions;
        this.runs = runs;
        this.precautions = precautions;
        this.states = states;
        this.pauses = new StreamPauses(plans, states, listener, clock);
        this.listener = listener;
        this.warehouse = new WarehouseContact(listener);
        this.clock = clock;
    }

    /**
     * Puts a stream into service. A pause that a person or a breaker has set holds until the configuration has changed or
     * {@code hub resume} lifts it.
     */
    public void serve(StreamName stream, String route) {
        routes.put(stream, route);
        pauses.restore(stream, of(stream));
    }

    /** Takes a stream out of service. */
    void withdraw(StreamName stream) {
        routes.remove(stream);
        endRun(stream, "the stream was taken out of service");
        precautions.sound(stream);
        streams.remove(stream);
    }

    /** Lets streams begin no other batch until {@link #release}: those who read them wait at its boundary. */
    public void hold(Set<StreamName> all) {
        holds.hold(all);
    }

    /** Does something to routes after those have been sent away who wait for the streams of these, which are held. */
    public void sendingAway(Collection<StreamName> all, Runnable change) {
        holds.dismiss(all);
        try {
            change.run();
        } finally {
            holds.readmit(all);
        }
    }

    /** Lets streams go on. */
    public void release(Set<StreamName> all) {
        holds.release(all);
    }

    /** How many readers of a stream wait for its release. */
    public int waiting(StreamName stream) {
        return holds.waiting(stream);
    }

    /** Ends the run under way, if there is one, so that what follows is accounted for by a run of its own. */
    void endRun(StreamName stream, String why) {
        runs.finish(of(stream).takeRun(), Run.State.INTERRUPTED, "HUB-LIVE-001", why);
    }

    /** No stream begins another batch; batches under way are finished or go back. */
    public void stop() {
        stopping = true;
        holds.stop();
    }

    /** True once {@link #stop} has been called. */
    public boolean isStopping() {
        return stopping;
    }

    /** No stream reads until {@link #resumeAll}: the hub has no right to. */
    void suspendAll(String code, String message) {
        suspension = new Suspension(code, message);
        precautions.forget();
    }

    /** The streams read again, from their committed positions, in runs of their own for another holder of the lease. */
    void resumeAll(BatchLoader.Writer under) {
        runs.writeUnder(under);
        streams.values().forEach(StreamIntake::forgetRun);
        precautions.learn();
        suspension = null;
    }

    @Override
    public @Nullable Position position(StreamName stream) {
        return positions.take(stream);
    }

    @Override
    public boolean isCommitted(StreamName stream, Position position) {
        return position.equals(of(stream).position());
    }

    @Override
    public boolean entersFinishedFiles() {
        return true;
    }

    @Override
    public String route(StreamName stream) {
        return routes.getOrDefault(stream, stream.system() + "-" + stream.stream());
    }

    @Override
    public String configuration(StreamName stream) {
        return plans.require(stream).configuration().hash();
    }

    @Override
    public boolean isHalted(StreamName stream) {
        return stopping
                || holds.isHeld(stream)
                || suspension != null
                || isPaused(stream)
                || precautions.mustWait(stream, name -> routes.containsKey(name) && !of(name).isPaused());
    }

    @Override
    public boolean mayGoOn(StreamName stream) {
        holds.await(stream);
        return !isHalted(stream);
    }

    private boolean isPaused(StreamName stream) {
        return pauses.isPaused(stream, of(stream));
    }

    @Override
    public boolean mayRead(StreamName stream, String place) {
        run(stream, plans.require(stream).configurationId());
        return precautions.mayRead(stream, place);
    }

    @Override
    public void polledEvery(StreamName stream, Duration every) {
        warehouse.note(() -> states.polledEvery(stream, every));
    }

    @Override
    public void pollStarted(StreamName stream) {
        of(stream).beginPoll(clock.instant());
    }

    @Override
    public void pollFinished(StreamName stream) {
        if (isHalted(stream)) {
            return;
        }
        Instant now = clock.instant();
        RunReference run = of(stream).endPoll(null, null, now);
        boolean isEmpty = run == null || of(stream).read() == 0;
        warehouse.note(() -> {
            runs.finish(run, Run.State.FINISHED, null, null);
            states.pollSucceeded(stream, now, isEmpty);
            precautions.sound(stream);
        });
        listener.pollFinished(stream);
    }

    @Override
    public void pollFailed(StreamName stream, String code, String message) {
        if (isHalted(stream)) {
            return;
        }
        boolean news = !Objects.equals(code, of(stream).code());
        Instant now = clock.instant();
        RunReference run = of(stream).endPoll(code, message, now);
        if (news) {
            LOGGER.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("code", code)
                    .addKeyValue("reason", message)
                    .log("source waits");
        }
        listener.pollFailed(stream, code, message);
        precautions.yielded(stream);
        warehouse.note(() -> {
            runs.finish(run, Run.State.FAILED, code, message);
            states.pollFailed(stream, now, code, message);
        });
    }

    @Override
    public boolean isVersioned(StreamName stream) {
        return plans.require(stream).configuration().mapping().version() != null;
    }

    @Override
    public void pushed(StreamName stream) {
        of(stream).settle();
    }

    @Override
    public void pause(StreamName stream, String code, String message) {
        StreamIntake intake = of(stream);
        if (intake.isPaused()) {
            return;
        }
        RunReference run = intake.pause(code, message);
        LOGGER.atWarn()
                .addKeyValue("stream", stream)
                .addKeyValue("code", code)
                .addKeyValue("reason", message)
                .log("stream paused");
        listener.paused(stream, code, message);
        warehouse.note(() -> {
            runs.finish(run, Run.State.PAUSED, code, message);
            pauses.store(stream, intake);
        });
    }

    /** Pauses a stream because a person has said so in the warehouse, at the boundary between two batches. */
    public void pauseRequested(StreamName stream, StreamState.Pause pause) {
        runs.finish(pauses.request(stream, of(stream), pause), Run.State.PAUSED, pause.code(), pause.message());
    }

    /** Lets a stream go on because a person has said so in the warehouse. */
    public void resumeRequested(StreamName stream) {
        pauses.resume(stream, of(stream));
    }

    /** The run of the poll under way; one is begun when there is none. */
    RunReference run(StreamName stream, int configuration) {
        StreamIntake intake = of(stream);
        RunReference run = intake.run();
        if (run != null && run.configuration() == configuration) {
            return run;
        }
        if (run != null) {
            endRun(stream, "the configuration changed; the next run goes on under the new one");
        }
        RunReference opened = runs.start(stream, route(stream), configuration);
        precautions.runBegins(stream);
        intake.opened(opened);
        return opened;
    }

    /** What is known of a stream while the hub runs. */
    StreamIntake of(StreamName stream) {
        return streams.computeIfAbsent(stream, name -> new StreamIntake());
    }

    void committed(RecordBatch batch, BatchOutcome outcome, Duration duration) {
        StreamName stream = batch.stream();
        of(stream).committed(outcome, batch.position());
        precautions.committed(stream, outcome);
        listener.loaded(stream, outcome, duration);
    }

    /** Replayed letters are in the warehouse; the run of the source does not count them. */
    void replayed(StreamName stream, BatchOutcome outcome, Duration duration) {
        listener.loaded(stream, outcome, duration);
    }

    /** Whether the warehouse answers. */
    WarehouseContact warehouse() {
        return warehouse;
    }

    /** True while a batch waits for the warehouse. */
    public boolean isWarehouseAway() {
        return warehouse.isAway();
    }

    /** True when the first poll of every stream has ended, well or not. */
    public boolean isSettled() {
        return routes.keySet().stream().allMatch(stream -> of(stream).isSettled());
    }

    /** How long the first poll of a stream took; zero while it goes on. */
    public Duration firstPass(StreamName stream) {
        return Objects.requireNonNullElse(of(stream).firstPass(), Duration.ZERO);
    }

    /** How each stream in service is, in order. */
    public List<Health.StreamHealth> health() {
        Suspension suspended = suspension;
        Stream<StreamName> served = routes.keySet().stream().sorted();
        return served.map(stream -> isPaused(stream) || suspended == null
                        ? of(stream).health(stream)
                        : of(stream).waiting(stream, suspended.code(), suspended.message()))
                .toList();
    }

    /** Ends the runs that are still open, when the hub stops. */
    public void endRuns() {
        streams.forEach((stream, intake) -> {
            runs.finish(intake.endPoll(null, null, clock.instant()), Run.State.INTERRUPTED, null, null);
            precautions.sound(stream);
        });
    }

    /** How the streams are read after an unclean end. */
    Precautions precautions() {
        return precautions;
    }

    /** Why no stream reads. */
    private record Suspension(String code, String message) {}
}
