package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.HubSettings;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WarehouseServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that has to wait has its console port open, and says on one page for what. */
final class StandbyConsoleTest {

    private static final String MAPPING = "entity: customer\nkey: id\nfields:\n  formatted_name: {from: name}\n";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void aSecondHubSaysWhoReadsAndBecomesTheConsoleWhenTheFirstEnds() throws Exception {
        ProjectInFolder one = ProjectInFolder.in(folder.resolve("one")).system("crm", MAPPING);
        ProjectInFolder two = ProjectInFolder.in(folder.resolve("two")).system("crm", MAPPING);
        try (Waiting second = startBehind(one, two)) {
            RunningHub.await(() -> second.get("/").statusCode() == 303);
            assertThat(second.get("/").headers().firstValue("Location"))
                    .hasValueSatisfying(path -> assertThat(path).contains("/sign-in"));
            assertThat(second.get("/api/v1/openapi.json").statusCode()).isNotEqualTo(503);
            RunningHub.await(() -> second.hub.get() != null);
            second.hub.get().alerts().look();
            assertThat(RunningHub.rows(url, "SELECT kind, severity, code FROM hub.alert"))
                    .containsExactly("intake warning HUB-LEASE-001");
        }
    }

    /** A second hub that has waited; the first has ended on return. */
    private Waiting startBehind(ProjectInFolder one, ProjectInFolder two) throws Exception {
        try (RunningHub first = RunningHub.start(one, url)) {
            Waiting second = new Waiting(two, url);
            RunningHub.await(() -> second.get("/").body().contains("Another hub reads the sources"));
            HttpResponse<String> page = second.get("/dead-letters?stream=crm/customers");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).contains("5");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.body())
                    .contains("process " + ProcessHandle.current().pid(), "takes over when that one ends");
            assertThat(second.get("/", "Accept-Language", "zh-CN").body())
                    .contains("另一个 Hub 正在读取来源", "lang=\"zh-Hans\"");
            HttpResponse<String> api = second.get("/api/v1/openapi.json");
            assertThat(api.statusCode()).isEqualTo(503);
            assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(api.body()).contains("\"code\":\"HUB-WEB-503\"", "\"detail\":\"another-hub\"");
            String css = page.body().replaceAll("(?s).*href=\"(/static/[^\"]+)\".*", "$1");
            assertThat(second.get(css).statusCode()).isEqualTo(200);
            assertThat(first.hub().health().ready()).isTrue();
            return second;
        }
    }

    @Test
    void aHubWhoseDatabaseIsAwaySaysSoAtTheStartAndWhileItRuns() throws Exception {
        TcpProxy proxy = new TcpProxy(URI.create(url.substring(5)).getPort());
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        try (Waiting hub = new Waiting(project, proxy.through(url))) {
            RunningHub.await(() -> hub.get("/").body().contains("The database does not answer"));
            assertThat(hub.get("/").statusCode()).isEqualTo(503);
            proxy.open();
            RunningHub.await(() -> hub.get("/").statusCode() == 303);
            proxy.cut();
            RunningHub.await(() -> hub.get("/").body().contains("The database does not answer"));
            HttpResponse<String> away = hub.get("/customers");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).contains("5");
            assertThat(away.body()).contains("Since 20").doesNotContain("crm");
            assertThat(hub.get("/api/v1/hub/overview").body()).contains("warehouse-away");
            proxy.open();
            RunningHub.await(() -> hub.get("/").statusCode() == 303);
        } finally {
            proxy.cut();
        }
        assertThat(hubs).isEmpty();
    }

    /** Failures of hubs. */
    private final List<Throwable> hubs = new CopyOnWriteArrayList<>();

    /** A hub that is started beside the test, with a console on a port of its own. */
    private final class Waiting implements AutoCloseable {

        private final int port;
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicReference<HubRuntime> hub = new AtomicReference<>();
        private final Thread thread;

        Waiting(ProjectInFolder project, String warehouse) throws IOException {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Map<String, String> environment = new HashMap<>(project.environment(warehouse));
            environment.put("HUB_CONSOLE_PORT", Integer.toString(port));
            HubSettings settings = HubSettings.from(environment);
            thread = new Thread(() -> run(settings), "waiting hub");
            thread.start();
        }

        private void run(HubSettings settings) {
            try (WarehouseServer server = WarehouseServer.open(settings, line -> {});
                    HubRuntime running = HubRuntime.startWithConsole(new HubRuntime.Options(
                            server, settings, Map.of(), Set.of(), new IntakeListener() {}, line -> {}, stop::get))) {
                hub.set(running);
                while (!stop.get()) {
                    Thread.sleep(20);
                }
            } catch (Exception failure) {
                hubs.add(failure);
            }
        }

        HttpResponse<String> get(String path, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException closed) {
                throw new java.io.UncheckedIOException(closed);
            }
        }

        @Override
        public void close() throws InterruptedException {
            stop.set(true);
            thread.join();
        }
    }
}
