package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The unpacked programs of PostgreSQL in {@code bin-<version>-<fingerprint>} below the server's directory. The directory
 * gets this name when all of it is there and has been run once; so what bears the name is complete.
 */
final class PostgresBinaries {
    static final String PREFIX = "bin-";
    private static final String UNFINISHED = "unfinished-" + PREFIX;
    private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** The programs that a running server came from; they may be of an older version than those on the classpath. */
    static PostgresBinaries ofExecutable(Path postgres) {
        return new PostgresBinaries(postgres.getParent().getParent());
    }

    /**
     * The programs on the classpath, unpacked if they are not yet. Other versions are removed, so no server may be
     * running out of this directory.
     */
    static PostgresBinaries unpackOnce(PostgresDirectory directory, Consumer<String> progress) throws IOException {
        BinariesArchive archive = BinariesArchive.ofThisPlatform();
        String fingerprint = archive.fingerprint();
        try (DirectoryStream<Path> present = Files.newDirectoryStream(directory.root(), PREFIX + "*-" + fingerprint)) {
            for (Path home : present) {
                return new PostgresBinaries(home);
            }
        }
        removeOthers(directory);
        progress.accept("unpacking PostgreSQL into " + directory.root() + " (once)");
        Path fresh = Files.createDirectory(directory.root().resolve(UNFINISHED + fingerprint));
        archive.unpackInto(fresh);
        String version = new PostgresBinaries(fresh).askVersion(directory);
        Path home = directory.root().resolve(PREFIX + version + "-" + fingerprint);
        DurableFiles.moveInto(fresh, home);
        return new PostgresBinaries(home);
    }

    private static void removeOthers(PostgresDirectory directory) throws IOException {
        try (DirectoryStream<Path> old =
                Files.newDirectoryStream(directory.root(), "{" + PREFIX + "*," + UNFINISHED + "*}")) {
            for (Path home : old) {
                DurableFiles.deleteTree(home);
            }
        }
    }

    private String askVersion(PostgresDirectory directory) throws IOException {
        Command.Outcome answer =
                new Command(directory.root()).run(List.of(program("postgres").toString(), "--version"), VERSION_LIMIT);
        String[] words = answer.output().split(" ", -1);
        if (!answer.good() || words.length < 3) {
            throw new EmbeddedPostgresException(
                    "HUB-PG-002",
                    "The unpacked PostgreSQL does not run on this system: " + answer.output()
                            + ". It needs glibc on Linux (not musl) and a directory that is not mounted noexec; or use a"
                            + " PostgreSQL of your own: set HUB_WAREHOUSE_URL.");
        }
        return words[2];
    }

    Path program(String name) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? name + ".exe" : name);
    }

    /** For example 18.4. */
    String version() {
        String name = home.getFileName().toString();
        return name.substring(PREFIX.length(), name.lastIndexOf('-'));
    }

    /** For example 18; only servers of the same major version can use a cluster. */
    String majorVersion() {
        String version = version();
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }
}
