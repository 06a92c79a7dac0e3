package io.customerhub.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A right that one process has at a time, by an advisory lock of a session of its own: it ends with its process, however
 * that ends. A session may break unheard, so what is done under the lock carries a fence number beside it.
 */
public final class SessionLock implements AutoCloseable {

    private final Connection session;

    private SessionLock(Connection session) {
        this.session = session;
    }

    /**
     * Takes a lock when it is free.
     *
     * @param name of the right, such as {@code replay crm/contacts}
     * @return null when another session has it
     * @throws WarehouseUnavailableException on a bad day
     */
    @SuppressWarnings("MustBeClosedChecker") // the session lives as long as the lock
    public static @Nullable SessionLock tryTake(Warehouse warehouse, String name) {
        return tryTake(warehouse, AdvisoryLocks.of(name));
    }

    /** True while some hub holds the lease of the intake: one that runs, in whatever process. */
    public static boolean isHubRunning(Warehouse warehouse) {
        try (SessionLock free = tryTake(warehouse, AdvisoryLocks.ofLease(IntakeLease.NAME))) {
            return free == null;
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the session lives as long as the lock
    private static @Nullable SessionLock tryTake(Warehouse warehouse, long number) {
        Connection session = null;
        try {
            session = warehouse.session();
            try (PreparedStatement lock = session.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
                lock.setLong(1, number);
                try (ResultSet answer = lock.executeQuery()) {
                    if (answer.next() && answer.getBoolean(1)) {
                        SessionLock taken = new SessionLock(session);
                        session = null;
                        return taken;
                    }
                    return null;
                }
            }
        } catch (SQLException e) {
            throw Warehouse.failure(e);
        } finally {
            close(session);
        }
    }

    /** Ends the session, and with it the lock. */
    @Override
    public void close() {
        close(session);
    }

    private static void close(@Nullable Connection session) {
        if (session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                // the server ends the session and its locks when it notices; nothing is left to do here
            }
        }
    }
}
