package io.customerhub.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.TcpProxy;
import io.customerhub.config.HubSettings;
import io.customerhub.observe.Health.StreamState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarehouseAwayTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            fields:
              formatted_name: {from: name, as: person-name}
            """;
    private static final String STREAM = "crm/customers";
    private static final int ROWS = 6000;
    private static final int BATCHES = ROWS / 250;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private ProjectInFolder project() {
        StringBuilder csv = new StringBuilder("id,version,name\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(row).append(",1,Wang Wei\n");
        }
        return ProjectInFolder.in(folder).system("crm", MAPPING).drop("crm", "a.csv", csv.toString());
    }

    @Test
    void aHubWhoseDatabaseIsAwayAtStartStaysUpTouchesNothingAndBeginsByItself() throws Exception {
        ProjectInFolder project = project();
        int port = freePort();
        try (TcpProxy wire = new TcpProxy(TestDatabase.server().port())) {
            Map<String, String> environment = new HashMap<>(project.environment(wire.through(url)));
            environment.put("HUB_PORT", Integer.toString(port));
            CompletableFuture<RunningHub> starting = CompletableFuture.supplyAsync(
                    () -> RunningHub.start(HubSettings.from(environment), Map.of(), WriteObserver.NONE));
            String address = "http://127.0.0.1:" + port;
            RunningHub.await(() -> RunningHub.get(address, "/health/live").statusCode() == 200);
            Thread.sleep(1000);
            assertThat(RunningHub.get(address, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(RunningHub.get(address, "/health/ready").body()).contains("\"warehouse\":false");
            assertThat(RunningHub.get(address, "/metrics").statusCode()).isEqualTo(200);
            assertThat(starting).isNotDone();
            assertThat(project.files("crm", ".")).containsExactly("a.csv");

            wire.open();
            try (RunningHub running = starting.get(60, TimeUnit.SECONDS)) {
                running.awaitRead(project, "crm");
                running.awaitState(STREAM, StreamState.UP);
                RunningHub.await(() -> running.get("/health/ready").statusCode() == 200);
            }
        }
        assertEverythingLoaded(project);
    }

    @Test
    void whileTheDatabaseIsAwayTheIntakeWaitsInFlatMemoryAndThenDrains() throws InterruptedException {
        ProjectInFolder project = project();
        AtomicInteger batches = new AtomicInteger();
        try (TcpProxy wire = new TcpProxy(TestDatabase.server().port())) {
            wire.open();
            WriteObserver cutter = step -> {
                if (step.equals("begin") && batches.incrementAndGet() == 5) {
                    wire.cut();
                }
            };
            try (RunningHub running = RunningHub.start(project.settings(wire.through(url)), Map.of(), cutter)) {
                RunningHub.await(() -> batches.get() >= 5
                        && running.get("/health/ready").body().contains("\"warehouse\":false"));
                assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(running.get("/health/ready").statusCode()).isEqualTo(503);
                long before = usedHeap();
                Thread.sleep(4000);
                assertThat(usedHeap() - before).isLessThan(16 << 20);
                assertThat(RunningHub.rows(url, "SELECT count(*) FROM standard.customer"))
                        .containsExactly("1000");
                assertThat(project.files("crm", ".")).containsExactly("a.csv");

                wire.open();
                running.awaitRead(project, "crm");
                running.awaitState(STREAM, StreamState.UP);
                RunningHub.await(() -> running.get("/health/ready").statusCode() == 200);
                assertThat(running.told).noneMatch(line -> line.startsWith("paused"));
            }
        }
        assertEverythingLoaded(project);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsLookedUpAndCountedOnce() {
        ProjectInFolder project = project();
        AtomicInteger commits = new AtomicInteger();
        try (TcpProxy wire = new TcpProxy(TestDatabase.server().port())) {
            wire.open();
            WriteObserver deafener = step -> {
                if (step.equals("commit")) {
                    int commit = commits.incrementAndGet();
                    if (commit == 2 || commit == 7 || commit == BATCHES) {
                        wire.loseNextAnswer();
                    }
                }
            };
            try (RunningHub running = RunningHub.start(project.settings(wire.through(url)), Map.of(), deafener)) {
                running.awaitRead(project, "crm");
                running.awaitState(STREAM, StreamState.UP);
            }
            assertThat(wire.unheard()).isEqualTo(3);
        }
        assertThat(commits.get()).isEqualTo(BATCHES);
        assertEverythingLoaded(project);
    }

    @Test
    void aDatabaseThatIsReadOnlyForAWhileMakesNoDeadLetters() throws InterruptedException {
        ProjectInFolder project = project();
        AtomicInteger batches = new AtomicInteger();
        WriteObserver failover = step -> {
            if (step.equals("begin") && batches.incrementAndGet() == 3) {
                becomeReadOnly(true);
            }
        };
        try (RunningHub running = RunningHub.start(project.settings(url), Map.of(), failover)) {
            RunningHub.await(() ->
                    batches.get() >= 3 && running.get("/health/ready").body().contains("\"warehouse\":false"));
            Thread.sleep(2000);
            assertThat(RunningHub.rows(url, "SELECT count(*) FROM standard.customer"))
                    .containsExactly("500");
            becomeReadOnly(false);
            running.awaitRead(project, "crm");
            running.awaitState(STREAM, StreamState.UP);
        }
        assertEverythingLoaded(project);
    }

    /** As a failover does: the sessions end, and the new ones are of the other kind. */
    private void becomeReadOnly(boolean readOnly) {
        String database = url.replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1");
        RunningHub.execute(
                TestDatabase.server().url("postgres"),
                "ALTER DATABASE " + database + " SET default_transaction_read_only = " + (readOnly ? "on" : "off")
                        + "; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database
                        + "'");
    }

    @Test
    void deadlocksAndSerializationFailuresAreTriedAgain() {
        ProjectInFolder project = project();
        Warehouse.open(url).close();
        RunningHub.execute(
                url,
                """
                CREATE SEQUENCE public.tries;
                CREATE FUNCTION public.collide() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE tried bigint := nextval('public.tries');
                BEGIN
                    IF tried IN (1, 2, 9) THEN RAISE EXCEPTION 'two in the way' USING ERRCODE = '40P01'; END IF;
                    IF tried = 4 THEN RAISE EXCEPTION 'two in the way' USING ERRCODE = '40001'; END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER collide BEFORE INSERT ON raw.record
                    FOR EACH STATEMENT EXECUTE FUNCTION public.collide()""");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
            running.awaitState(STREAM, StreamState.UP);
            assertThat(running.told).isEmpty();
        }
        assertThat(RunningHub.rows(url, "SELECT last_value FROM public.tries"))
                .containsExactly(Integer.toString(BATCHES + 4));
        assertEverythingLoaded(project);
    }

    @Test
    void settingsThatCannotWorkAreToldAtOnceWithWhatToSet() {
        String server = "jdbc:postgresql://127.0.0.1:" + TestDatabase.server().port() + "/";
        String database = url.replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1");
        ProjectInFolder project = project();
        String clerk = "clerk_" + ProcessHandle.current().pid();
        RunningHub.execute(TestDatabase.server().url("postgres"), "CREATE ROLE " + clerk + " LOGIN PASSWORD 'right'");
        try {
            assertRefused(project, "HUB-DB-021", "HUB_WAREHOUSE_PASSWORD", server + database, clerk, "wrong");
            assertRefused(project, "HUB-DB-021", "HUB_WAREHOUSE_USER", server + database, "nobody_here", "right");
            assertRefused(project, "HUB-DB-022", "CREATE DATABASE", server + "nowhere", clerk, "right");
            assertRefused(project, "HUB-DB-023", "jdbc:postgresql://", "postgres://db/customers", clerk, "right");
            assertRefused(project, "HUB-DB-024", "GRANT CREATE", server + database, clerk, "right");
        } finally {
            RunningHub.execute(TestDatabase.server().url("postgres"), "DROP ROLE " + clerk);
        }
    }

    private static void assertRefused(
            ProjectInFolder project, String code, String remedy, String wrongUrl, String user, String password) {
        Map<String, String> environment = new HashMap<>(project.environment(wrongUrl));
        environment.put("HUB_WAREHOUSE_USER", user);
        environment.put("HUB_WAREHOUSE_PASSWORD", password);
        for (String command : new String[] {"run", "status"}) {
            long begun = System.nanoTime();
            Shell.Result result = command.equals("run")
                    ? new Shell(environment).hub("run", "--once")
                    : new Shell(environment).hub("status");
            assertThat(result.exit()).as(result.err()).isEqualTo(3);
            assertThat(result.err()).contains(code, remedy).doesNotContain("wrong");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private void assertEverythingLoaded(ProjectInFolder project) {
        assertThat(project.files("crm", ".")).isEmpty();
        assertThat(project.files("crm", ".done")).hasSize(1);
        assertThat(RunningHub.account(url, STREAM)).isEqualTo(ROWS + " " + ROWS + " 0 0 0 0");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        assertThat(RunningHub.rows(
                        url,
                        "SELECT (SELECT count(*) FROM standard.customer), (SELECT count(*) FROM raw.record),"
                                + " (SELECT count(*) FROM hub.dead_letter)"))
                .containsExactly(ROWS + " " + ROWS + " 0");
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
