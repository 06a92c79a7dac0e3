package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything of one embedded server lives. {@code root} is a real path without links, because the executables
 * below it are how a running server is recognized as ours.
 */
record PostgresDirectory(Path root) {

    /** Creates the directory when it is missing. */
    static PostgresDirectory create(Path directory) {
        try {
            Files.createDirectories(directory);
            return new PostgresDirectory(directory.toRealPath());
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    static EmbeddedPostgresException unusable(Path directory, IOException cause) {
        return new EmbeddedPostgresException(
                "HUB-PG-009",
                "The directory of the embedded PostgreSQL cannot be used: " + directory + " (" + cause
                        + "). It must be on a local disk with space left, and writable for the user of the hub.",
                cause);
    }

    /** The cluster (PGDATA). It has this name only when it is complete. */
    Path data() {
        return root.resolve("data");
    }

    /** The cluster while it is being made; a left-over of a crash is worthless. */
    Path unfinishedData() {
        return root.resolve("data.unfinished");
    }

    Path logs() {
        return root.resolve("log");
    }

    /** The password of {@code hub}, in the form of a PostgreSQL password file, so that psql can use it too. */
    Path passwordFile() {
        return root.resolve("pgpass");
    }

    Path postmasterPid() {
        return data().resolve("postmaster.pid");
    }

    Path lock() {
        return root.resolve("hub.lock");
    }

    Path owner() {
        return root.resolve("hub.owner");
    }

    Path portFile() {
        return root.resolve("port");
    }

    /** Whether this is an executable that was unpacked here, of whichever version. */
    boolean holdsExecutable(Path executable) {
        return executable.startsWith(root)
                && executable.getNameCount() > root.getNameCount() + 1
                && executable.getName(root.getNameCount()).toString().startsWith(PostgresBinaries.PREFIX);
    }
}
