package io.customerhub.warehouse;

import io.customerhub.warehouse.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one embedded server for each test JVM, below target, started by the first test that
 * asks and ended with the JVM; each test gets an empty database of its own.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String PREFIX = "test_";

    private TestDatabase() {}

    /** The JDBC URL of a new, empty database; takes 30 to 200 ms once the server runs. */
    public static String fresh() {
        String name = PREFIX + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        return server().url(name);
    }

    /** The shared server; do not kill or close it, a test that does so starts one of its own. */
    public static EmbeddedPostgres server() {
        return Holder.SERVER;
    }

    /** A folder below target that no other test JVM of the same run uses. */
    public static Path folder(String name) {
        return Path.of("target", name + "-" + System.getProperty("test.fork", "1"));
    }

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres server = EmbeddedPostgres.start(folder("postgres"), line -> {});
            if (server.isOwner()) {
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of the test database"));
                dropLeftOvers(server.url("postgres"));
            }
            return server;
        }

        /** Databases of earlier runs; they are not dropped after each test, so that a failed one can be looked at. */
        private static void dropLeftOvers(String url) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                List<String> names = new ArrayList<>();
                try (ResultSet found = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE starts_with(datname, '" + PREFIX + "')")) {
                    while (found.next()) {
                        names.add(found.getString(1));
                    }
                }
                for (String name : names) {
                    statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the databases of earlier test runs cannot be dropped", e);
            }
        }
    }
}
