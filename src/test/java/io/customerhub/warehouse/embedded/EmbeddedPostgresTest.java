package io.customerhub.warehouse.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.warehouse.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests share one directory, so that its cluster is made once; each starts with no server and leaves none. */
class EmbeddedPostgresTest {
    @TempDir
    static Path temporary;

    static Path directory;
    static final List<String> FIRST_STEPS = new ArrayList<>();

    @BeforeAll
    static void firstStart() throws SQLException {
        // a blank and a letter beyond ASCII (where the locale can name it): both are usual in home directories
        boolean unicode = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
        directory = temporary.resolve(unicode ? "Köln data" : "Koeln data").resolve("postgres");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, FIRST_STEPS::add)) {
            run(server.url(), "CREATE TABLE kept (id int PRIMARY KEY, name text)");
            run(server.url(), "INSERT INTO kept VALUES (1, '张伟')");
        }
    }

    @AfterAll
    static void nothingIsLeftRunning() {
        assertThat(EmbeddedPostgres.attach(directory)).isEmpty();
    }

    @Test
    void theFirstStartTellsItsSteps() {
        assertThat(FIRST_STEPS).hasSize(3);
        assertThat(FIRST_STEPS.get(0)).startsWith("unpacking PostgreSQL");
        assertThat(FIRST_STEPS.get(1)).startsWith("making a new database cluster");
        assertThat(FIRST_STEPS.get(2)).startsWith("starting PostgreSQL 18");
    }

    @Test
    void aSecondStartFindsTheDataOnTheSamePortWithinTwoSeconds() throws SQLException {
        int port;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            port = server.port();
        }
        long began = System.nanoTime();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            assertThat(ask(server.url(), "SELECT name FROM kept WHERE id = 1")).isEqualTo("张伟");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.isOwner()).isTrue();
        }
    }

    @Test
    void theServerOfAHubThatWasKilledIsTakenOverAndEnded() throws Exception {
        Process hub = hub("halt");
        long pid = firstNumber(hub);
        assertThat(hub.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(hub.exitValue()).isEqualTo(137);
        List<String> steps = new ArrayList<>();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, steps::add)) {
            assertThat(server.pid()).isEqualTo(pid);
            assertThat(server.isOwner()).isTrue();
            assertThat(ask(server.url(), "SELECT count(*) FROM kept WHERE id = 1"))
                    .isEqualTo("1");
        }
        assertThat(steps).singleElement().asString().startsWith("taking over PostgreSQL");
        assertThat(isRunning(pid)).isFalse();
    }

    @Test
    void theServerOfALivingHubIsSharedAndNotEnded() throws Exception {
        Process hub = hub("wait");
        long pid = firstNumber(hub);
        try {
            try (EmbeddedPostgres second = EmbeddedPostgres.start(directory, line -> {})) {
                assertThat(second.isOwner()).isFalse();
                assertThat(second.pid()).isEqualTo(pid);
                assertThat(ask(second.url(), "SELECT 1")).isEqualTo("1");
            }
            assertThat(isRunning(pid)).isTrue();
        } finally {
            hub.destroyForcibly().waitFor();
            EmbeddedPostgres.start(directory, line -> {}).close();
        }
        assertThat(isRunning(pid)).isFalse();
    }

    @Test
    void whoAttachesLeavesTheServerAsItIs() throws SQLException {
        assertThat(EmbeddedPostgres.attach(directory)).isEmpty();
        assertThat(EmbeddedPostgres.attach(temporary.resolve("nothing here"))).isEmpty();
        try (EmbeddedPostgres owner = EmbeddedPostgres.start(directory, line -> {})) {
            try (EmbeddedPostgres guest = EmbeddedPostgres.attach(directory).orElseThrow()) {
                assertThat(guest.port()).isEqualTo(owner.port());
                assertThat(guest.isOwner()).isFalse();
            }
            try (EmbeddedPostgres again = EmbeddedPostgres.start(directory, line -> {})) {
                assertThat(again.isOwner()).isFalse();
            }
            assertThat(ask(owner.url(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void afterKill9OfTheServerInMidRunCommittedRowsAreThereAndOthersAreNot() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            run(server.url(), "DELETE FROM kept WHERE id > 1");
            run(server.url(), "INSERT INTO kept SELECT i, 'committed' FROM generate_series(2, 1001) AS i");
            long killed = server.pid();
            int port = server.port();
            assertThat(server.ensureRunning()).isFalse();
            try (Connection open = DriverManager.getConnection(server.url())) {
                open.setAutoCommit(false);
                execute(open, "INSERT INTO kept VALUES (5000, 'not committed')");
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                awaitEnd(killed);

                assertThat(server.ensureRunning()).isTrue();
            } catch (SQLException e) {
                // the connection is broken and may say so when it is closed
                assertThat(e.getSQLState()).startsWith("08");
            }
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.pid()).isNotEqualTo(killed);
            assertThat(ask(server.url(), "SELECT count(*) FROM kept WHERE id > 1"))
                    .isEqualTo("1000");
            assertThat(server.ensureRunning()).isFalse();
        }
    }

    @Test
    void aStartAfterKill9OfServerAndHubIgnoresAPidFileThatNamesAStranger() throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {});
        long killed = server.pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        awaitEnd(killed);
        Path pidFile = directory.resolve("data").resolve("postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile, ISO_8859_1));
        server.close();
        // this JVM lives, but it is no PostgreSQL: as after a reboot that gave the id to another process
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines, ISO_8859_1);

        try (EmbeddedPostgres next = EmbeddedPostgres.start(directory, line -> {})) {
            assertThat(next.pid()).isNotIn(killed, ProcessHandle.current().pid());
            assertThat(ask(next.url(), "SELECT name FROM kept WHERE id = 1")).isEqualTo("张伟");
        }
    }

    @Test
    void nothingListensBeyondLoopback() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            assertThat(accepts(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port()))
                    .isTrue();
            for (InetAddress address : addressesOfThisMachine()) {
                assertThat(accepts(address, server.port()))
                        .as(address.toString())
                        .isFalse();
            }
            assertThat(ask(server.url(), "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void nobodyGetsInWithoutThePasswordAndTheUrlDoesNotHoldIt() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            String plain = "jdbc:postgresql://127.0.0.1:" + server.port() + "/hub?user=hub&password=";
            assertThatThrownBy(() -> ask(plain + "wrong", "SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            Path file = directory.resolve("pgpass");
            String line = Files.readString(file).strip();
            String password = line.substring(line.lastIndexOf(':') + 1);
            assertThat(password).hasSizeGreaterThan(40);
            assertThat(ask(plain + password, "SELECT 1")).isEqualTo("1");
            assertThat(server.url()).doesNotContain(password);
            if (DurableFiles.isPosix(file)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("initdb.password");
        }
    }

    @Test
    void whatIsCommittedIsDurableAndTextIsUtf8InTheServersOwnOrder() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            assertThat(ask(server.url(), "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server.url(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(server.url(), "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(server.url(), "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(server.url(), "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(server.url(), "SELECT datlocale FROM pg_database WHERE datname = 'hub'"))
                    .isEqualTo("C.UTF-8");
            assertThat(ask(server.url(), "SELECT upper('müller')")).isEqualTo("MÜLLER");
        }
    }

    @Test
    void theLogHoldsNoDataWhateverTheStatementsDo() throws Exception {
        String secret = "13812345678x";
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            String url = server.url();
            assertThatThrownBy(() -> run(url, "SELECT date '" + secret + "'")).isInstanceOf(SQLException.class);
            run(url, "CREATE TABLE IF NOT EXISTS secret (name text UNIQUE)");
            run(url, "INSERT INTO secret VALUES ('" + secret + "') ON CONFLICT DO NOTHING");
            assertThatThrownBy(() -> run(url, "INSERT INTO secret VALUES ('" + secret + "')"))
                    .hasMessageContaining(secret);
            // a backend that is killed in the middle of a statement: the server names it in the log
            Thread killer = new Thread(() -> kill(url, secret));
            killer.start();
            assertThatThrownBy(() -> run(url, "SELECT pg_sleep(20), '" + secret + "'"))
                    .isInstanceOf(SQLException.class);
            killer.join();
        }
        assertThat(logText()).contains("was terminated by signal 9").doesNotContain(secret);
    }

    @Test
    void otherDatabasesAreMadeWhenMissingAndBadNamesAreRefused() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, line -> {})) {
            run(server.url("sample_crm"), "CREATE TABLE IF NOT EXISTS contacts (id int)");
            assertThat(ask(server.url("sample_crm"), "SELECT count(*) FROM contacts"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> server.url("x; DROP DATABASE hub"))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageStartingWith("HUB-PG-011");
        }
    }

    @Test
    void aClusterOfAnotherMajorVersionIsRefusedWithAWayOut() throws IOException {
        Path version = directory.resolve("data").resolve("PG_VERSION");
        String own = Files.readString(version);
        Files.writeString(version, "15\n");
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, line -> {}))
                    .isInstanceOfSatisfying(EmbeddedPostgresException.class, e -> assertThat(e.code())
                            .isEqualTo("HUB-PG-005"))
                    .hasMessageContainingAll("PostgreSQL 15", "pg_dumpall");
        } finally {
            Files.writeString(version, own);
        }
        EmbeddedPostgres.start(directory, line -> {}).close();
    }

    @Test
    void aServerThatCannotStartSaysWhyAndWhereItsLogIs() throws IOException {
        Path own = directory.resolve("data").resolve("postgresql.auto.conf");
        String before = Files.readString(own);
        Files.writeString(own, "max_connections = 'many'\n");
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, line -> {}))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageStartingWith("HUB-PG-006")
                    .hasMessageContainingAll(
                            "max_connections",
                            directory.toRealPath().resolve("log").toString());
        } finally {
            Files.writeString(own, before);
        }
    }

    @Test
    void aPlatformWithoutBinariesIsToldWhatToDo() {
        assertThatThrownBy(() -> BinariesArchive.find("SunOS", "sparcv9"))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageStartingWith("HUB-PG-001")
                .hasMessageContaining("HUB_WAREHOUSE_URL");
    }

    @Test
    void eachTestGetsADatabaseOfItsOwn() throws SQLException {
        String one = TestDatabase.empty();
        String other = TestDatabase.empty();
        run(one, "CREATE TABLE seen (id int)");
        assertThat(ask(other, "SELECT count(*) FROM pg_tables WHERE tablename = 'seen'"))
                .isEqualTo("0");
    }

    private static Process hub(String ending) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubThatIsKilled.class.getName(),
                        directory.toString(),
                        ending)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long firstNumber(Process process) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        return Long.parseLong(lines.readLine());
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).flatMap(Postmaster::executableOf).isPresent();
    }

    private static void awaitEnd(long pid) throws InterruptedException {
        while (isRunning(pid)) {
            Thread.sleep(5);
        }
    }

    private static void kill(String url, String statementPart) {
        String busy = "SELECT max(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE '%"
                + statementPart + "%'";
        try {
            String pid = "";
            while (pid.isEmpty()) {
                pid = ask(url, busy);
            }
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String logText() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(directory.resolve("log"))) {
            for (Path file : files.toList()) {
                assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row as text; empty for NULL. */
    private static String ask(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            String value = answer.getString(1);
            return value == null ? "" : value;
        }
    }
}
