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
 * asks and ended with the JVM; each test gets a database of its own. This server alone does not wait for the disk: what
 * a power cut would leave of it is no test's matter, and those who kill a server start one of their own.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String PREFIX = "test_";
    private static final String MAINTENANCE = "postgres";

    private TestDatabase() {}

    /** The JDBC URL of a new, empty database: no schema, no table. */
    public static String empty() {
        return server().url(name());
    }

    /**
     * The JDBC URL of a new warehouse without any record, whose schema is up to date: a copy of one that was opened once
     * as empty. To copy it takes 50 ms, to make the schema anew 500.
     */
    public static String fresh() {
        return copy(Template.URL);
    }

    /** The JDBC URL of a new database with all that is in this one, to which nobody is connected. */
    public static String copy(String url) {
        String name = name();
        String original = database(url);
        execute("CREATE DATABASE " + name + " TEMPLATE " + original + " STRATEGY FILE_COPY");
        return url.replace("/" + original + "?", "/" + name + "?");
    }

    private static String name() {
        return PREFIX + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
    }

    private static String database(String url) {
        return url.substring(url.lastIndexOf('/', url.indexOf('?')) + 1, url.indexOf('?'));
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(Holder.MAINTENANCE_URL);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refuses: " + sql, e);
        }
    }

    /** The shared server; do not kill or close it, a test that does so starts one of its own. */
    public static EmbeddedPostgres server() {
        return Holder.SERVER;
    }

    /** A folder below target that no other test JVM of the same run uses. */
    public static Path folder(String name) {
        return Path.of("target", name + "-" + System.getProperty("test.fork", "1"));
    }

    private static final class Template {
        static final String URL = make();

        private static String make() {
            String url = empty();
            Warehouse.open(url).close();
            return url;
        }
    }

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();
        static final String MAINTENANCE_URL = SERVER.url(MAINTENANCE);

        private static EmbeddedPostgres start() {
            EmbeddedPostgres server = EmbeddedPostgres.start(folder("postgres"), line -> {});
            if (server.isOwner()) {
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of the test database"));
                prepare(server.url(MAINTENANCE));
            }
            return server;
        }

        private static void prepare(String url) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                    statement.execute("ALTER SYSTEM SET " + setting + " = off");
                }
                statement.execute("SELECT pg_reload_conf()");
                dropLeftOvers(statement);
            } catch (SQLException e) {
                throw new IllegalStateException("the test server cannot be prepared", e);
            }
        }

        /** Databases of earlier runs; they are not dropped after each test, so that a failed one can be looked at. */
        private static void dropLeftOvers(Statement statement) throws SQLException {
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
        }
    }
}
