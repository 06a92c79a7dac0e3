package io.customerhub.audit;

import io.customerhub.warehouse.Warehouse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Shows in the database that this process lives: an advisory lock with a number of its own, held by a session that the
 * server ends when the process is gone.
 */
final class LifeSign implements AutoCloseable {

    private static final int ANSWER_SECONDS = 5;

    private final Warehouse warehouse;
    private final long number = new SecureRandom().nextLong() & Long.MAX_VALUE;
    private @Nullable Connection session;

    LifeSign(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The number, once the lock is held; a session that broke is opened anew.
     *
     * @throws io.customerhub.warehouse.WarehouseException when the database cannot be used
     */
    @SuppressWarnings("MustBeClosedChecker") // the session lives as long as the process
    synchronized long number() {
        try {
            Connection held = session;
            if (held == null || !held.isValid(ANSWER_SECONDS)) {
                close();
                Connection opened = warehouse.session();
                session = opened;
                try (PreparedStatement lock = opened.prepareStatement("SELECT pg_advisory_lock(?)")) {
                    lock.setLong(1, number);
                    lock.execute();
                }
            }
            return number;
        } catch (SQLException e) {
            close();
            throw Warehouse.failure(e);
        }
    }

    @Override
    public synchronized void close() {
        Connection held = session;
        session = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException e) {
                // the server ends the session and its lock when it notices
            }
        }
    }
}
