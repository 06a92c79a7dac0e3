package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.LetterEditions;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanRunner;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.RouteDeployer;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.pipeline.BatchLoader;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * For any interleaving of deliveries, failures, edits and replays the warehouse ends as if the newest good version of every
 * record had been delivered once. A source delivers records in any order, some of them again and again, while an operator
 * plans, replays, cancels, edits and mends the mapping, and whoever works on a plan is killed at any step; a model says what
 * must come of it.
 */
class ReplayPropertyTest {

    private static final StreamName STREAM = new StreamName("crm", "customers");
    private static final int ROUNDS = 8;
    private static final int KEYS = 6;
    private static final int VERSIONS = 6;
    private static final int WISHES = 25;

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            breaker: {minimumRecords: 100000}
            fields:
              formatted_name: {from: name, as: text}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;
    private static final String MENDED = MAPPING.replace("{A: active}", "{A: active, X: suspended}");

    @TempDir
    Path folder;

    @Test
    void whateverHappensInWhateverOrderTheNewestGoodVersionOfEachRecordWins() throws Exception {
        long first = Long.getLong("replay.seed", System.nanoTime());
        int killed = 0;
        int edited = 0;
        int replayed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = first + round;
            System.out.println("ReplayPropertyTest: -Dreplay.seed=" + seed);
            try (World world = new World(folder.resolve("round" + round), seed)) {
                world.live();
                assertThat(world.found()).as("seed " + seed).isEqualTo(world.expected());
                assertThat(RunningHub.runsThatDoNotAddUp(world.url))
                        .as("seed " + seed)
                        .isEmpty();
                assertThat(RunningHub.rows(
                                world.url, "SELECT id FROM hub.dead_letter WHERE state IN ('planned', 'retrying')"))
                        .as("seed " + seed)
                        .isEmpty();
                killed += world.killed.get();
                edited += world.count("SELECT count(*) FROM hub.dead_letter WHERE edited_from IS NOT NULL");
                replayed += world.count("SELECT count(*) FROM hub.replay_item WHERE outcome = 'resolved'");
            }
        }
        // what the property is about did happen
        assertThat(List.of(killed, edited, replayed)).as("from seed " + first).allMatch(count -> count > 0);
    }

    /** A version of a record: A is good, X when the mapping is mended, Y when it is edited. */
    private record Version(String key, long number, char status, boolean isToBeEdited) {

        boolean isGoodInTheEnd() {
            return status != 'Y' || isToBeEdited;
        }

        byte[] payload(char code) {
            return "{\"id\":\"%s\",\"version\":\"%d\",\"name\":\"%s of %d\",\"status\":\"%c\"}"
                    .formatted(key, number, key, number, code)
                    .getBytes(StandardCharsets.UTF_8);
        }

        String row() {
            return key + " " + number + " " + (status == 'X' ? "suspended" : "active");
        }
    }

    /** What a process throws that is killed: nobody catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class World implements AutoCloseable {

        private final String url = TestDatabase.fresh();
        private final Random random;
        private final ProjectInFolder project;
        private final Warehouse warehouse = Warehouse.open(url);
        private final PlanStore plans = new PlanStore(warehouse);
        private final AtomicInteger toLive = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicInteger killed = new AtomicInteger();
        private final HubPipeline pipeline;
        private final HubCamel camel;
        private final PlanRunner runner;
        private final List<Version> versions = new ArrayList<>();

        private World(Path folder, long seed) {
            random = new Random(seed);
            project = ProjectInFolder.in(folder).system("crm", MAPPING);
            pipeline = new HubPipeline(
                    warehouse, IntakeListener.SILENT, () -> {}, new BatchLoader.Writer(null, "hub"), this::step);
            pipeline.serve(configuration(), "crm-customers");
            ProjectFolder root = new ProjectFolder(project.root());
            camel = HubCamel.start(root, Map.of());
            pipeline.bind(camel.context().getRegistry());
            new RouteDeployer(camel.context(), root).deployShared();
            runner = new PlanRunner(
                    warehouse, new ReplayWays(pipeline, camel.context()), this::step, "test", Clock.systemUTC());
            for (int key = 0; key < KEYS; key++) {
                for (int number = 1; number <= VERSIONS; number++) {
                    char status = "AXXYY".charAt(random.nextInt(5));
                    versions.add(new Version("K" + key, number, status, random.nextBoolean()));
                }
            }
        }

        /** Kills whoever works on a plan at a step that was drawn; the deliveries live on. */
        private void step(String step) {
            if (Thread.currentThread().getName().equals("operator") && toLive.decrementAndGet() == 0) {
                killed.incrementAndGet();
                throw new Killed();
            }
        }

        private void live() throws Exception {
            List<Version> deliveries = new ArrayList<>(versions);
            for (int again = 0; again < versions.size() / 2; again++) {
                deliveries.add(versions.get(random.nextInt(versions.size())));
            }
            Collections.shuffle(deliveries, random);
            long wishes = random.nextLong();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread operator = new Thread(() -> operate(new Random(wishes)), "operator");
            operator.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
            operator.start();
            for (int from = 0; from < deliveries.size(); ) {
                int to = Math.min(deliveries.size(), from + 1 + random.nextInt(5));
                deliver(deliveries.subList(from, to));
                from = to;
                Thread.sleep(random.nextInt(20));
            }
            operator.join();
            assertThat(failure.get()).isNull();
            finish();
        }

        private void operate(Random wishes) {
            for (int i = 0; i < WISHES; i++) {
                switch (wishes.nextInt(8)) {
                    case 0, 1 -> plan(wishes.nextBoolean());
                    case 2, 3, 4 -> work(wishes.nextInt(3) == 0 ? 1 + wishes.nextInt(30) : Integer.MAX_VALUE);
                    case 5 ->
                        plans.list(STREAM, true, Long.MAX_VALUE, 1)
                                .forEach(plan -> plans.cancel(plan.number(), "cancelled"));
                    case 6 -> edit(1 + wishes.nextInt(3));
                    default -> {
                        if (i > WISHES / 2) {
                            mend();
                        }
                    }
                }
            }
        }

        private void deliver(List<Version> some) {
            PayloadCodec codec = new PayloadCodec();
            List<SourceRecord> records = new ArrayList<>();
            for (Version version : some) {
                byte[] payload = version.payload(version.status());
                records.add(SourceRecord.read(records.size() + 1L, codec.decode(payload), payload));
            }
            BatchOrigin origin = new BatchOrigin(STREAM, "crm-customers", "a", Instant.now(), Instant.now());
            camel.context()
                    .createProducerTemplate()
                    .sendBody("direct:ingest", RecordBatch.read(origin, records, List.of(), null));
        }

        private void plan(boolean careful) {
            plans.make(
                    PlanScope.of(DeadLetterFilter.ALL),
                    new PlanLimits(careful, null, 100, 0, 100, null),
                    "alice",
                    "",
                    PlanStore.Approval.NEVER);
        }

        /** Works on the oldest plan, one that was begun first, as a hub does; is killed after so many steps. */
        private void work(int steps) {
            List<ReplayPlan> unfinished = plans.list(STREAM, true, Long.MAX_VALUE, 100);
            if (unfinished.isEmpty()) {
                return;
            }
            ReplayPlan next = unfinished.stream()
                    .filter(plan -> plan.state() == ReplayPlan.State.RUNNING)
                    .findFirst()
                    .orElse(unfinished.get(unfinished.size() - 1));
            toLive.set(steps);
            try {
                runner.run(next, () -> false);
            } catch (Killed dead) {
                // the next one goes on
            } catch (InterruptedException unasked) {
                throw new IllegalStateException(unasked);
            } finally {
                toLive.set(Integer.MAX_VALUE);
            }
        }

        private void edit(int most) {
            int edited = 0;
            for (String letter : RunningHub.rows(
                    url,
                    "SELECT id, edition, key, version FROM hub.dead_letter"
                            + " WHERE state IN ('open', 'quarantined') ORDER BY id")) {
                String[] parts = letter.split(" ");
                Version version = version(parts[2], Long.parseLong(parts[3]));
                if (version.status() == 'Y' && version.isToBeEdited() && edited < most) {
                    edited++;
                    edit(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), version);
                }
            }
        }

        private void edit(long letter, int edition, Version version) {
            LetterEditions.Edit edit =
                    new LetterEditions.Edit(letter, edition, version.payload('A'), version.key(), "by hand");
            try {
                new LetterEditions(warehouse).make(List.of(edit), "bob");
            } catch (WarehouseException raced) {
                // the stream has closed or counted the letter at this very moment; it is edited in the end
            }
        }

        private void mend() {
            project.write("routes/crm/customers.mapping.yaml", MENDED);
            pipeline.serve(configuration(), "crm-customers");
        }

        /** All is delivered; the operator mends, edits and replays until nothing moves any more. */
        private void finish() {
            mend();
            String before = "";
            for (int i = 0; i < 20; i++) {
                edit(Integer.MAX_VALUE);
                plan(false);
                for (int plan = 0;
                        plan < 50
                                && !plans.list(STREAM, true, Long.MAX_VALUE, 1).isEmpty();
                        plan++) {
                    work(Integer.MAX_VALUE);
                }
                String now = RunningHub.rows(url, "SELECT id, state, edition FROM hub.dead_letter ORDER BY id")
                        .toString();
                if (now.equals(before)) {
                    return;
                }
                before = now;
            }
        }

        private Version version(String key, long number) {
            return versions.stream()
                    .filter(version -> version.key().equals(key) && version.number() == number)
                    .findFirst()
                    .orElseThrow();
        }

        private StreamConfiguration configuration() {
            return new StreamConfigurationReader(Standardizers.types())
                    .read(project.root(), project.root().resolve("routes/crm"))
                    .streams()
                    .get(0);
        }

        private List<String> expected() {
            Map<String, Version> newest = new TreeMap<>();
            for (Version version : versions) {
                if (version.isGoodInTheEnd()) {
                    newest.merge(version.key(), version, (one, other) -> one.number() > other.number() ? one : other);
                }
            }
            return newest.values().stream().map(Version::row).toList();
        }

        private int count(String sql) {
            return Integer.parseInt(RunningHub.rows(url, sql).get(0));
        }

        private List<String> found() {
            return RunningHub.rows(url, "SELECT key, version, status FROM standard.customer ORDER BY key");
        }

        @Override
        public void close() {
            pipeline.intake().stop();
            // what was killed on its way is still counted there
            camel.context().getShutdownStrategy().setTimeout(1);
            camel.close();
            pipeline.intake().endRuns();
            warehouse.close();
        }
    }
}
