package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.WarehouseException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second which plans are to be worked on, and works on some of them at once, one for each stream. */
public final class PlanWorkers implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(PlanWorkers.class);
    private static final int AT_ONCE = 4;
    private static final long PERIOD_MILLIS = 1_000;
    private static final long END_SECONDS = 40;

    private final PlanStore plans;
    private final PlanRunner runner;
    private final BooleanSupplier mayWork;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "replay");
        thread.setDaemon(true);
        return thread;
    });
    private final ExecutorService preparer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "replay preparation");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<StreamName> busy = ConcurrentHashMap.newKeySet();
    private final Set<Long> preparing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread look = new Thread(this::look, "replay plans");

    private PlanWorkers(PlanStore plans, PlanRunner runner, BooleanSupplier mayWork) {
        this.plans = plans;
        this.runner = runner;
        this.mayWork = mayWork;
        look.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param mayWork false while another hub has the lease of the intake
     */
    public static PlanWorkers start(PlanStore plans, PlanRunner runner, BooleanSupplier mayWork) {
        PlanWorkers begun = new PlanWorkers(plans, runner, mayWork);
        begun.look.start();
        return begun;
    }

    private void look() {
        try {
            do {
                try {
                    if (mayWork.getAsBoolean()) {
                        begin();
                    }
                } catch (WarehouseException away) {
                    LOGGER.debug("the warehouse is away, plans are looked at later: {}", away.getMessage());
                }
            } while (!ended.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        Set<StreamName> seen = new HashSet<>();
        for (long plan : plans.toBePrepared()) {
            if (preparing.add(plan)) {
                preparer.execute(() -> prepare(plan));
            }
        }
        for (ReplayPlan plan : plans.toBeWorkedOn()) {
            // the first of each stream whose window is open; the others wait for it
            if (!busy.contains(plan.stream()) && runner.rests(plan)) {
                continue;
            }
            if (seen.add(plan.stream()) && busy.add(plan.stream())) {
                workers.execute(() -> work(plan));
            }
        }
    }

    private void prepare(long plan) {
        try {
            runner.prepare(plan, this::isEnding);
        } catch (WarehouseException away) {
            LOGGER.debug("plan {} is prepared later: {}", plan, away.getMessage());
        } finally {
            preparing.remove(plan);
        }
    }

    private void work(ReplayPlan plan) {
        try {
            PlanRunner.Ending ending = runner.run(plan, this::isEnding);
            if (ending == PlanRunner.Ending.NOT_SERVED) {
                plans.waits(
                        plan.number(),
                        "HUB-PLAN-010",
                        "the stream " + plan.stream() + " is not in service: its source system is stopped or its"
                                + " configuration refused; the plan begins when it is");
            }
        } catch (WarehouseException away) {
            LOGGER.debug("plan {} is looked at later: {}", plan.number(), away.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(plan.stream());
        }
    }

    private boolean isEnding() {
        return ended.getCount() == 0 || !mayWork.getAsBoolean();
    }

    /** Ends at the next batch boundary; plans go on at their places when somebody works on them again. */
    @Override
    public void close() {
        ended.countDown();
        workers.shutdown();
        preparer.shutdown();
        try {
            look.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
            if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
            // putting a million letters in order is one statement, which a hub that ends does not wait for
            preparer.shutdownNow();
        } catch (InterruptedException interrupted) {
            workers.shutdownNow();
            preparer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
