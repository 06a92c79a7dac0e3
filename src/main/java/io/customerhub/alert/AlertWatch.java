package io.customerhub.alert;

import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether something is the matter, raises and resolves alerts, and has them sent. To look and to send
 * are threads of their own, so that a target that hangs keeps nobody from looking. Only the hub that holds the intake does
 * so.
 */
public final class AlertWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertWatch.class);
    private static final long LOOK_SECONDS = 15;
    private static final long SEND_SECONDS = 2;

    private final Warehouse warehouse;
    private final List<AlertSource> sources;
    private final AlertSender sender;
    private final Clock clock;
    private final Consumer<List<Alert>> listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * A watch that does not look by itself yet.
     *
     * @param sources where to look
     * @param listener hears after each look which alerts are not resolved
     */
    public AlertWatch(
            Warehouse warehouse,
            List<AlertSource> sources,
            AlertSender sender,
            Clock clock,
            Consumer<List<Alert>> listener) {
        this.warehouse = warehouse;
        this.sources = List.copyOf(sources);
        this.sender = sender;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Begins to look and to send.
     *
     * @param isInCharge whether this hub holds the intake now
     */
    public AlertWatch start(BooleanSupplier isInCharge) {
        threads.add(thread("alert watch", LOOK_SECONDS, isInCharge, this::look));
        threads.add(thread("alert sender", SEND_SECONDS, isInCharge, sender::send));
        threads.forEach(Thread::start);
        return this;
    }

    private Thread thread(String name, long seconds, BooleanSupplier isInCharge, Runnable work) {
        Thread thread = new Thread(() -> repeat(name, seconds, isInCharge, work), name);
        thread.setDaemon(true);
        return thread;
    }

    private void repeat(String name, long seconds, BooleanSupplier isInCharge, Runnable work) {
        try {
            while (!ended.await(seconds, TimeUnit.SECONDS)) {
                if (isInCharge.getAsBoolean()) {
                    attempt(name, work);
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(String name, Runnable work) {
        try {
            work.run();
        } catch (WarehouseException away) {
            LOGGER.debug("the warehouse is away, the {} goes on later: {}", name, away.getMessage());
        } catch (RuntimeException failure) {
            LOGGER.atError()
                    .addKeyValue("thread", name)
                    .addKeyValue("cause", failure.getClass().getName())
                    .setCause(failure)
                    .log("alerts could not be looked at; it is tried again");
        }
    }

    /**
     * Looks once. A source that cannot look leaves its alerts as they are, and the others go on.
     *
     * @throws WarehouseException on a bad day; what is the matter is found at the next look
     */
    public void look() {
        Instant now = clock.instant();
        Set<AlertKind> looked = EnumSet.noneOf(AlertKind.class);
        List<Finding> findings = new ArrayList<>();
        for (AlertSource source : sources) {
            attempt(source.getClass().getSimpleName(), () -> {
                findings.addAll(source.look(now));
                looked.addAll(source.kinds());
            });
        }
        warehouse.transact(connection -> {
            new AlertLedger(connection).settle(looked, findings, now);
            return true;
        });
        listener.accept(
                new AlertStore(warehouse).list(AlertStore.Filter.UNRESOLVED, Integer.MAX_VALUE, Long.MAX_VALUE));
    }

    /** Ends looking and sending; waits for what is under way, half a minute at most. */
    @Override
    public void close() {
        ended.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
