package io.customerhub;

import io.customerhub.warehouse.IntakeLease;

/** Looks after the lease of the intake, which breaks with its session when the database starts again. */
final class LeaseKeeper implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1_000;

    private final IntakeLease lease;
    private final Thread thread;

    /** Keeps the lease until it is closed, and the lease with it. */
    LeaseKeeper(IntakeLease lease) {
        this.lease = lease;
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
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PAUSE_MILLIS);
                lease.isHeld();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        lease.close();
    }
}
