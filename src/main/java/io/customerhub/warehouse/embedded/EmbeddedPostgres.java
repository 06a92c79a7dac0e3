package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server whose binaries and data live under one directory, started on demand, found again after a crash.
 *
 * <p>One living process owns the server: the first that started it or found it left over by a hub that was killed. Only
 * the owner restarts and ends it; every other process that starts it or attaches to it uses it as it is. The server
 * listens on 127.0.0.1 only, with a password that lies in an owner-only file and in no URL.
 *
 * <p>Failures are {@link EmbeddedPostgresException}s with a code HUB-PG-001 to HUB-PG-011. Safe for use by several
 * threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration OWNER_LIMIT = Duration.ofSeconds(90);
    private static final int PORT_TRIES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresDirectory directory;
    private final @Nullable OwnerLock ownership;
    private volatile Postmaster postmaster;
    private boolean closed;

    private EmbeddedPostgres(PostgresDirectory directory, @Nullable OwnerLock ownership, Postmaster postmaster) {
        this.directory = directory;
        this.ownership = ownership;
        this.postmaster = postmaster;
    }

    /**
     * Starts the server of this directory and returns when it accepts connections; the first time it unpacks the
     * programs and makes the cluster. A server that a killed hub left running is taken over. A server that another
     * living process owns is used without becoming its owner.
     *
     * @param directory for example {@code data/postgres}; made when missing; on a local disk
     * @param progress gets a short line for each step that may take a second or more, and for each thing out of the
     *     ordinary; never data
     */
    public static EmbeddedPostgres start(Path directory, Consumer<String> progress) {
        PostgresDirectory place = PostgresDirectory.create(directory);
        try {
            long deadline = System.nanoTime() + OWNER_LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                Optional<OwnerLock> ownership = OwnerLock.tryTake(place);
                if (ownership.isPresent()) {
                    return own(place, ownership.get(), progress);
                }
                Optional<EmbeddedPostgres> attached = attach(directory);
                if (attached.isPresent()) {
                    return attached.get();
                }
                Pause.shortly();
            }
        } catch (IOException e) {
            throw PostgresDirectory.unusable(directory, e);
        }
        throw new EmbeddedPostgresException(
                "HUB-PG-007",
                "Another hub (" + OwnerLock.ownerName(place) + ") holds " + place.root()
                        + ", but its PostgreSQL does not come up. Stop that process, then start this one again.");
    }

    /**
     * The server of this directory if it accepts connections now, whoever owns it; {@link #close()} leaves it running.
     */
    public static Optional<EmbeddedPostgres> attach(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                return Optional.empty();
            }
            PostgresDirectory place = new PostgresDirectory(directory.toRealPath());
            return Postmaster.find(place)
                    .filter(Postmaster::isReady)
                    .map(running -> new EmbeddedPostgres(place, null, running));
        } catch (IOException e) {
            throw PostgresDirectory.unusable(directory, e);
        }
    }

    private static EmbeddedPostgres own(PostgresDirectory directory, OwnerLock ownership, Consumer<String> progress)
            throws IOException {
        boolean done = false;
        try {
            Optional<Postmaster> leftOver = Postmaster.await(directory);
            leftOver.ifPresent(
                    running -> progress.accept("taking over PostgreSQL, left running by a hub that was killed: process "
                            + running.pid() + ", 127.0.0.1:" + running.port()));
            Postmaster running = leftOver.isPresent() ? leftOver.get() : startCold(directory, progress);
            EmbeddedPostgres server = new EmbeddedPostgres(directory, ownership, running);
            server.url(PostgresCluster.DATABASE);
            done = true;
            return server;
        } finally {
            if (!done) {
                ownership.close();
            }
        }
    }

    private static Postmaster startCold(PostgresDirectory directory, Consumer<String> progress) throws IOException {
        new CrashRemains(directory).remove();
        PostgresBinaries binaries = PostgresBinaries.unpackOnce(directory, progress);
        ServerAccount account = ServerAccount.choose(directory);
        PostgresCluster cluster = new PostgresCluster(directory, binaries, account);
        cluster.createOnce(progress);
        PostgresServer server = new PostgresServer(directory, binaries, account);
        int port = cluster.lastPort().filter(LoopbackPort::isFree).orElseGet(LoopbackPort::pick);
        for (int attempt = 1; ; attempt++) {
            try {
                cluster.configure(port);
                progress.accept("starting PostgreSQL " + binaries.version() + " on 127.0.0.1:" + port);
                return server.start();
            } catch (EmbeddedPostgresException e) {
                // between the choice of a port and its use somebody else may have taken it
                if (attempt == PORT_TRIES || LoopbackPort.isFree(port)) {
                    throw e;
                }
                port = LoopbackPort.pick();
            }
        }
    }

    /** The command that opens the database {@code hub} in psql, without showing the password. */
    public String psql() {
        return "PGPASSFILE=" + directory.passwordFile() + " psql -h 127.0.0.1 -p " + port() + " -U "
                + PostgresCluster.USER + " " + PostgresCluster.DATABASE;
    }

    /** The JDBC URL of the database {@code hub}. It holds no secret; it works in this JVM and with pgJDBC only. */
    public String url() {
        return urlOf(PostgresCluster.DATABASE);
    }

    /**
     * The JDBC URL of another database, which is made (empty, UTF-8) when it is missing.
     *
     * @param database lower-case letters, digits and underscores, beginning with a letter, at most 63 of them
     */
    public String url(String database) {
        try {
            Databases.createOnce(urlOf(Databases.MAINTENANCE), database, this::isAlive);
            return urlOf(database);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException(
                    "HUB-PG-006",
                    "The embedded PostgreSQL (process " + pid() + ", 127.0.0.1:" + port()
                            + ") runs but does not open the database " + database + ": SQLSTATE " + e.getSQLState()
                            + ". Its log is in " + directory.logs() + ".",
                    e);
        }
    }

    private String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=" + PostgresCluster.USER
                + "&sslmode=disable&gssEncMode=disable&authenticationPluginClassName=" + PasswordFile.class.getName()
                + "&" + PasswordFile.PARAMETER + "="
                + URLEncoder.encode(directory.passwordFile().toString(), StandardCharsets.UTF_8);
    }

    /** The port on 127.0.0.1; for the owner it stays the same until {@link #close()}. */
    public int port() {
        return postmaster.port();
    }

    /** The process id of the server (its postmaster), as of the last look. */
    public long pid() {
        return postmaster.pid();
    }

    /** Whether this object restarts the server when it dies, and ends it on {@link #close()}. */
    public boolean isOwner() {
        return ownership != null;
    }

    /**
     * Brings the server back when it has died, on the same port and with everything that was committed; all earlier
     * connections are broken then. Costs about 0.1 ms when all is well, so it may be called before each retry.
     *
     * @return true when the server had died and now runs again, false when all was well
     * @throws EmbeddedPostgresException when it cannot be brought back, or is another process's to bring back
     */
    public synchronized boolean ensureRunning() {
        if (closed) {
            throw new IllegalStateException("this embedded PostgreSQL has been closed");
        }
        if (postmaster.isAlive()) {
            return false;
        }
        try {
            Optional<Postmaster> running = Postmaster.await(directory);
            if (running.isEmpty() && ownership == null) {
                throw new EmbeddedPostgresException(
                        "HUB-PG-007",
                        "The embedded PostgreSQL in " + directory.root()
                                + " has ended, and only the hub that owns it restarts it ("
                                + OwnerLock.ownerName(directory) + "). Wait for it, or start the hub again.");
            }
            postmaster = running.isPresent() ? running.get() : restart(postmaster);
            return true;
        } catch (IOException e) {
            throw PostgresDirectory.unusable(directory.root(), e);
        }
    }

    private boolean isAlive() {
        return postmaster.isAlive();
    }

    private Postmaster restart(Postmaster dead) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.ofExecutable(dead.executable());
        ServerAccount account = ServerAccount.choose(directory);
        new PostgresCluster(directory, binaries, account).configure(dead.port());
        return new PostgresServer(directory, binaries, account).start();
    }

    /** The owner ends the server (fast shutdown: open transactions are rolled back); others leave it as it is. */
    @Override
    public synchronized void close() {
        if (closed || ownership == null) {
            closed = true;
            return;
        }
        closed = true;
        try (ownership) {
            Optional<Postmaster> running = Postmaster.find(directory);
            if (running.isPresent()) {
                awaitEndOfRecovery();
                PostgresBinaries binaries =
                        PostgresBinaries.ofExecutable(running.get().executable());
                new PostgresServer(directory, binaries, ServerAccount.choose(directory)).stop(running.get());
            }
        } catch (IOException e) {
            throw PostgresDirectory.unusable(directory.root(), e);
        }
    }

    /**
     * PostgreSQL 18.4 does not end at all when the request comes while it restarts itself after the violent end of a
     * backend: measured, it then waits for ever and has to be ended the hard way.
     */
    private void awaitEndOfRecovery() {
        try (Connection accepted = Databases.connect(urlOf(Databases.MAINTENANCE), this::isAlive)) {
            accepted.clearWarnings();
        } catch (SQLException e) {
            // it is to be ended in any case; the stop that follows has a time limit and a harder second step
            LOG.debug("the server to be stopped takes no connections, SQLSTATE {}", e.getSQLState());
        }
    }
}
