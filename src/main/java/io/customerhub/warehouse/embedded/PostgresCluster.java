package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The cluster on disk: made once, under another name until it is complete, and configured anew before each start of the
 * server, so that better settings reach old clusters, too. Settings and their sources: {@code hub.conf} beside this
 * class.
 */
final class PostgresCluster {
    /** The superuser of the embedded server, and the name of the warehouse's database. */
    static final String USER = "hub";

    static final String DATABASE = "hub";

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(3);
    private static final int PASSWORD_BYTES = 32;
    private static final String VERSION_FILE = "PG_VERSION";
    private static final String SETTINGS = "hub.conf";

    /** Passwords only, from this machine only (PostgreSQL documentation, 20.1 and 20.5). */
    private static final String HOST_AUTHENTICATION =
            """
            # written by the hub before each start of the server
            # TYPE  DATABASE  USER  ADDRESS       METHOD
            host    all       all   127.0.0.1/32  scram-sha-256
            """;

    private final PostgresDirectory directory;
    private final PostgresBinaries binaries;
    private final ServerAccount account;

    PostgresCluster(PostgresDirectory directory, PostgresBinaries binaries, ServerAccount account) {
        this.directory = directory;
        this.binaries = binaries;
        this.account = account;
    }

    /** Makes the cluster when there is none. */
    void createOnce(Consumer<String> progress) throws IOException {
        if (Files.exists(directory.data())) {
            refuseOtherMajorVersion();
            refuseMissingPassword();
            return;
        }
        progress.accept("making a new database cluster, PostgreSQL " + binaries.version());
        String password = newPassword();
        DurableFiles.writeSecret(directory.passwordFile(), PasswordFile.line(password));
        initialize(password);
        Path configuration = directory.unfinishedData().resolve("postgresql.conf");
        Files.writeString(configuration, "\ninclude '" + SETTINGS + "'\n", StandardOpenOption.APPEND);
        DurableFiles.moveInto(directory.unfinishedData(), directory.data());
    }

    /**
     * UTF-8, and the server's own C.UTF-8 collation: the same order on every system and after every upgrade of it, and
     * the fastest one (PostgreSQL documentation, 23.1.4 Locale Providers).
     */
    private void initialize(String password) throws IOException {
        DurableFiles.deleteTree(directory.unfinishedData());
        Files.createDirectory(directory.unfinishedData());
        account.give(directory.unfinishedData());
        Path passwordForInitdb = directory.root().resolve("initdb.password");
        DurableFiles.writeSecret(passwordForInitdb, password + "\n");
        account.give(passwordForInitdb);
        try {
            Command.Outcome outcome = new Command(directory.root())
                    .run(
                            account.commandLine(
                                    binaries.program("initdb"),
                                    List.of(
                                            "--pgdata=" + directory.unfinishedData(),
                                            "--username=" + USER,
                                            "--pwfile=" + passwordForInitdb,
                                            "--auth=scram-sha-256",
                                            "--encoding=UTF8",
                                            "--locale=C",
                                            "--locale-provider=builtin",
                                            "--builtin-locale=C.UTF-8",
                                            "--no-instructions")),
                            INITDB_LIMIT);
            if (!outcome.good()) {
                throw new EmbeddedPostgresException(
                        "HUB-PG-004",
                        "PostgreSQL could not make its cluster in " + directory.root() + ". initdb says: "
                                + outcome.output() + "." + account.note());
            }
        } finally {
            Files.deleteIfExists(passwordForInitdb);
        }
    }

    private void refuseOtherMajorVersion() throws IOException {
        Path file = directory.data().resolve(VERSION_FILE);
        String found = Files.exists(file) ? Files.readString(file).strip() : "unknown";
        if (!found.equals(binaries.majorVersion())) {
            throw new EmbeddedPostgresException(
                    "HUB-PG-005",
                    "The cluster in " + directory.data() + " was made by PostgreSQL " + found
                            + ", this hub brings PostgreSQL " + binaries.version()
                            + ", which cannot read it. Either start the hub version that made it, dump with pg_dumpall,"
                            + " move the directory away, start this version and restore; or use pg_upgrade of PostgreSQL "
                            + binaries.majorVersion()
                            + "; or, if all sources can be read again, move the directory away"
                            + " and start anew.");
        }
    }

    private void refuseMissingPassword() {
        if (!Files.isReadable(directory.passwordFile())) {
            throw new EmbeddedPostgresException(
                    "HUB-PG-010",
                    "The password file " + directory.passwordFile()
                            + " is missing or not readable, so the database cannot be opened. Run as the user that"
                            + " started the hub first, or restore the file from a backup; it holds one line:"
                            + " 127.0.0.1:*:*:hub:PASSWORD.");
        }
    }

    /** The port that the server had last, so that notes and bookmarks of it stay good. */
    Optional<Integer> lastPort() {
        try {
            return Optional.of(
                    Integer.valueOf(Files.readString(directory.portFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Writes the settings for the next start of the server. */
    void configure(int port) throws IOException {
        try (InputStream settings =
                Objects.requireNonNull(PostgresCluster.class.getResourceAsStream(SETTINGS), SETTINGS)) {
            String text = new String(settings.readAllBytes(), StandardCharsets.UTF_8) + "\nport = " + port + "\n";
            write(directory.data().resolve(SETTINGS), text);
        }
        write(directory.data().resolve("pg_hba.conf"), HOST_AUTHENTICATION);
        Files.writeString(directory.portFile(), port + "\n");
    }

    private void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        account.give(fresh);
        DurableFiles.moveInto(fresh, file);
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
