package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * What is left when the server or the hub was killed: processes without their head, and a pid file. After kill -9 of the
 * server its children end within moments, or not if they are busy; those would keep the shared memory and thereby a new
 * server from starting (PostgreSQL documentation, 18.5). After kill -9 of the hub an initdb may still be writing.
 */
final class CrashRemains {
    private static final Duration LEAVE_BY_THEMSELVES = Duration.ofSeconds(2);
    private static final Duration GIVE_UP = Duration.ofSeconds(20);

    private final PostgresDirectory directory;

    CrashRemains(PostgresDirectory directory) {
        this.directory = directory;
    }

    /**
     * Ends the processes and removes the pid file. Only for the owner, and only when no server holds the cluster. What
     * the processes were doing is undone by crash recovery. The pid file goes because it may name a process that got
     * the id since, or that nobody reaps, which PostgreSQL would take for a living server.
     */
    void remove() throws IOException {
        long began = System.nanoTime();
        List<ProcessHandle> left = processes();
        while (!left.isEmpty()) {
            long waited = System.nanoTime() - began;
            if (waited > GIVE_UP.toNanos()) {
                throw new EmbeddedPostgresException(
                        "HUB-PG-007",
                        "Left-over PostgreSQL processes of " + directory.root() + " do not end: "
                                + left.stream().map(ProcessHandle::pid).toList()
                                + ". End them, then start the hub again.");
            }
            if (waited > LEAVE_BY_THEMSELVES.toNanos()) {
                left.forEach(ProcessHandle::destroyForcibly);
            }
            Pause.shortly();
            left = processes();
        }
        Files.deleteIfExists(directory.postmasterPid());
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> Postmaster.executableOf(process)
                        .filter(directory::holdsExecutable)
                        .isPresent())
                .toList();
    }
}
