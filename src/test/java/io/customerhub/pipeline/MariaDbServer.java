package io.customerhub.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB for tests: a server of its own on loopback, with its own data in target/mariadb and a free port, made
 * from the programs of the machine. It leaves any other MariaDB alone.
 */
public final class MariaDbServer implements AutoCloseable {

    private static final List<String> PLACES = List.of(
            "/usr/sbin",
            "/usr/local/sbin",
            "/usr/bin",
            "/usr/local/bin",
            "/usr/libexec",
            "/usr/local/mysql/bin",
            "/usr/local/mariadb/bin",
            "/usr/local/opt/mariadb/bin",
            "/opt/homebrew/opt/mariadb/bin");

    private final Path program;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private MariaDbServer(Path program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** The server program: what the environment says in MARIADBD, or the one in a usual place; null when there is none. */
    public static @Nullable Path program() {
        String named = System.getenv("MARIADBD");
        if (named != null) {
            return Path.of(named);
        }
        String search = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(PLACES.stream(), Stream.of(search.split(File.pathSeparator)))
                .map(place -> Path.of(place, "mariadbd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Makes the data folder and starts the server. */
    public static MariaDbServer start(Path program) throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "mariadb").toAbsolutePath());
        Path folder = Files.createTempDirectory(parent, "server");
        MariaDbServer server = new MariaDbServer(program, folder, freePort());
        server.makeData();
        server.start();
        return server;
    }

    private void makeData() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                installer().toString(),
                "--no-defaults",
                "--datadir=" + data(),
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        asSelf(command);
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("install.log").toFile())
                .start();
        if (!made.waitFor(2, TimeUnit.MINUTES) || made.exitValue() != 0) {
            made.destroy();
            throw new IllegalStateException("mariadb-install-db failed: " + log("install.log"));
        }
    }

    /** Beside the server program, or in the bin folder of the same tree. */
    private Path installer() {
        Path here = Objects.requireNonNull(program.toAbsolutePath().getParent());
        return Stream.of(here, here.resolveSibling("bin"), here.resolveSibling("scripts"))
                .map(place -> place.resolve("mariadb-install-db"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no mariadb-install-db beside " + program));
    }

    /** Starts the server that was stopped, with the same data and port. */
    void start() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-defaults",
                "--datadir=" + data(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=socket", // in the data folder: an absolute path may be too long for a socket
                "--pid-file=" + folder.resolve("pid"),
                "--skip-log-bin",
                "--innodb-flush-log-at-trx-commit=0",
                "--character-set-server=utf8mb4"));
        asSelf(command);
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        process = started;
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("mariadbd ended: " + log("server.log"));
            }
            return answers();
        });
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(adminUrl(""))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Ends the server as an operator would; open connections break. */
    void stop() throws Exception {
        Process running = Objects.requireNonNull(process);
        running.destroy();
        if (!running.waitFor(30, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }

    /** The URL of a database for readers, without user and password. */
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    private String adminUrl(String database) {
        return url(database) + "?user=root&allowMultiQueries=true";
    }

    /** Runs statements with ';' between them as the administrator. */
    public void run(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection of the administrator. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(adminUrl(database));
    }

    @Override
    public void close() throws Exception {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(MariaDbServer::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** The server refuses to run as root unless it is told so by name. */
    private static void asSelf(List<String> command) {
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
