package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.CrashingDecision.Decision;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people decide about dead letters is halted at each of its writes in turn, each time in a process of its own and on a
 * warehouse of its own; decided again, it ends as if nothing had happened.
 */
final class DecisionCrashPointTest {

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

    /** Three slices of a mending. */
    private static final int LETTERS = 450;

    /** One more than are planned at once: two slices of marks after they have been put in order. */
    private static final int MANY = 10_001;

    private static final List<String> QUERIES = List.of(
            """
            SELECT system, key, version, state, edition, edited_by, edit, convert_from(payload, 'UTF8'), closed_by, reason,
                count(*) FROM hub.dead_letter WHERE system = 'crm' GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
                ORDER BY 2, 5, 4""",
            "SELECT system, state, count(*) FROM hub.dead_letter GROUP BY 1, 2 ORDER BY 1, 2",
            """
            SELECT d.key, a.outcome, a.by, a.message FROM hub.dead_letter_attempt a JOIN hub.dead_letter d ON d.id = a.letter
                ORDER BY 1, 2""",
            "SELECT state, letters, prepared, edited, steps, choice FROM hub.replay_plan ORDER BY plan",
            """
            SELECT i.plan - (SELECT min(plan) FROM hub.replay_plan), i.place, d.key, i.state FROM hub.replay_item i
                JOIN hub.dead_letter d ON d.id = i.letter ORDER BY 1, 2""");

    /** The counts of groups are those of the letters. */
    private static final String WRONG_COUNTS =
            """
            SELECT fingerprint, state FROM (
                SELECT fingerprint, state, letters FROM hub.dead_letter_count
                UNION ALL SELECT fingerprint, state, -count(*) FROM hub.dead_letter GROUP BY 1, 2) AS c
            GROUP BY 1, 2 HAVING sum(letters) <> 0""";

    @TempDir
    Path directory;

    private final List<ChildProcess> children = new ArrayList<>();
    private ProjectInFolder project;
    private String scene = "";

    @AfterEach
    void endChildren() {
        children.forEach(ChildProcess::close);
    }

    @BeforeEach
    void fail() {
        project = ProjectInFolder.in(directory.resolve("project")).system("crm", MAPPING);
        scene = TestDatabase.fresh();
        try (RunningHub hub = RunningHub.start(project, scene)) {
            String rows = IntStream.range(0, LETTERS)
                    .mapToObj(i -> String.format(Locale.ROOT, "C%04d,1,Wang Wei,X%n", i))
                    .collect(Collectors.joining());
            project.drop("crm", "a.csv", "id,version,name,status\n" + rows);
            hub.awaitRead(project, "crm");
        }
    }

    private String copy(String name) {
        String from = name(scene);
        String database = from + "_" + name.toLowerCase(Locale.ROOT);
        RunningHub.execute(TestDatabase.server().url("postgres"), "CREATE DATABASE " + database + " TEMPLATE " + from);
        return TestDatabase.server().url(database);
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    @Test
    void anEditIsMadeOnceOrNotAtAll() throws Exception {
        halt(Decision.EDIT);
    }

    @Test
    void aMendingThatIsHaltedBetweenItsSlicesDoesTheRestWhenItIsAskedAgain() throws Exception {
        halt(Decision.MEND);
    }

    @Test
    void aDismissalIsMadeOnceOrNotAtAll() throws Exception {
        halt(Decision.DISMISS);
    }

    @Test
    void aPlanIsMadeOnceOrNotAtAll() throws Exception {
        halt(Decision.PLAN);
    }

    @Test
    void aLargePlanIsPreparedToItsEndByWhoeverComesNext() throws Exception {
        RunningHub.execute(
                scene,
                """
                INSERT INTO hub.dead_letter (system, stream, key, version, row_number, route, origin, stage, code, field,
                    message, fingerprint, payload, payload_kind, payload_hash, state, attempts, occurrences, first_seen,
                    last_seen)
                SELECT 'erp', 'many', 'K' || (i * 7919 %% 1000003), 1, i, 'r', 'a.csv', 'validate', 'HUB-VAL-001', 'status',
                    'another code', 'many', convert_to('{"id":"' || i || '"}', 'UTF8'), 'record', i, 'open', 0, 1, now(), now()
                FROM generate_series(1::bigint, %d) i"""
                        .formatted(MANY));
        try (Warehouse warehouse = Warehouse.open(scene)) {
            new PlanStore(warehouse)
                    .make(
                            PlanScope.of(DeadLetterFilter.ALL.ofSystem("erp")),
                            PlanLimits.DEFAULT,
                            "alice",
                            "",
                            PlanStore.Approval.NEVER);
        }
        halt(Decision.PREPARE);
    }

    private void halt(Decision decision) throws Exception {
        String reference = copy("reference");
        AtomicInteger writes = new AtomicInteger();
        CrashingDecision.carryOut(project.root(), reference, decision, write -> writes.incrementAndGet());
        // the note in the log, the operation, the decision itself, the result of the operation
        assertThat(writes.get()).isGreaterThanOrEqualTo(4);
        List<String> urls = new ArrayList<>();
        for (int write = 1; write <= writes.get(); write++) {
            String url = copy("write_" + write);
            urls.add(url);
            children.add(ChildProcess.start(
                    CrashingDecision.class,
                    directory.resolve("crash-" + write + ".log"),
                    Map.of(),
                    List.of(project.root().toString(), url, decision.name(), String.valueOf(write))));
        }
        for (int write = 1; write <= urls.size(); write++) {
            ChildProcess child = children.get(write - 1);
            assertThat(child.await(120)).as(child.said()).isEqualTo(PowerCut.CRASHED);
            String url = urls.get(write - 1);
            assertThat(RunningHub.rows(url, WRONG_COUNTS)).isEmpty();
            CrashingDecision.carryOut(project.root(), url, decision, WriteObserver.NONE);
            requireEqual(url, reference, decision + " halted at write " + write + ", " + url);
        }
    }

    private static void requireEqual(String url, String reference, String attempt) {
        assertThat(RunningHub.rows(url, WRONG_COUNTS)).as(attempt).isEmpty();
        for (String query : QUERIES) {
            assertThat(RunningHub.rows(url, query))
                    .as(attempt + ": " + query)
                    .isEqualTo(RunningHub.rows(reference, query));
        }
    }
}
