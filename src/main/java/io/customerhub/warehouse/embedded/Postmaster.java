package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A living server process that was started from this directory, as its {@code postmaster.pid} describes it: line 1 the
 * process id (negative for a single-user session), line 4 the port, line 8 the state (PostgreSQL documentation, 66.1
 * and src/include/utils/pidfile.h).
 */
record Postmaster(ProcessHandle process, Path executable, int port, String state) {
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /**
     * The server that holds the cluster now. A process id alone says nothing, since it may have been given to another
     * process since; so the process must run an executable that lies in this directory.
     *
     * @throws EmbeddedPostgresException HUB-PG-008 when a single-user session holds the cluster
     */
    static Optional<Postmaster> find(PostgresDirectory directory) throws IOException {
        List<String> lines = lines(directory);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long pid = number(lines.get(0));
        Optional<ProcessHandle> process = ProcessHandle.of(Math.abs(pid));
        Optional<Path> executable = process.flatMap(Postmaster::executableOf).filter(directory::holdsExecutable);
        if (process.isEmpty() || executable.isEmpty()) {
            return Optional.empty();
        }
        if (pid < 0) {
            throw new EmbeddedPostgresException(
                    "HUB-PG-008",
                    "A single-user session of PostgreSQL (process " + -pid + ") is using " + directory.data()
                            + ". End it, then start the hub again.");
        }
        int port = lines.size() > PORT_LINE ? (int) number(lines.get(PORT_LINE)) : 0;
        String state = lines.size() > STATE_LINE ? lines.get(STATE_LINE).strip() : "starting";
        return Optional.of(new Postmaster(process.get(), executable.get(), port, state));
    }

    /** Waits while a server is on its way up or down; empty when it has ended, or was not there. */
    static Optional<Postmaster> await(PostgresDirectory directory) throws IOException {
        long deadline = System.nanoTime() + PostgresServer.START_LIMIT.toNanos();
        Optional<Postmaster> found = find(directory);
        while (found.isPresent() && !found.get().isReady()) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedPostgresException(
                        "HUB-PG-006",
                        "The left-over server process " + found.get().pid() + " of " + directory.data() + " is still "
                                + found.get().state() + " after " + PostgresServer.START_LIMIT.toSeconds()
                                + " s. If it is recovering from a crash, start the hub again later. Its log is in "
                                + directory.logs() + ".");
            }
            Pause.shortly();
            found = find(directory);
        }
        return found;
    }

    private static List<String> lines(PostgresDirectory directory) throws IOException {
        try {
            // a path in it may be in any encoding; what is read here is ASCII
            return Files.readAllLines(directory.postmasterPid(), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static long number(String line) {
        try {
            return Long.parseLong(line.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Empty for a process that has ended, also for one that nobody has reaped yet (as below process 1 of a container). */
    static Optional<Path> executableOf(ProcessHandle process) {
        return process.info().command().map(Path::of);
    }

    boolean isAlive() {
        return process.isAlive() && executableOf(process).isPresent();
    }

    boolean isReady() {
        return state.equals("ready");
    }

    long pid() {
        return process.pid();
    }
}
