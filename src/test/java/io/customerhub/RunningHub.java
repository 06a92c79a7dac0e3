package io.customerhub;

import io.customerhub.config.HubSettings;
import io.customerhub.observe.Health;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A hub that runs in this JVM on a project folder, and what it told. */
public final class RunningHub implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What the hub told of pauses, failed polls and changes of its configuration, in order. */
    public final List<String> told = new CopyOnWriteArrayList<>();

    private final AtomicBoolean stop = new AtomicBoolean();
    private final WarehouseServer server;
    private @Nullable HubRuntime hub;

    private RunningHub(WarehouseServer server) {
        this.server = server;
    }

    /** Starts a hub and returns when its routes run. */
    public static RunningHub start(ProjectInFolder project, String url) {
        return start(project.settings(url), Map.of(), WriteObserver.NONE);
    }

    /** The same with properties of the process and an observer of each write. */
    public static RunningHub start(HubSettings settings, Map<String, String> properties, WriteObserver observer) {
        return start(settings, properties, observer, Clock.systemUTC());
    }

    /** The same with a clock of its own. */
    public static RunningHub start(
            HubSettings settings, Map<String, String> properties, WriteObserver observer, Clock clock) {
        RunningHub running = new RunningHub(WarehouseServer.open(settings, line -> {}));
        try {
            running.hub = HubRuntime.start(new HubRuntime.Options(
                    running.server,
                    settings,
                    properties,
                    Set.of(),
                    running.new Listener(),
                    running.told::add,
                    running.stop::get,
                    observer,
                    clock));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return running;
    }

    /** The hub. */
    public HubRuntime hub() {
        if (hub == null) {
            throw new IllegalStateException("the hub did not start");
        }
        return hub;
    }

    /** The server of the warehouse. */
    public WarehouseServer server() {
        return server;
    }

    /** How a stream, or a system that was refused, is. */
    public Health.StreamHealth health(String stream) {
        return hub().health().streams().stream()
                .filter(health -> health.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> new AssertionError(stream + " is not among " + hub().health()));
    }

    /** Waits until a stream is in this state. */
    public void awaitState(String stream, Health.StreamState state) {
        await(() -> health(stream).state() == state);
    }

    /** Waits until a drop folder is empty. */
    public void awaitRead(ProjectInFolder project, String system) {
        await(() -> project.files(system, ".").stream().allMatch(name -> name.startsWith(".")));
    }

    /** Waits until something holds, a minute at most. */
    public static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(java.io.UncheckedIOException.class)
                .until(condition);
    }

    /** What the hub answers over HTTP. */
    public HttpResponse<String> get(String path) {
        return get(hub().address(), path);
    }

    /** What a hub at this address answers. */
    public static HttpResponse<String> get(String address, String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Executes statements in a database. */
    public static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query in a database, columns joined by a space. */
    public static List<String> rows(String url, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : " ").append(found.getString(i));
                }
                rows.add(row.toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    /** Read, loaded, unchanged, superseded, dead and skipped of a stream, over all its runs. */
    public static String account(String url, String stream) {
        return rows(
                        url,
                        """
                        SELECT coalesce(sum(read), 0), coalesce(sum(loaded), 0), coalesce(sum(unchanged), 0),
                            coalesce(sum(superseded), 0), coalesce(sum(dead), 0), coalesce(sum(skipped), 0)
                        FROM hub.run WHERE system || '/' || stream = '%s'"""
                                .formatted(stream))
                .get(0);
    }

    /** The runs whose counts do not add up; there must be none. */
    public static List<String> runsThatDoNotAddUp(String url) {
        return rows(
                url,
                "SELECT run, system, stream FROM hub.run WHERE read <> loaded + unchanged + superseded + dead + skipped");
    }

    @Override
    public void close() {
        stop.set(true);
        if (hub != null) {
            hub.close();
        }
        server.close();
    }

    private final class Listener implements IntakeListener {

        @Override
        public void configured(ConfigurationChange change) {
            told.add(change.line());
        }

        @Override
        public void pollFailed(StreamName stream, String code, String message) {
            told.add("failed " + stream + " " + code);
        }

        @Override
        public void paused(StreamName stream, String code, String message) {
            told.add("paused " + stream + " " + code);
        }
    }
}
