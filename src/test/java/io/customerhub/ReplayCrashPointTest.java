package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counted crash points of a replay plan: whoever works on it is halted at its first step, at its second, and so on, each time
 * on a warehouse of its own; the next one goes on at the plan's place, and neither loses nor doubles an attempt. A process
 * that is halted works on a few warehouses at once, since to start one takes longer than all it does.
 */
class ReplayCrashPointTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    private static final String LETTERS =
            "SELECT key, version, state, attempts, closed_by, reason, fingerprint FROM hub.dead_letter ORDER BY id";
    private static final String ATTEMPTS =
            "SELECT letter, outcome, code, plan, by FROM hub.dead_letter_attempt ORDER BY letter, at";
    private static final String STANDARD = "SELECT key, version, status FROM standard.customer ORDER BY key";
    private static final String ITEMS =
            "SELECT place, letter, state, outcome, code FROM hub.replay_item ORDER BY place";
    private static final String COUNTS = "SELECT sum(read), sum(loaded), sum(superseded), sum(dead) FROM hub.run";

    /** So many warehouses are worked on by one process. */
    private static final int TOGETHER = 7;

    @TempDir
    Path directory;

    private final List<String> steps = new ArrayList<>();
    private final List<ChildProcess> children = new ArrayList<>();
    private ProjectInFolder project;
    private String planned = "";
    private String reference = "";

    @AfterEach
    void endChildren() {
        children.forEach(ChildProcess::close);
    }

    @BeforeEach
    void workWithoutACrash() throws Exception {
        project = ProjectInFolder.in(directory.resolve("project")).system("crm", MAPPING);
        planned = planned();
        reference = TestDatabase.copy(planned);
        ReplayPlan done = CrashingReplay.work(project.root(), reference, steps::add);
        // what the comparison below rests on: every kind of fate occurs
        assertThat(done.state()).isEqualTo(ReplayPlan.State.DONE);
        assertThat(done.progress().resolved()).isEqualTo(2);
        assertThat(done.progress().superseded()).isEqualTo(1);
        assertThat(done.progress().failed()).isEqualTo(1);
        assertThat(done.progress().quarantined()).isZero();
        List<String> batch = List.of(
                "take",
                "taken",
                "begin",
                "lock",
                "look-up",
                "rows",
                "queue",
                "letters",
                "settle",
                "account",
                "position",
                "commit",
                "committed");
        assertThat(steps)
                .startsWith("prepare", "prepared", "claim")
                .endsWith("take")
                .containsAll(batch)
                .hasSize(3 + 2 * batch.size() + 1);
    }

    /** A warehouse with a plan of four letters in two steps: loaded; failed, superseded, loaded. */
    private String planned() {
        String url = TestDatabase.fresh();
        project.system("crm", MAPPING);
        try (RunningHub hub = RunningHub.start(project, url)) {
            project.drop(
                    "crm",
                    "a.csv",
                    "id,version,name,status\nA,1,Wang Wei,X\nB,1,Wang Wei,Y\nC,1,Wang Wei,X\nD,1,Wang Wei,X\n");
            hub.awaitRead(project, "crm");
        }
        try (Warehouse warehouse = Warehouse.open(url)) {
            new PlanStore(warehouse)
                    .make(
                            PlanScope.of(DeadLetterFilter.ALL),
                            new PlanLimits(true, null, 100, 0, null, null),
                            "alice",
                            "",
                            PlanStore.Approval.NEVER);
        }
        // a later version that no letter has been told of: the replay itself must find it
        RunningHub.execute(
                url,
                "UPDATE hub.replay_plan SET state = 'paused'; UPDATE hub.dead_letter SET version = 9 WHERE key = 'C'");
        try (RunningHub hub = RunningHub.start(project, url)) {
            project.drop("crm", "b.csv", "id,version,name,status\nC,5,Wang Wei,A\n");
            hub.awaitRead(project, "crm");
        }
        RunningHub.execute(
                url,
                "UPDATE hub.replay_plan SET state = 'ready'; UPDATE hub.dead_letter SET version = 1 WHERE key = 'C'");
        project.system("crm", MAPPING.replace("{A: active}", "{A: active, X: suspended}"));
        return url;
    }

    @Test
    void whoeverIsHaltedAtAnyStepOfAPlanNeitherLosesNorDoublesAnAttempt() throws Exception {
        List<PowerCut.Order> crashed = List.of();
        for (int step = 1; step <= steps.size(); step += TOGETHER) {
            List<PowerCut.Order> orders = new ArrayList<>();
            for (int i = step; i < step + TOGETHER && i <= steps.size(); i++) {
                orders.add(new PowerCut.Order(project.root().toString(), TestDatabase.copy(planned), i));
            }
            ChildProcess child = ChildProcess.start(
                    CrashingReplay.class,
                    directory.resolve("crash-" + step + ".log"),
                    Map.of(),
                    PowerCut.Order.arguments(orders));
            children.add(child);
            // the next process works while the plans of the one before are worked through
            finish(crashed);
            assertThat(child.await(120)).as(child.said()).isEqualTo(PowerCut.CRASHED);
            crashed = orders;
        }
        finish(crashed);
    }

    private void finish(List<PowerCut.Order> crashed) throws InterruptedException {
        for (PowerCut.Order order : crashed) {
            CrashingReplay.work(project.root(), order.url(), WriteObserver.NONE);
            requireEqual(
                    order.url(),
                    "halted at step " + order.step() + ", " + steps.get(order.step() - 1) + ", " + order.url());
        }
    }

    private void requireEqual(String url, String attempt) {
        for (String query : List.of(LETTERS, ATTEMPTS, STANDARD, ITEMS, COUNTS)) {
            assertThat(RunningHub.rows(url, query))
                    .as(attempt + ": " + query)
                    .isEqualTo(RunningHub.rows(reference, query));
        }
        assertThat(RunningHub.rows(
                        url, "SELECT state, resolved, superseded, failed, skipped, position FROM hub.replay_plan"))
                .as(attempt)
                .containsExactly("done 2 1 1 0 4");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).as(attempt).isEmpty();
        assertThat(RunningHub.rows(url, "SELECT route FROM hub.run WHERE state = 'running'"))
                .as(attempt)
                .isEmpty();
    }
}
