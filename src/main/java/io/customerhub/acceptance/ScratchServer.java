package io.customerhub.acceptance;

import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of the tests: one server of its own in a folder of its own, so that no warehouse is ever touched, with one
 * database a case, copied from a template that has the schema. It does not wait for the disk, since nothing in it is to
 * outlast a power cut. Not safe for use by several threads.
 */
final class ScratchServer implements AutoCloseable {

    private static final String MAINTENANCE = "postgres";
    private static final String PREFIX = "scratch_";

    private final EmbeddedPostgres server;
    private final Connection maintenance;
    private final List<String> made = new ArrayList<>();
    private int number;
    private @Nullable String template;

    private ScratchServer(EmbeddedPostgres server, Connection maintenance) {
        this.server = server;
        this.maintenance = maintenance;
    }

    /**
     * Starts the server.
     *
     * @param directory where its programs and data are, kept from one time to the next
     * @param talk gets a line for each step that takes a while
     */
    static ScratchServer start(Path directory, Consumer<String> talk) {
        EmbeddedPostgres server = EmbeddedPostgres.start(directory, talk);
        boolean done = false;
        try {
            ScratchServer started = new ScratchServer(server, DriverManager.getConnection(server.url(MAINTENANCE)));
            started.hurry();
            started.dropLeftOvers();
            done = true;
            return started;
        } catch (SQLException failure) {
            throw new IllegalStateException("the scratch PostgreSQL takes no connection", failure);
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    /** Settings for data that may be lost (PostgreSQL documentation, 14.5 Non-Durable Settings). */
    private void hurry() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            execute("ALTER SYSTEM SET " + setting + " = off");
        }
        execute("SELECT pg_reload_conf()");
    }

    /** A warehouse without any record. */
    String warehouse() {
        if (template == null) {
            String name = name();
            Warehouse.open(server.url(name)).close();
            made.add(name);
            template = name;
        }
        return copy(template);
    }

    /** A copy of a database that nobody is connected to. */
    String copyOf(String url) {
        return copy(database(url));
    }

    /** An empty database. */
    String empty() {
        return copy("template0");
    }

    /** Drops a database, whoever is connected to it. */
    void drop(String url) {
        String name = database(url);
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        made.remove(name);
    }

    private String copy(String from) {
        String name = name();
        execute("CREATE DATABASE " + name + " TEMPLATE " + from + " STRATEGY FILE_COPY");
        made.add(name);
        return server.url(name);
    }

    private String name() {
        number++;
        return PREFIX + ProcessHandle.current().pid() + "_" + number;
    }

    private static String database(String url) {
        return url.substring(url.lastIndexOf('/', url.indexOf('?')) + 1, url.indexOf('?'));
    }

    /** Databases of a process that was killed; those of one that lives are left alone. */
    private void dropLeftOvers() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = maintenance.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE starts_with(datname, '" + PREFIX + "')")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        for (String name : names) {
            long pid = Long.parseLong(name.substring(PREFIX.length()).split("_", 2)[0]);
            if (pid != ProcessHandle.current().pid()
                    && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            }
        }
    }

    private void execute(String sql) {
        try (Statement statement = maintenance.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("the scratch PostgreSQL refuses: " + sql, failure);
        }
    }

    @Override
    public void close() {
        try {
            for (String name : List.copyOf(made)) {
                execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            }
            maintenance.close();
        } catch (SQLException gone) {
            throw new IllegalStateException("the scratch PostgreSQL does not end a connection", gone);
        } finally {
            server.close();
        }
    }
}
