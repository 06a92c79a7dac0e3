package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.PlanWindow;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.deadletter.replay.ReplayPlan.State;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WriteObserver;
import io.customerhub.warehouse.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay plans that have to wait: for their window, and for a database that is away in their middle. */
final class ReplayPlanWaitsTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            breaker: {minimumRecords: 100000}
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    private static final int LETTERS = 300;

    @TempDir
    private Path folder;

    private ProjectInFolder project;

    @BeforeEach
    void write() {
        project = ProjectInFolder.in(folder).system("crm", MAPPING);
    }

    /** Letters of records that today's mapping would load. */
    private void fail(RunningHub hub) {
        String rows = IntStream.range(0, LETTERS)
                .mapToObj(i -> String.format(Locale.ROOT, "C%04d,1,Wang Wei,X%n", i))
                .collect(Collectors.joining());
        project.drop("crm", "a.csv", "id,version,name,status\n" + rows);
        hub.awaitRead(project, "crm");
        project.system("crm", MAPPING.replace("{A: active}", "{A: active, X: suspended}"));
    }

    private static ReplayPlan make(String url, @Nullable PlanWindow window) {
        try (Warehouse warehouse = Warehouse.open(url)) {
            return new PlanStore(warehouse)
                    .make(
                            PlanScope.of(DeadLetterFilter.ALL),
                            new PlanLimits(false, 100, null, null, null, window),
                            "alice",
                            "",
                            PlanStore.Approval.NEVER)
                    .plans()
                    .get(0);
        }
    }

    private static ReplayPlan find(String url) {
        try (Warehouse warehouse = Warehouse.open(url)) {
            return new PlanStore(warehouse).find(1).orElseThrow();
        }
    }

    private static void requireAllResolvedAtTheFirstAttempt(String url) {
        ReplayPlan done = find(url);
        assertThat(done.state()).as(done.code() + " " + done.why()).isEqualTo(State.DONE);
        assertThat(done.progress().resolved()).isEqualTo(LETTERS);
        assertThat(done.progress().failed()
                        + done.progress().quarantined()
                        + done.progress().returned())
                .isZero();
        assertThat(RunningHub.rows(url, "SELECT state, attempts, count(*) FROM hub.dead_letter GROUP BY 1, 2"))
                .containsExactly("resolved 1 " + LETTERS);
        assertThat(RunningHub.rows(url, "SELECT outcome, count(*) FROM hub.dead_letter_attempt GROUP BY 1"))
                .containsExactly("loaded " + LETTERS);
        assertThat(RunningHub.rows(url, "SELECT count(*), count(DISTINCT key) FROM standard.customer"))
                .containsExactly(LETTERS + " " + LETTERS);
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
    }

    @Test
    void aPlanRunsInItsWindowOnlyAndSaysUntilWhenItWaits() {
        String url = TestDatabase.fresh();
        try (RunningHub hub = RunningHub.start(project, url)) {
            fail(hub);
        }
        make(url, new PlanWindow("22:00", "06:00", "Asia/Shanghai"));
        SettableClock clock = new SettableClock("2026-03-01T12:00:00Z");
        AtomicInteger batches = new AtomicInteger();
        // the window closes while the plan runs
        WriteObserver closer = step -> {
            if (step.equals("taken") && batches.incrementAndGet() == 1) {
                clock.set("2026-03-01T22:00:01Z");
            }
        };
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), closer, clock)) {
            RunningHub.await(() -> "HUB-PLAN-013".equals(find(url).code()));
            assertThat(find(url).why())
                    .isEqualTo(
                            "it may run from 22:00 to 06:00 Asia/Shanghai; it waits until 2026-03-01T22:00:00+08:00");
            assertThat(find(url).state()).isEqualTo(State.READY);
            assertThat(find(url).progress().ended()).isZero();

            clock.set("2026-03-01T14:00:00Z");
            RunningHub.await(() -> String.valueOf(find(url).why()).endsWith("2026-03-02T22:00:00+08:00"));
            assertThat(find(url).progress().resolved()).isEqualTo(100);
            assertThat(find(url).holder()).isNull();

            clock.set("2026-03-02T15:00:00Z");
            RunningHub.await(() -> find(url).state() == State.DONE);
        }
        requireAllResolvedAtTheFirstAttempt(url);
    }

    @Test
    void aPlanWhoseWarehouseIsAwayAgainAndAgainGoesOnAtItsPlaceAndUsesUpNoAttempt() {
        String url = TestDatabase.fresh();
        try (RunningHub hub = RunningHub.start(project, url)) {
            fail(hub);
        }
        make(url, null);
        AtomicInteger settlements = new AtomicInteger();
        try (TcpProxy wire = new TcpProxy(TestDatabase.server().port())) {
            wire.open();
            // more often in a row than a plan lets processes end at one letter
            WriteObserver cutter = step -> {
                if (step.equals("settle") && settlements.incrementAndGet() <= 5) {
                    wire.cut();
                    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                            .execute(wire::open);
                }
            };
            try (RunningHub hub = RunningHub.start(project.settings(wire.through(url)), Map.of(), cutter)) {
                RunningHub.await(() -> find(url).state().isEnded());
                assertThat(hub.told).noneMatch(line -> line.startsWith("paused"));
            }
        }
        assertThat(settlements.get()).isGreaterThanOrEqualTo(5 + 3);
        requireAllResolvedAtTheFirstAttempt(url);
    }

    @Test
    void aPlanWhosePostgresIsKilledInItsMiddleIsFinishedByTheSameHub() {
        Map<String, String> environment = new HashMap<>(project.environment(""));
        environment.remove("HUB_WAREHOUSE_URL");
        environment.put("HUB_DATA", folder.resolve("data").toString());
        HubSettings settings = HubSettings.from(environment);
        AtomicReference<@Nullable EmbeddedPostgres> victim = new AtomicReference<>();
        WriteObserver killer = step -> {
            EmbeddedPostgres server = step.equals("rows") ? victim.getAndSet(null) : null;
            if (server != null) {
                ProcessHandle postmaster = ProcessHandle.of(server.pid()).orElseThrow();
                postmaster.destroyForcibly();
                postmaster.onExit().join();
            }
        };
        try (RunningHub hub = RunningHub.start(settings, Map.of(), WriteObserver.NONE)) {
            fail(hub);
            make(hub.server().settings().url(), null);
        }
        try (RunningHub hub = RunningHub.start(settings, Map.of(), killer)) {
            String url = hub.server().settings().url();
            victim.set(hub.server().embedded().orElseThrow());
            RunningHub.await(() -> victim.get() == null && hub.hub().health().ready());
            RunningHub.await(() -> find(url).state().isEnded());
            requireAllResolvedAtTheFirstAttempt(url);
        }
    }
}
