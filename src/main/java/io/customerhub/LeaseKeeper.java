package io.customerhub;

import io.customerhub.warehouse.IntakeLease;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the lease of the intake, which breaks with its session when the database starts again. When another hub has
 * taken it meanwhile, the hub gives way, and takes over again when that one ends.
 */
final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Acquisition acquisition;
    private final Reader reader;
    private final Thread thread;
    private volatile IntakeLease lease;
    private volatile boolean closed;
    private boolean behind;

    /** How a lost lease is waited for. */
    @FunctionalInterface
    interface Acquisition {

        /** Waits for the lease; null when the hub ends before. */
        @Nullable
        IntakeLease await() throws InterruptedException;
    }

    /** Who reads under the lease. */
    interface Reader {

        /** Another hub has the lease: nothing must be read. */
        void giveWay(String holder);

        /** The lease is ours again, under a new fence. */
        void takeOver(long fence);
    }

    /** Keeps the lease until it is closed, and the lease with it. */
    LeaseKeeper(IntakeLease lease, Acquisition acquisition, Reader reader) {
        this.lease = lease;
        this.acquisition = acquisition;
        this.reader = reader;
        this.thread = new Thread(this::keep, "lease");
        thread.setDaemon(true);
        thread.start();
    }

    /** True while no other hub may read. */
    boolean isHeld() {
        return lease.isHeld();
    }

    private void keep() {
        try {
            while (!closed) {
                Thread.sleep(PAUSE_MILLIS);
                try {
                    look();
                } catch (RuntimeException away) {
                    LOGGER.atWarn()
                            .addKeyValue("cause", away.getClass().getSimpleName())
                            .log("the lease of the intake cannot be looked after now");
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        if (behind) {
            takeOver();
        }
        String holder = lease.newHolder();
        if (holder == null) {
            return;
        }
        reader.giveWay(holder);
        lease.close();
        IntakeLease regained = acquisition.await();
        if (regained == null) {
            return;
        }
        synchronized (this) {
            if (closed) {
                regained.close();
                return;
            }
            lease = regained;
        }
        behind = true;
        takeOver();
    }

    /** Tried again when the warehouse is away at this very moment. */
    private void takeOver() {
        reader.takeOver(lease.fence());
        behind = false;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
        lease.close();
    }
}
