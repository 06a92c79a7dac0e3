package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands while a hub runs in a process of its own: what they ask for goes through the warehouse, and the hub does it. */
final class CommandsBesideAHubTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    private static final String STATES = "SELECT state, count(*) FROM hub.dead_letter GROUP BY state ORDER BY state";
    private static final String PLANS = "SELECT plan, state, coalesce(holder, '-') FROM hub.replay_plan ORDER BY plan";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();
    private ProjectInFolder project;
    private ChildProcess hub;

    @BeforeEach
    void startAndFail() throws Exception {
        project = ProjectInFolder.in(folder.resolve("project")).system("crm", MAPPING);
        StringBuilder csv = new StringBuilder("id,version,name,status\n100001,1,Wang Wei,A\n");
        for (int i = 2; i <= 31; i++) {
            csv.append(100_000 + i).append(",1,Zhang San,X\n");
        }
        project.drop("crm", "a.csv", csv.toString());
        hub = ChildProcess.start(Hub.class, folder.resolve("hub.log"), project.environment(url), List.of("run"));
        RunningHub.await(() -> hub.isAlive() && letters("open") == 30);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Shell shell(String user) {
        Map<String, String> environment = new HashMap<>(project.environment(url));
        environment.put("USER", user);
        environment.put("HUB_TWO_PERSON", "on");
        return new Shell(environment);
    }

    private long letters(String state) {
        return Long.parseLong(RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter WHERE state = '" + state + "'")
                .get(0));
    }

    @Test
    void theRunningHubTakesOverTheMappingAndWorksThePlanThatTheCommandWaitsFor() {
        Shell shell = shell("alice");
        Shell.Result saved = shell.hub("dead-letters", "save-rule", "crm/customers", "status", "--map", "X=active");
        assertThat(saved.exit()).as(saved.err() + saved.out()).isZero();
        Shell.Result reloaded = shell.hub("reload");
        assertThat(reloaded.exit()).as(reloaded.err() + hub.said()).isZero();

        Shell.Result replayed = shell.hub("dead-letters", "replay", "--all", "--canary", "--reason", "X is active");
        assertThat(replayed.exit()).as(replayed.err() + hub.said()).isZero();
        assertThat(replayed.err()).contains("30 resolved");
        assertThat(RunningHub.rows(url, STATES)).containsExactly("resolved 30");
        assertThat(RunningHub.rows(url, "SELECT status, count(*) FROM standard.customer GROUP BY status"))
                .containsExactly("active 31");
        // the plan names who worked on it, and this process is not the hub
        assertThat(RunningHub.rows(url, "SELECT holder FROM hub.replay_plan"))
                .singleElement()
                .asString()
                .doesNotContain(Long.toString(ProcessHandle.current().pid()));
        assertThat(RunningHub.rows(
                        url, "SELECT action, actor FROM hub.audit WHERE result = 'done' AND action LIKE 'plans.%'"))
                .contains("plans.create alice");
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
    }

    @Test
    void aPlanOfEditedLettersWaitsForAnotherPersonAndThenTheRunningHubBeginsIt() {
        Shell alice = shell("alice");
        String letter =
                RunningHub.rows(url, "SELECT min(id) FROM hub.dead_letter").get(0);
        assertThat(alice.hub("dead-letters", "edit", letter, "--set", "status=A")
                        .exit())
                .isZero();
        String edited = RunningHub.rows(url, "SELECT id FROM hub.dead_letter WHERE edition = 2")
                .get(0);
        Shell.Result asked = alice.hub("dead-letters", "replay", edited, "--reason", "a slip of the desk");
        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(asked.err()).contains("hub dead-letters plan show 1");
        assertThat(RunningHub.rows(url, PLANS)).containsExactly("1 waiting_for_approval -");

        Shell.Result own = alice.hub("dead-letters", "plan", "approve", "1");
        assertThat(own.exit()).isEqualTo(1);
        assertThat(own.err()).contains("HUB-PLAN-");
        assertThat(RunningHub.rows(url, PLANS)).containsExactly("1 waiting_for_approval -");

        Shell.Result other = shell("bob").hub("dead-letters", "plan", "approve", "1");
        assertThat(other.exit()).as(other.err()).isZero();
        RunningHub.await(
                () -> RunningHub.rows(url, "SELECT state FROM hub.replay_plan").equals(List.of("done")));
        assertThat(RunningHub.rows(url, "SELECT state FROM hub.dead_letter WHERE id = " + edited))
                .containsExactly("resolved");
        Shell.Result shown = alice.hub("dead-letters", "plan", "show", "1");
        assertThat(shown.out()).contains("alice", "bob");
        assertThat(RunningHub.rows(
                        url, "SELECT actor, result FROM hub.audit WHERE action = 'plans.approve' ORDER BY sequence"))
                .containsExactly("alice asked", "alice failed", "bob asked", "bob done");
    }
}
