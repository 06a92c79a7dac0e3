package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts and ends the server process of one cluster. Its caller holds the {@link OwnerLock}. */
final class PostgresServer {
    /** How long the server may take until it accepts connections, recovery after a crash included. */
    static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final PostgresDirectory directory;
    private final PostgresBinaries binaries;
    private final ServerAccount account;
    private final ServerLog log;

    PostgresServer(PostgresDirectory directory, PostgresBinaries binaries, ServerAccount account) {
        this.directory = directory;
        this.binaries = binaries;
        this.account = account;
        this.log = new ServerLog(directory);
    }

    /**
     * Starts the server on a cluster that no server holds, and returns when it accepts connections. It is started by
     * pg_ctl, which puts it into a session of its own, so that neither Ctrl-C nor the end of the hub reaches it
     * (PostgreSQL documentation, reference of pg_ctl; src/bin/pg_ctl/pg_ctl.c start_postmaster).
     *
     * @throws EmbeddedPostgresException HUB-PG-006 when it does not; it may still be recovering then, and a later start
     *     takes it over
     */
    Postmaster start() throws IOException {
        new CrashRemains(directory).remove();
        log.prepare(account);
        Command.Outcome outcome = control(
                List.of(
                        "start",
                        "--pgdata=" + directory.data(),
                        "--log=" + log.startLog(),
                        "--wait",
                        "--timeout=" + START_LIMIT.toSeconds(),
                        "--silent"),
                START_LIMIT);
        Optional<Postmaster> started = Postmaster.find(directory).filter(Postmaster::isReady);
        return started.orElseThrow(() -> didNotStart(outcome));
    }

    /** The server takes its pid file away, for which {@code pg_ctl} waits, a moment before its process ends. */
    private static boolean hasEnded(Postmaster running) throws IOException {
        long until = System.nanoTime() + LAST_MOMENTS.toNanos();
        while (running.isAlive()) {
            if (System.nanoTime() > until) {
                return false;
            }
            Pause.shortly();
        }
        return true;
    }

    /** Ends the server: open transactions are rolled back, everything committed is written (fast shutdown, 18.5). */
    void stop(Postmaster running) throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            control(
                    List.of(
                            "stop",
                            "--pgdata=" + directory.data(),
                            "--mode=" + mode,
                            "--wait",
                            "--timeout=" + STOP_LIMIT.toSeconds(),
                            "--silent"),
                    STOP_LIMIT);
            if (hasEnded(running)) {
                return;
            }
        }
        throw new EmbeddedPostgresException(
                "HUB-PG-007",
                "The server process " + running.pid() + " of " + directory.data() + " does not end. See "
                        + directory.logs() + ".");
    }

    private Command.Outcome control(List<String> arguments, Duration limit) throws IOException {
        return new Command(directory.root())
                .run(account.commandLine(binaries.program("pg_ctl"), arguments), limit.plus(MARGIN));
    }

    private EmbeddedPostgresException didNotStart(Command.Outcome outcome) {
        String lines;
        try {
            lines = String.join("\n  ", log.lastSafeLines());
        } catch (IOException e) {
            lines = "(the log cannot be read: " + e + ")";
        }
        return new EmbeddedPostgresException(
                "HUB-PG-006",
                "The embedded PostgreSQL does not accept connections after at most " + START_LIMIT.toSeconds()
                        + " s (" + outcome.output() + "). If it is recovering from a crash, start the hub again later."
                        + " Its log is in " + directory.logs() + " and ends with:\n  " + lines);
    }
}
