package io.customerhub.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right to read from the source systems, held by one hub at a time: an advisory lock of a session of its own, so
 * that it ends with its hub, and a fence number that grows with each holder, so that a hub that lost its session
 * unheard cannot write any more.
 */
public final class IntakeLease implements AutoCloseable {

    static final String NAME = "intake";

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ANSWER_SECONDS = 5;

    private static final String TAKE =
            """
            INSERT INTO hub.lease AS l (name, fence, holder) VALUES (?, 1, ?)
            ON CONFLICT (name) DO UPDATE SET fence = l.fence + 1, holder = excluded.holder, acquired_at = now()
            RETURNING fence""";

    private final Warehouse warehouse;
    private final long fence;
    private Connection session;
    private boolean closed;

    private IntakeLease(Warehouse warehouse, Connection session, long fence) {
        this.warehouse = warehouse;
        this.session = session;
        this.fence = fence;
    }

    /** As {@link #acquire(Warehouse, String, Consumer, BooleanSupplier)}, waiting for as long as it takes. */
    public static IntakeLease acquire(Warehouse warehouse, String holder, Consumer<String> waiting)
            throws InterruptedException {
        return Objects.requireNonNull(acquire(warehouse, holder, waiting, () -> false));
    }

    /**
     * Waits until no other hub reads, and takes the lease.
     *
     * @param holder who we are, for people: host and process
     * @param waiting is told once who holds the lease when it is not free
     * @param stop true once the waiting shall end
     * @return the lease, or null when the waiting was ended
     * @throws WarehouseUnavailableException on a bad day
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    @SuppressWarnings("MustBeClosedChecker") // the session lives as long as the lease
    public static @Nullable IntakeLease acquire(
            Warehouse warehouse, String holder, Consumer<String> waiting, BooleanSupplier stop)
            throws InterruptedException {
        Connection session = null;
        try {
            session = warehouse.session();
            boolean isTold = false;
            while (!tryLock(session)) {
                if (stop.getAsBoolean()) {
                    return null;
                }
                if (!isTold) {
                    waiting.accept(holder(session));
                    isTold = true;
                }
                Thread.sleep(PAUSE.toMillis());
            }
            IntakeLease lease = new IntakeLease(warehouse, session, take(session, holder));
            session = null;
            return lease;
        } catch (SQLException e) {
            throw Warehouse.failure(e);
        } finally {
            close(session);
        }
    }

    /** The number that {@link RunReference} carries. */
    public long fence() {
        return fence;
    }

    /**
     * False when the session is gone: another hub may read now. A session that broke, as all do when the server starts
     * again, is opened anew here unless another hub has taken the lease meanwhile; so it is to be called now and then.
     */
    public synchronized boolean isHeld() {
        try {
            return !closed && (session.isValid(ANSWER_SECONDS) || isHeldAgain());
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Who has the lease now that it is lost for good, for people; null while it is held, or while that cannot be known
     * because the server is away.
     */
    public synchronized @Nullable String newHolder() {
        if (closed || isHeld()) {
            return null;
        }
        try (Connection asked = warehouse.session()) {
            return fence(asked) == fence ? null : holder(asked);
        } catch (SQLException away) {
            return null;
        }
    }

    /** The fence stays the same, because nobody else had the lease: what is being written under it stays valid. */
    @SuppressWarnings("MustBeClosedChecker") // the session lives as long as the lease
    private boolean isHeldAgain() throws SQLException {
        Connection again = warehouse.session();
        try {
            if (tryLock(again) && fence(again) == fence) {
                close(session);
                session = again;
                again = null;
                return true;
            }
            return false;
        } finally {
            close(again);
        }
    }

    private static long fence(Connection session) throws SQLException {
        try (PreparedStatement select = session.prepareStatement("SELECT fence FROM hub.lease WHERE name = ?")) {
            select.setString(1, NAME);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private static boolean tryLock(Connection session) throws SQLException {
        try (PreparedStatement lock = session.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, AdvisoryLocks.ofLease(NAME));
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static String holder(Connection session) throws SQLException {
        try (PreparedStatement select = session.prepareStatement("SELECT holder FROM hub.lease WHERE name = ?")) {
            select.setString(1, NAME);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : "another hub";
            }
        }
    }

    private static long take(Connection session, String holder) throws SQLException {
        try (PreparedStatement upsert = session.prepareStatement(TAKE)) {
            upsert.setString(1, NAME);
            upsert.setString(2, holder);
            try (ResultSet taken = upsert.executeQuery()) {
                taken.next();
                return taken.getLong(1);
            }
        }
    }

    /** Ends the session, and with it the lock. */
    @Override
    public synchronized void close() {
        closed = true;
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
