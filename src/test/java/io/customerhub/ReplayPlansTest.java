package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.deadletter.replay.ReplayPlan.State;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay plans as a running hub works them through. */
final class ReplayPlansTest {

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

    /** X is mended, Y is not. */
    private static final String MENDED = MAPPING.replace("{A: active}", "{A: active, X: suspended}");

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();
    private ProjectInFolder project;
    private Warehouse warehouse;
    private PlanStore plans;

    @BeforeEach
    void open() {
        project = ProjectInFolder.in(folder).system("crm", MAPPING);
        warehouse = Warehouse.open(url);
        plans = new PlanStore(warehouse);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private void read(RunningHub hub, String name, String rows) {
        project.drop("crm", name, "id,version,name,status\n" + rows);
        hub.awaitRead(project, "crm");
    }

    private static String rows(int from, int to, String status) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.format(Locale.ROOT, "C%04d,1,Wang Wei,%s%n", i, status))
                .collect(Collectors.joining());
    }

    private ReplayPlan make(PlanLimits limits) {
        return plans.make(PlanScope.of(DeadLetterFilter.ALL), limits, "alice", "", PlanStore.Approval.NEVER)
                .plans()
                .get(0);
    }

    private ReplayPlan await(ReplayPlan plan, State state) {
        RunningHub.await(() -> plans.find(plan.number()).orElseThrow().state() == state);
        return plans.find(plan.number()).orElseThrow();
    }

    private List<String> states() {
        return RunningHub.rows(
                url, "SELECT state, count(*), sum(attempts) FROM hub.dead_letter GROUP BY state ORDER BY state");
    }

    private static PlanLimits limits(@Nullable Integer rate, @Nullable Integer same, @Nullable Integer attempts) {
        return new PlanLimits(null, rate, null, same, attempts, null);
    }

    @Test
    void aMendedGroupIsReplayedByStepsAndEndsInAStoredResult() {
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", rows(0, 140, "X") + rows(140, 145, "Y"));
        }
        project.system("crm", MENDED);
        ReplayPlan plan = make(PlanLimits.DEFAULT);
        assertThat(plan.limits().steps()).containsExactly(1L, 10L, 100L, 145L);
        try (RunningHub hub = RunningHub.start(project, url)) {
            // the five that are not mended come last, so that three of a kind come too late to stop anything
            ReplayPlan done = await(plan, State.DONE);
            assertThat(done.progress().resolved()).isEqualTo(140);
            assertThat(done.progress().failed()).isEqualTo(5);
            assertThat(done.progress().position()).isEqualTo(145);
            assertThat(done.progress().step()).isEqualTo(4);
            assertThat(done.progress().failures()).containsExactly(new ReplayPlan.Failure("HUB-VAL-001", "status", 5));
            assertThat(done.endedAt()).isAfterOrEqualTo(done.startedAt());
            assertThat(done.code()).isNull();
        }
        assertThat(states()).containsExactly("open 5 5", "resolved 140 140");
        assertThat(RunningHub.rows(url, "SELECT DISTINCT plan, by FROM hub.dead_letter_attempt"))
                .containsExactly(plan.number() + " alice");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        assertThat(RunningHub.rows(url, "SELECT state FROM hub.run WHERE state = 'running'"))
                .isEmpty();
    }

    @Test
    void aPlanOfWhatIsNotMendedStopsAfterTheFirstLetterAndGivesTheOthersBack() {
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", rows(0, 50, "X"));
            ReplayPlan stopped = await(make(PlanLimits.DEFAULT), State.STOPPED);
            assertThat(stopped.code()).isEqualTo("HUB-PLAN-006");
            assertThat(stopped.why()).contains("step 1: 1 of 1 letters failed again, allowed are 20 %");
            assertThat(stopped.progress().failed()).isEqualTo(1);
            assertThat(stopped.progress().returned()).isEqualTo(49);
            assertThat(states()).containsExactly("open 50 1");
        }
    }

    @Test
    void aPlanThatIsGoodAtFirstStopsAfterTheTenth() {
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", rows(0, 5, "X") + rows(5, 60, "Y"));
        }
        project.system("crm", MENDED);
        try (RunningHub hub = RunningHub.start(project, url)) {
            ReplayPlan byShare = await(make(limits(null, 0, null)), State.STOPPED);
            assertThat(byShare.code()).isEqualTo("HUB-PLAN-006");
            assertThat(byShare.why()).contains("step 2: 5 of 9 letters failed again");
            assertThat(byShare.progress().resolved()).isEqualTo(5);
            assertThat(byShare.progress().failed()).isEqualTo(5);
            assertThat(byShare.progress().returned()).isEqualTo(50);
        }
    }

    @Test
    void theSameCauseThreeTimesInARowStopsThePlan() {
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", rows(0, 80, "X") + rows(80, 84, "Y") + rows(84, 300, "X"));
        }
        project.system("crm", MENDED);
        try (RunningHub hub = RunningHub.start(project, url)) {
            ReplayPlan stopped = await(make(PlanLimits.DEFAULT), State.STOPPED);
            assertThat(stopped.code()).isEqualTo("HUB-PLAN-007");
            assertThat(stopped.why()).contains("3 letters in a row failed again with HUB-VAL-001 on status");
            assertThat(stopped.progress().position()).isEqualTo(100);
            assertThat(stopped.progress().returned()).isEqualTo(200);
        }
    }

    @Test
    void theScopeIsFrozenAndEachLetterIsTriedInTheOrderOfItsKey() {
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", "K,3,Wang Wei,X\nK,1,Wang Wei,X\nA,7,Li Na,X\nK,2,Wang Wei,X\n");
        }
        project.system("crm", MENDED);
        ReplayPlan plan = make(PlanLimits.DEFAULT);
        project.system("crm", MAPPING);
        try (RunningHub hub = RunningHub.start(project, url)) {
            plans.pause(plan.number());
            read(hub, "b.csv", "Z,1,Late Comer,X\n");
            await(plan, State.PAUSED);
        }
        project.system("crm", MENDED);
        assertThat(plans.resume(plan.number())
                        || plans.find(plan.number()).orElseThrow().state() == State.DONE)
                .isTrue();
        try (RunningHub hub = RunningHub.start(project, url)) {
            await(plan, State.DONE);
        }
        assertThat(RunningHub.rows(url, "SELECT key, state FROM hub.dead_letter WHERE key = 'Z'"))
                .containsExactly("Z open");
        assertThat(RunningHub.rows(url, "SELECT key, version FROM standard.customer ORDER BY key"))
                .containsExactly("A 7", "K 3");
        assertThat(
                        RunningHub.rows(
                                url,
                                "SELECT d.key, d.version FROM hub.replay_item i JOIN hub.dead_letter d ON d.id = i.letter ORDER BY place"))
                .containsExactly("A 7", "K 1", "K 2", "K 3");
    }

    @Test
    void aPlanKeepsToItsPaceAndIsPausedResumedAndCancelledAtBatchBoundaries() {
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", rows(0, 300, "X"));
        }
        project.system("crm", MENDED);
        try (RunningHub hub = RunningHub.start(project, url)) {
            long begun = System.nanoTime();
            ReplayPlan plan = make(new PlanLimits(false, 20, null, null, null, null));
            RunningHub.await(
                    () -> plans.find(plan.number()).orElseThrow().progress().resolved() >= 40);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
            assertThat(plans.pause(plan.number())).isTrue();
            RunningHub.await(() -> plans.find(plan.number()).orElseThrow().holder() == null
                    || RunningHub.rows(url, "SELECT 1 FROM hub.replay_item WHERE state = 'running'")
                            .isEmpty());
            long rested = plans.find(plan.number()).orElseThrow().progress().resolved();
            assertThat(plans.resume(plan.number())).isTrue();
            RunningHub.await(
                    () -> plans.find(plan.number()).orElseThrow().progress().resolved() > rested);
            assertThat(plans.cancel(plan.number(), "cancelled by bob")).isTrue();
            ReplayPlan cancelled = await(plan, State.CANCELLED);
            assertThat(cancelled.progress().resolved() + cancelled.progress().returned())
                    .isEqualTo(300);
            assertThat(cancelled.progress().returned()).isPositive();
            assertThat(RunningHub.rows(
                            url, "SELECT count(*) FROM hub.dead_letter WHERE state IN ('planned', 'retrying')"))
                    .containsExactly("0");
        }
    }

    @Test
    void aLetterThatUsesUpItsAttemptsIsQuarantinedAndOneThatIsLoadedMeanwhileIsSkipped() {
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", "A,1,Wang Wei,X\nB,1,Wang Wei,X\n");
            ReplayPlan waiting = plans.make(
                            PlanScope.of(DeadLetterFilter.ALL),
                            limits(null, null, 1),
                            "alice",
                            "",
                            new PlanStore.Approval(0L))
                    .plans()
                    .get(0);
            read(hub, "b.csv", "B,2,Wang Wei,A\n");
            assertThat(plans.approve(waiting.number(), "bob")).isTrue();
            ReplayPlan done = await(waiting, State.DONE);
            assertThat(done.progress().quarantined()).isEqualTo(1);
            assertThat(done.progress().skipped()).isEqualTo(1);
        }
        assertThat(states()).containsExactly("quarantined 1 1", "resolved 1 0");
    }

    @Test
    void anOldLetterNeverOverwritesWhatTheStreamLoadsMeanwhile() {
        // two letters of each key: they must be tried in their order
        try (RunningHub hub = RunningHub.start(project, url)) {
            read(hub, "a.csv", rows(0, 200, "X") + rows(0, 200, "X").replace(",1,", ",2,"));
        }
        project.system("crm", MENDED);
        long plan;
        try (RunningHub hub = RunningHub.start(project, url)) {
            ReplayPlan made = make(new PlanLimits(false, 400, null, null, null, null));
            plan = made.number();
            for (int file = 0; file < 8; file++) {
                StringBuilder newer = new StringBuilder();
                for (int i = file * 25; i < (file + 1) * 25; i += 2) {
                    newer.append(String.format(Locale.ROOT, "C%04d,3,New Name,A%n", 199 - i));
                }
                project.drop("crm", "n" + file + ".csv", "id,version,name,status\n" + newer);
            }
            ReplayPlan done = await(made, State.DONE);
            hub.awaitRead(project, "crm");
            ReplayPlan.Progress progress = done.progress();
            assertThat(progress.resolved() + progress.superseded() + progress.skipped())
                    .isEqualTo(400);
        }
        long newer = 8 * 13;
        assertThat(RunningHub.rows(
                        url, "SELECT version, status, count(*) FROM standard.customer GROUP BY 1, 2 ORDER BY 1"))
                .containsExactly("2 suspended " + (200 - newer), "3 active " + newer);
        requireEachLetterTriedOnceInTheOrderOfItsKey(plan);
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
    }

    private void requireEachLetterTriedOnceInTheOrderOfItsKey(long plan) {
        // none is lost: each is finished, and has an outcome in the plan
        assertThat(
                        RunningHub.rows(
                                url,
                                "SELECT count(*) FROM hub.dead_letter WHERE state IN ('open', 'planned', 'retrying', 'quarantined')"))
                .containsExactly("0");
        assertThat(RunningHub.rows(
                        url, "SELECT count(*), count(DISTINCT letter) FROM hub.replay_item WHERE state = 'ended'"))
                .containsExactly("400 400");
        // none is tried twice, and what was tried is what the runs of the plan have read
        assertThat(RunningHub.rows(
                        url, "SELECT letter FROM hub.dead_letter_attempt GROUP BY letter HAVING count(*) > 1"))
                .isEmpty();
        assertThat(RunningHub.rows(
                        url,
                        "SELECT count(*) - (SELECT sum(read) FROM hub.run WHERE route = 'replay-plan-" + plan
                                + "') FROM hub.dead_letter_attempt"))
                .containsExactly("0");
        // no key is loaded in another order than that of its versions
        assertThat(
                        RunningHub.rows(
                                url,
                                """
                                SELECT key FROM (
                                    SELECT d.key, a.at < lag(a.at) OVER (PARTITION BY d.key ORDER BY d.version) AS isWrong
                                    FROM hub.dead_letter_attempt a JOIN hub.dead_letter d ON d.id = a.letter) AS o
                                WHERE isWrong"""))
                .isEmpty();
        assertThat(
                        RunningHub.rows(
                                url,
                                """
                                SELECT key FROM (
                                    SELECT d.key, i.place < lag(i.place) OVER (PARTITION BY d.key ORDER BY d.version) AS isWrong
                                    FROM hub.replay_item i JOIN hub.dead_letter d ON d.id = i.letter) AS o
                                WHERE isWrong"""))
                .isEmpty();
    }
}
