package io.customerhub.deadletter.replay;

import io.customerhub.deadletter.OpenRecord;
import io.customerhub.deadletter.replay.PlanWork.Taken;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LeaseLostException;
import io.customerhub.warehouse.LetterReplay;
import io.customerhub.warehouse.RunLedger;
import io.customerhub.warehouse.SessionLock;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseUnavailableException;
import io.customerhub.warehouse.WriteObserver;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works plans through, batch by batch. At each moment one process works on a stream's plans, by a lock of its own session
 * and a fence number in the plan; whatever happens to it, another one goes on at the plan's place. Safe for use by several
 * threads.
 */
public final class PlanRunner {

    private static final Logger LOGGER = LoggerFactory.getLogger(PlanRunner.class);

    private final Warehouse warehouse;
    private final Pipeline pipeline;
    private final WriteObserver observer;
    private final String holder;
    private final Clock clock;

    /** Plans that the warehouse went away from under: what was on its way has nothing to do with it. */
    private final Set<Long> leftByTheWarehouse = ConcurrentHashMap.newKeySet();

    /** The pipeline that the letters take. */
    public interface Pipeline {

        /** True when letters of the stream can be replayed now: its mapping is in service. */
        boolean serves(StreamName stream);

        /**
         * Opens the way of a plan.
         *
         * @param route the name of its runs
         * @param actor who made the plan
         */
        Way open(StreamName stream, String route, String actor);
    }

    /** The way of one plan through the pipeline. */
    public interface Way extends AutoCloseable {

        /** Sends letters as one batch; when it returns, each has its outcome. */
        void send(List<OpenRecord> letters, LetterReplay awaiting);

        /** Ends what was opened. */
        @Override
        void close();
    }

    /** How the work on a plan came to its end. */
    public enum Ending {
        /** It has ended, is paused, or somebody else took it over. */
        OVER,
        /** Another process works on plans of the stream. */
        BUSY,
        /** Its stream is not in service here. */
        NOT_SERVED,
        /** The process stops; the plan goes on later. */
        STOPPED,
        /** Its window is not open; it goes on when it is. */
        RESTS,
        /** The warehouse is away, or a step failed; it is tried again. */
        FAILED
    }

    /**
     * A runner.
     *
     * @param observer is told each step of a write
     * @param holder the process, for people
     * @param clock opens and closes the windows of plans
     */
    public PlanRunner(Warehouse warehouse, Pipeline pipeline, WriteObserver observer, String holder, Clock clock) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.observer = observer;
        this.holder = holder;
        this.clock = clock;
    }

    /**
     * Prepares a plan of many letters, as far as it is not prepared; comes back at once when somebody else does.
     *
     * @throws WarehouseUnavailableException on a bad day; it is gone on with later
     */
    public void prepare(long plan, BooleanSupplier stop) {
        try (SessionLock lock = SessionLock.tryTake(warehouse, "prepare plan " + plan)) {
            if (lock != null) {
                new PlanPreparation(warehouse, observer).run(plan, stop);
            }
        }
    }

    /** Works on a plan until it is over or the process stops; on a bad day it comes back, to be called again. */
    public Ending run(ReplayPlan plan, BooleanSupplier stop) throws InterruptedException {
        if (!pipeline.serves(plan.stream())) {
            return Ending.NOT_SERVED;
        }
        try (SessionLock lock = SessionLock.tryTake(warehouse, "replay " + plan.stream())) {
            return lock == null ? Ending.BUSY : rests(plan) ? Ending.RESTS : work(plan, stop);
        } catch (WarehouseUnavailableException away) {
            leftByTheWarehouse.add(plan.number());
            LOGGER.debug("plan {} waits for the warehouse", plan.number());
            return Ending.FAILED;
        }
    }

    /** True when the window of a plan is not open now; then the plan says until when it waits. */
    boolean rests(ReplayPlan plan) {
        PlanWindow window = plan.limits().window();
        Instant now = clock.instant();
        if (window == null || plan.state() == ReplayPlan.State.ENDING || window.isOpen(now)) {
            return false;
        }
        new PlanStore(warehouse)
                .waits(
                        plan.number(),
                        "HUB-PLAN-013",
                        "it may run from " + window.words() + "; it waits until "
                                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(window.opens(now)));
        return true;
    }

    private Ending work(ReplayPlan plan, BooleanSupplier stop) throws InterruptedException {
        observer.reached("claim");
        boolean isAccident = !leftByTheWarehouse.contains(plan.number());
        PlanWork work = PlanWork.claim(warehouse, plan.number(), holder, isAccident);
        leftByTheWarehouse.remove(plan.number());
        if (work == null) {
            return Ending.OVER;
        }
        String route = PlanProgress.route(plan.number());
        new RunLedger(warehouse).interrupt(plan.stream(), route);
        try (Way way = pipeline.open(plan.stream(), route, plan.createdBy())) {
            Ending ending = work(plan, work, way, stop);
            if (ending != Ending.OVER) {
                observer.reached("release");
                work.release();
            }
            return ending == Ending.RESTS && !rests(plan) ? Ending.STOPPED : ending;
        } catch (LeaseLostException lost) {
            LOGGER.atWarn().addKeyValue("plan", plan.number()).log("another process works on the plan");
            return Ending.OVER;
        } catch (WarehouseUnavailableException away) {
            throw away;
        } catch (RuntimeException failure) {
            // what was on its way counts as interrupted; after the third time the plan stops and says where
            LOGGER.atError()
                    .addKeyValue("plan", plan.number())
                    .addKeyValue("cause", failure.getClass().getName())
                    .log("a batch of the plan went back");
            return Ending.FAILED;
        }
    }

    private Ending work(ReplayPlan plan, PlanWork work, Way way, BooleanSupplier stop) throws InterruptedException {
        PlanWindow window = plan.limits().window();
        Pace pace = new Pace();
        while (!stop.getAsBoolean()) {
            if (window != null && !window.isOpen(clock.instant()) && plan.state() != ReplayPlan.State.ENDING) {
                return Ending.RESTS;
            }
            observer.reached("take");
            Taken taken = work.take();
            if (taken.isOver()) {
                return Ending.OVER;
            }
            if (!taken.letters().isEmpty()) {
                observer.reached("taken");
                way.send(taken.letters(), Objects.requireNonNull(taken.settlement()));
                pace.hold(taken.letters().size(), taken.recordsPerSecond(), stop);
            }
        }
        return Ending.STOPPED;
    }

    /** Holds a plan to its records per second: waits after each batch for as long as the batch may take. */
    private static final class Pace {

        private static final long NAP_NANOS = 100_000_000L;
        private long due = System.nanoTime();

        private void hold(int records, @Nullable Integer perSecond, BooleanSupplier stop) throws InterruptedException {
            if (perSecond == null) {
                return;
            }
            // what was slower than allowed is not made up for by a burst
            due = Math.max(due, System.nanoTime() - 1_000_000_000L) + records * 1_000_000_000L / perSecond;
            long left = due - System.nanoTime();
            while (left > 0 && !stop.getAsBoolean()) {
                Thread.sleep(Math.max(1, Math.min(left, NAP_NANOS) / 1_000_000));
                left = due - System.nanoTime();
            }
        }
    }
}
