package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that can be the matter with a hub that runs is told, and no longer told when it is over. */
final class AlertKindsTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    private static final String CONTRACT =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-customers
            version: 1.0.0
            status: active
            schema:
              - name: customers
                properties: [{name: id, required: true}, {name: name}, {name: status}]
            slaProperties:
              - {property: frequency, value: 1, unit: h}
              - {property: errorRate, value: 20, unit: min}
              - {property: timeToNotify, value: 2, unit: h}
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private @Nullable ProjectInFolder made;

    private ProjectInFolder project() {
        if (made == null) {
            made = ProjectInFolder.in(folder)
                    .system("crm", MAPPING)
                    .write("routes/crm/customers.contract.yaml", CONTRACT);
        }
        return made;
    }

    private static String file(int from, int to, String name, String status) {
        StringBuilder rows = new StringBuilder("id,name,status\n");
        for (int id = from; id < to; id++) {
            rows.append(id).append(',').append(name).append(',').append(status).append('\n');
        }
        return rows.toString();
    }

    @Test
    void silenceIsToldUntilARecordComes() {
        ProjectInFolder project = project().drop("crm", "a.csv", file(0, 5, "Wang Wei", "A"));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        RunningHub.execute(url, "UPDATE hub.run SET read_until = now() - interval '4 h'");
        try (RunningHub running = RunningHub.start(project, url)) {
            await(running, "silence raised");
            project.drop("crm", "b.csv", file(5, 9, "Li Na", "A"));
            running.awaitRead(project, "crm");
            await(running, "silence resolved");
        }
    }

    @Test
    void aSourceThatGivesNothingWhereItUsuallyGivesSomeIsTold() {
        usualRuns(1);
        try (RunningHub running = RunningHub.start(project(), url)) {
            ProjectInFolder project = project().drop("crm", "b.csv", "id,name,status\n");
            running.awaitRead(project, "crm");
            await(running, "zero-rows raised");
        }
    }

    @Test
    void aVolumeAndANullRateOutOfTheirOwnBandsAreTold() {
        usualRuns(5_000);
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.null_count (system, stream, day, attribute, counted, missing, run, run_counted,
                    run_missing)
                SELECT 'crm', 'customers', (now() AT TIME ZONE 'UTC')::date - d, 'formatted_name', 200, d % 3, d, 200,
                    d % 3
                FROM generate_series(1, 9) d""");
        try (RunningHub running = RunningHub.start(project(), url)) {
            ProjectInFolder project = project().drop("crm", "b.csv", file(1_000, 1_120, "n/a", "A"));
            running.awaitRead(project, "crm");
            await(running, "null-rate raised", "volume raised");
            assertThat(RunningHub.rows(url, "SELECT subject, part FROM hub.alert WHERE kind = 'null-rate'"))
                    .containsExactly("crm/customers formatted_name");
        }
    }

    /** So many records each day of the last four weeks. */
    private void usualRuns(int records) {
        ProjectInFolder project = project().drop("crm", "a.csv", file(0, 1, "Wang Wei", "A"));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.run (system, stream, route, configuration, fence, started_by, state, read, loaded,
                    started_at, ended_at)
                SELECT system, stream, route, configuration, fence, started_by, 'finished', %1$d, %1$d,
                    started_at - d * interval '1 day', started_at - d * interval '1 day'
                FROM hub.run, generate_series(1, 27) d"""
                        .formatted(records));
    }

    @Test
    void aPlanThatStoppedByItselfIsToldUntilAnotherIsMade() {
        ProjectInFolder project = project();
        try (RunningHub running = RunningHub.start(project, url);
                Warehouse warehouse = Warehouse.open(url)) {
            project.drop("crm", "a.csv", file(0, 50, "Wang Wei", "X"));
            running.awaitRead(project, "crm");
            PlanStore plans = new PlanStore(warehouse);
            make(plans, PlanLimits.DEFAULT);
            await(running, "new-group raised", "plan-stopped raised");
            assertThat(RunningHub.rows(
                            url, "SELECT code, stream, facts ->> 'tried' FROM hub.alert WHERE kind = 'plan-stopped'"))
                    .containsExactly("HUB-PLAN-006 crm/customers 1");
            make(plans, new PlanLimits(false, 1, null, null, null, null));
            await(running, "new-group raised", "plan-stopped resolved");
        }
    }

    private static void make(PlanStore plans, PlanLimits limits) {
        plans.make(PlanScope.of(DeadLetterFilter.ALL), limits, "alice", "", PlanStore.Approval.NEVER);
    }

    @Test
    void growthPausesBadRunsAndRefusedFilesAreToldUntilTheyAreOver() {
        ProjectInFolder project = project();
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            project.drop("crm", "a.csv", file(0, 5, "Wang Wei", "X"));
            running.awaitRead(project, "crm");
            await(running, "new-group raised");
            RunningHub.execute(
                    url,
                    "UPDATE hub.dead_letter SET first_seen = first_seen - interval '2 h';"
                            + "UPDATE hub.run SET read = read + 1, state = 'finished'");
            shell.hub("pause", "crm/customers");
            RunningHub.execute(url, "UPDATE hub.stream SET paused_at = now() - interval '2 d'");
            await(running, "accounting raised", "new-group raised", "paused raised");
            RunningHub.execute(url, "UPDATE hub.run SET read = read - 1");
            shell.hub("resume", "crm/customers");
            await(running, "accounting resolved", "new-group raised", "paused resolved");

            project.drop("crm", "b.csv", file(5, 5 + 19, "Wang Wei", "X"));
            running.awaitRead(project, "crm");
            await(running, "accounting resolved", "new-group raised", "paused resolved");
            project.drop("crm", "c.csv", file(50, 50 + 19, "Wang Wei", "X"));
            running.awaitRead(project, "crm");
            await(running, "accounting resolved", "growth raised", "new-group raised", "paused resolved");
            assertThat(RunningHub.rows(url, "SELECT facts ->> 'limit' FROM hub.alert WHERE kind = 'growth'"))
                    .as("errorRate of the contract")
                    .containsExactly("20");
            shell.hub("dead-letters", "dismiss", "--all", "--reason", "a test");
            project.write("routes/crm/customers.mapping.yaml", MAPPING + "unknown: true\n");
            RunningHub.await(() -> {
                running.hub().reload();
                return !running.hub().problems().isEmpty();
            });
            await(
                    running,
                    "accounting resolved",
                    "configuration raised",
                    "growth raised",
                    "new-group resolved",
                    "paused resolved");
            project.write("routes/crm/customers.mapping.yaml", MAPPING);
            RunningHub.await(() -> {
                running.hub().reload();
                return running.hub().problems().isEmpty();
            });
            await(
                    running,
                    "accounting resolved",
                    "configuration resolved",
                    "growth raised",
                    "new-group resolved",
                    "paused resolved");
        }
    }

    @Test
    void aSourceThatCannotBeReadIsToldAfterTheTimeOfItsContract() {
        ProjectInFolder project = project().drop("crm", "a.csv", file(0, 5, "Wang Wei", "A"));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
            assertThat(RunningHub.rows(url, "SELECT notify_seconds FROM hub.stream"))
                    .containsExactly("7200");
        }
        // nothing reads it any more, so that what was written above stays
        RunningHub.execute(
                url,
                "UPDATE hub.stream SET last_good_poll = now() - interval '100 min', last_failed_poll = now(),"
                        + " failure_code = 'HUB-PIPE-002'");
        try (Warehouse warehouse = Warehouse.open(url)) {
            var source = new io.customerhub.alert.StreamSource(warehouse, java.time.Duration.ofMinutes(30));
            assertThat(source.look(java.time.Instant.now())).isEmpty();
            assertThat(source.look(java.time.Instant.now().plusSeconds(1_800))).hasSize(1);
        }
    }

    private void await(RunningHub running, String... expected) {
        RunningHub.await(() -> {
            running.hub().alerts().look();
            return alerts().equals(List.of(expected));
        });
    }

    private List<String> alerts() {
        return RunningHub.rows(url, "SELECT kind, state FROM hub.alert ORDER BY kind");
    }
}
