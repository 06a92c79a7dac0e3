package io.customerhub.warehouse;

import static io.customerhub.warehouse.Customers.STREAM;
import static io.customerhub.warehouse.Customers.batch;
import static io.customerhub.warehouse.Customers.customer;
import static io.customerhub.warehouse.Customers.execute;
import static io.customerhub.warehouse.Customers.query;
import static io.customerhub.warehouse.Customers.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.OpenRecord;
import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BatchWriterTest {

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final BatchWriter writer = new BatchWriter(warehouse);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void whatWasDeliveredStandsInRawAndStandard() {
        BatchOutcome outcome = writer.write(batch(customer("1", 10, "new")), start(warehouse, "a"));

        assertThat(outcome).isEqualTo(new BatchOutcome(1, 1, 0, 0, 0, 0));
        assertThat(query(warehouse, "SELECT convert_from(payload, 'UTF8') FROM raw.record"))
                .containsExactly("{\"id\":\"1\",\"v\":10,\"status\":\"new\"}");
        assertThat(query(
                        warehouse,
                        "SELECT concat_ws('|', key, version, given_name, family_name, formatted_name, birth_date, status,"
                                + " registered_at AT TIME ZONE 'UTC') FROM standard.customer"))
                .containsExactly("1|10|Na|Li|Li Na|1990-05-06|new|2026-01-31 08:00:00");
        assertThat(query(warehouse, "SELECT contact_points FROM standard.customer"))
                .containsExactly("[{\"system\":\"phone\",\"use\":\"mobile\",\"value\":\"+8613800138000\",\"raw\":\"138"
                        + " 0013 8000\"},{\"system\":\"email\",\"raw\":\"nobody\",\"validity\":\"invalid\"}]");
        assertThat(query(warehouse, "SELECT addresses FROM standard.customer"))
                .containsExactly("[{\"use\":\"home\",\"street_address\":\"1 Nanjing Road\",\"address_country\":\"CN\","
                        + "\"formatted_address\":\"1 Nanjing Road\"}]");
        assertThat(query(warehouse, "SELECT attribute || ' ' || code FROM standard.issue"))
                .containsExactly("email HUB-EMAIL-001");
        assertThat(query(warehouse, "SELECT position FROM hub.position")).containsExactly("{\"after\":\"1\"}");
    }

    @Test
    void aDeleteTakesTheValuesAwayAndALaterVersionBringsTheRecordBack() {
        RunReference run = start(warehouse, "a");
        writer.write(batch(customer("1", 10, "v10"), customer("2", 10, "v10")), run);

        assertThat(writer.write(batch(Customers.deleted("1", 10)), run.next()))
                .isEqualTo(new BatchOutcome(1, 1, 0, 0, 0, 0));
        assertThat(
                        query(
                                warehouse,
                                "SELECT concat_ws('|', key, deleted_at AT TIME ZONE 'UTC', formatted_name, birth_date,"
                                        + " contact_points, addresses, identifiers, issues) FROM standard.customer WHERE key = '1'"))
                .containsExactly("1|2026-01-31 08:00:00");
        assertThat(query(warehouse, "SELECT DISTINCT key FROM standard.contact_point"))
                .containsExactly("2");
        assertThat(query(warehouse, "SELECT key FROM raw.record WHERE deleted")).containsExactly("1");

        RunReference later = run.next().next();
        assertThat(writer.write(batch(Customers.deleted("1", 10), customer("1", 9, "late")), later))
                .isEqualTo(new BatchOutcome(2, 0, 1, 1, 0, 0));
        assertThat(writer.write(batch(customer("1", 11, "back")), later.next()).loaded())
                .isEqualTo(1);
        assertThat(query(warehouse, "SELECT status FROM standard.customer WHERE deleted_at IS NULL ORDER BY key"))
                .containsExactly("back", "v10");
    }

    @Test
    void aDeleteThatFailedIsReplayedAsADelete() {
        RunReference run = start(warehouse, "a");
        SourceRecord deleted = Customers.deleted("1", 10);
        writer.write(
                batch(List.of(customer("2", 10, "v10")), List.of(Customers.rejected(deleted, "HUB-VER-002"))), run);
        OpenRecord open = new LetterRecords(warehouse)
                .of(PlanScope.of(DeadLetterFilter.OPEN), 10)
                .get(0);
        assertThat(open.isDeleted()).isTrue();
        assertThat(open.version()).isEqualTo(10);
    }

    /** The promise of once in effect, against one ordered delivery: 50 keys, up to 5 versions, 3 deliveries of each. */
    @Test
    void anyNumberOfDeliveriesInAnyOrderHasTheEffectOfOneInOrder() {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            List<SourceRecord> all = new ArrayList<>();
            for (int key = 0; key < 50; key++) {
                int versions = 1 + random.nextInt(5);
                for (int version = 1; version <= versions; version++) {
                    all.add(
                            random.nextInt(4) == 0
                                    ? Customers.deleted("k" + key, version)
                                    : customer("k" + key, version, "v" + version));
                }
            }
            Customers.empty(warehouse);
            BatchOutcome once = new BatchWriter(warehouse).write(batch(all, List.of()), start(warehouse, "a"));
            assertThat(once.loaded()).isEqualTo(50);
            List<String> ordered = content();

            List<SourceRecord> deliveries = new ArrayList<>(all);
            deliveries.addAll(all);
            deliveries.addAll(all);
            Collections.shuffle(deliveries, random);
            Customers.empty(warehouse);
            deliverInRandomBatches(deliveries, random);

            assertThat(content()).as("seed %s", seed).isEqualTo(ordered);
            assertThat(query(warehouse, "SELECT DISTINCT balanced FROM hub.run"))
                    .containsExactly("t");
            assertThat(query(warehouse, "SELECT sum(read) FROM hub.run")).containsExactly("" + deliveries.size());
        }
    }

    private void deliverInRandomBatches(List<SourceRecord> deliveries, Random random) {
        BatchWriter target = new BatchWriter(warehouse, random.nextBoolean() ? 1_000 : 10, WriteObserver.NONE);
        RunReference run = start(warehouse, "a");
        for (int from = 0; from < deliveries.size(); ) {
            int until = Math.min(deliveries.size(), from + 1 + random.nextInt(60));
            target.write(batch(deliveries.subList(from, until), List.of()), run);
            run = random.nextInt(4) == 0 ? start(warehouse, "a") : run.next();
            from = until;
        }
    }

    private List<String> content() {
        List<String> rows = new ArrayList<>(query(
                warehouse,
                "SELECT concat_ws('|', key, version, hash, deleted_at, status, contact_points) FROM standard.customer"
                        + " ORDER BY 1"));
        rows.addAll(query(
                warehouse, "SELECT concat_ws('|', key, version, hash, deleted, payload) FROM raw.record ORDER BY 1"));
        return rows;
    }

    @Test
    void theCutOfBatchesChangesNothingEvenForEqualVersions() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<SourceRecord> deliveries = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                deliveries.add(customer("k" + random.nextInt(2), random.nextInt(2), "s" + random.nextInt(3)));
            }
            Customers.empty(warehouse);
            BatchWriter single = new BatchWriter(warehouse);
            RunReference run = start(warehouse, "a");
            for (SourceRecord delivery : deliveries) {
                single.write(batch(delivery), run);
                run = run.next();
            }
            List<String> oneByOne = content();
            Customers.empty(warehouse);
            new BatchWriter(warehouse).write(batch(deliveries, List.of()), start(warehouse, "a"));
            assertThat(content()).isEqualTo(oneByOne);
        }
    }

    @Test
    void eachFateIsCountedByItsName() {
        RunReference run = start(warehouse, "a");
        writer.write(batch(customer("1", 10, "a"), customer("2", 10, "a")), run);

        BatchOutcome outcome = writer.write(
                batch(
                        customer("1", 10, "a"),
                        customer("2", 9, "older"),
                        customer("2", 11, "newer"),
                        customer("3", 1, "first"),
                        customer("3", 2, "second"),
                        customer("3", 2, "second")),
                run.next());

        assertThat(outcome).isEqualTo(new BatchOutcome(6, 2, 2, 2, 0, 0));
        assertThat(query(warehouse, "SELECT key || ' ' || status FROM standard.customer ORDER BY key"))
                .containsExactly("1 a", "2 newer", "3 second");
        assertThat(query(warehouse, "SELECT count(*) FROM raw.record")).containsExactly("6");
    }

    @Test
    void anotherMappingRewritesWhatIsUnchanged() {
        writer.write(batch(customer("1", 10, "a")), start(warehouse, "old mapping"));
        RunReference run = start(warehouse, "new mapping");

        assertThat(writer.loadedVersions(STREAM, run.configuration())
                        .contains("1", customer("1", 10, "a").requireIdentity().hash()))
                .isFalse();
        assertThat(writer.write(batch(customer("1", 10, "a")), run).loaded()).isEqualTo(1);
        assertThat(writer.write(batch(customer("1", 10, "a")), run.next()).unchanged())
                .isEqualTo(1);
        assertThat(writer.loadedVersions(STREAM, run.configuration())
                        .contains("1", customer("1", 10, "a").requireIdentity().hash()))
                .isTrue();
        assertThat(query(warehouse, "SELECT configuration FROM standard.customer"))
                .containsExactly("" + run.configuration());
        assertThat(query(warehouse, "SELECT count(*) FROM raw.record")).containsExactly("1");
    }

    @Test
    void aKeyThatAnotherProcessLoadedIsFoundThoughTheTableSaysItIsNew() {
        writer.write(batch(customer("1", 10, "a")), start(warehouse, "a"));
        BatchWriter other = new BatchWriter(warehouse);
        other.write(batch(customer("2", 20, "other")), start(warehouse, "a"));

        BatchOutcome outcome =
                writer.write(batch(customer("2", 10, "older"), customer("3", 1, "new")), start(warehouse, "a"));

        assertThat(outcome).isEqualTo(new BatchOutcome(2, 1, 0, 1, 0, 0));
        assertThat(query(warehouse, "SELECT status FROM standard.customer WHERE key = '2'"))
                .containsExactly("other");
    }

    @Test
    void twoProcessesThatWriteTheSameStreamAtOnceAgree() throws InterruptedException {
        int versions = 40;
        List<Thread> processes = new ArrayList<>();
        List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
        for (int process = 0; process < 2; process++) {
            BatchWriter own = new BatchWriter(warehouse);
            RunReference first = start(warehouse, "a");
            Thread thread = new Thread(() -> {
                RunReference run = first;
                for (int version = 1; version <= versions; version++) {
                    own.write(batch(customer("1", version, "v" + version), customer("k" + version, 1, "a")), run);
                    run = run.next();
                }
            });
            thread.setUncaughtExceptionHandler((failed, error) -> errors.add(error));
            processes.add(thread);
            thread.start();
        }
        for (Thread process : processes) {
            process.join();
        }
        assertThat(errors).isEmpty();
        assertThat(query(warehouse, "SELECT status FROM standard.customer WHERE key = '1'"))
                .containsExactly("v" + versions);
        assertThat(query(warehouse, "SELECT count(*) FROM raw.record")).containsExactly("" + 2 * versions);
        assertThat(query(warehouse, "SELECT DISTINCT balanced FROM hub.run")).containsExactly("t");
    }

    @Test
    void rowsThatPostgresRefusesBecomeDeadLettersAndAllOthersLoad() {
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            records.add(customer("k" + i, 1, i == 123 || i == 124 || i == 499 ? "with \0 in it" : "good"));
        }
        records.add(customer("nul\0key", 1, "good"));
        records.add(customer("half\ud83d", 1, "good"));
        BatchOutcome outcome = writer.write(batch(records, List.of()), start(warehouse, "a"));

        assertThat(outcome).isEqualTo(new BatchOutcome(502, 497, 0, 0, 5, 0));
        assertThat(query(warehouse, "SELECT count(*) FROM standard.customer")).containsExactly("497");
        assertThat(query(warehouse, "SELECT count(*) FROM raw.record")).containsExactly("497");
        assertThat(query(warehouse, "SELECT concat_ws('|', key, stage, code, field) FROM hub.dead_letter ORDER BY id"))
                .containsExactly(
                        "k123|load|HUB-LOAD-001|status",
                        "k124|load|HUB-LOAD-001|status",
                        "k499|load|HUB-LOAD-001|status",
                        "load|HUB-LOAD-001|key",
                        "load|HUB-LOAD-001|key");
        assertThat(query(warehouse, "SELECT batches || ' ' || balanced FROM hub.run"))
                .containsExactly("1 true");
    }

    @Test
    void anOlderVersionLoadsWhenPostgresRefusesTheLaterOne() {
        BatchOutcome outcome =
                writer.write(batch(customer("1", 1, "good"), customer("1", 2, "\0")), start(warehouse, "a"));

        assertThat(outcome).isEqualTo(new BatchOutcome(2, 1, 0, 0, 1, 0));
        assertThat(query(warehouse, "SELECT status FROM standard.customer")).containsExactly("good");
    }

    @Test
    void aKeyThatIsTooLongForTheIndexIsADeadLetter() {
        Random random = new Random(1);
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            key.append((char) ('!' + random.nextInt(90)));
        }
        String withoutQuotes = key.toString().replace('"', '_').replace('\\', '_');
        assertThat(writer.write(batch(customer(withoutQuotes, 1, "a"), customer("2", 1, "a")), start(warehouse, "a")))
                .isEqualTo(new BatchOutcome(2, 1, 0, 0, 1, 0));
        assertThat(query(warehouse, "SELECT code FROM hub.dead_letter")).containsExactly("HUB-LOAD-004");
    }

    @Test
    void aCommitOfWhichNobodyHeardIsNeitherLostNorCountedTwice() {
        AtomicBoolean cut = new AtomicBoolean(true);
        BatchWriter unlucky = new BatchWriter(warehouse, 1_000, step -> {
            if (step.equals("committed") && cut.getAndSet(false)) {
                throw new IllegalStateException("the connection is cut after the commit");
            }
        });
        RunReference run = start(warehouse, "a");
        RecordBatch batch = batch(customer("1", 1, "a"), customer("2", 1, "a"));
        assertThatThrownBy(() -> unlucky.write(batch, run)).isInstanceOf(IllegalStateException.class);

        assertThat(unlucky.write(batch, run)).isEqualTo(new BatchOutcome(2, 2, 0, 0, 0, 0));
        assertThat(query(warehouse, "SELECT read || ' ' || loaded FROM hub.run"))
                .containsExactly("2 2");
        assertThat(unlucky.write(batch, run.next()).unchanged()).isEqualTo(2);
    }

    @Test
    void aCrashAtAnyStepLeavesAllOrNothing() {
        Map<String, List<String>> left = new HashMap<>();
        for (String fatal : List.of(
                "begin", "lock", "look-up", "rows", "queue", "letters", "account", "position", "commit", "committed")) {
            Customers.empty(warehouse);
            BatchWriter crashing = new BatchWriter(warehouse, 1_000, step -> {
                if (step.equals(fatal)) {
                    throw new IllegalStateException("crash at " + step);
                }
            });
            RunReference run = start(warehouse, "a");
            RecordBatch batch =
                    batch(List.of(customer("1", 1, "a")), List.of(Customers.rejected("2", 1, "HUB-VAL-001")));
            assertThatThrownBy(() -> crashing.write(batch, run)).hasMessage("crash at " + fatal);
            left.put(fatal, counts());
            new BatchWriter(warehouse).write(batch, run);
            assertThat(counts()).containsExactly("1", "1", "1", "1", "2");
        }
        assertThat(left.remove("committed")).containsExactly("1", "1", "1", "1", "2");
        assertThat(left.values()).allMatch(List.of("0", "0", "0", "0", "0")::equals);
    }

    private List<String> counts() {
        return query(
                warehouse,
                "SELECT count(*) FROM raw.record UNION ALL SELECT count(*) FROM standard.customer UNION ALL"
                        + " SELECT count(*) FROM hub.dead_letter UNION ALL SELECT count(*) FROM hub.position"
                        + " UNION ALL SELECT read FROM hub.run");
    }

    @Test
    void aReadOnlyDatabaseIsABadDayAndMakesNoDeadLetters() {
        RunReference run = start(warehouse, "a");
        execute(
                warehouse,
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on',"
                        + " current_database()); END $$");
        try (Warehouse readOnly = reopened()) {
            RecordBatch batch =
                    batch(List.of(customer("1", 1, "a")), List.of(Customers.rejected("2", 1, "HUB-VAL-001")));
            assertThatThrownBy(() -> new BatchWriter(readOnly).write(batch, run))
                    .isInstanceOf(WarehouseUnavailableException.class);
        }
        assertThat(counts()).containsExactly("0", "0", "0", "0", "0");
    }

    private Warehouse reopened() {
        return Warehouse.open(WarehouseSettings.of(warehouse.url()));
    }

    @Test
    void aHubThatLostTheLeaseWritesNothing() throws InterruptedException {
        IntakeLease first = IntakeLease.acquire(warehouse, "hub one", holder -> {});
        RunReference start = start(warehouse, "a");
        RunReference run = new RunReference(start.run(), 1, start.configuration(), first.fence(), "hub");
        writer.write(batch(customer("1", 1, "a")), run);
        first.close();
        try (IntakeLease second = IntakeLease.acquire(warehouse, "hub two", holder -> {})) {
            assertThat(second.fence()).isGreaterThan(first.fence());
            assertThat(second.isHeld()).isTrue();
            assertThatThrownBy(() -> writer.write(batch(customer("2", 1, "a")), run.next()))
                    .isInstanceOf(LeaseLostException.class);
        }
        assertThat(query(warehouse, "SELECT count(*) FROM raw.record")).containsExactly("1");
    }

    @Test
    void aHubThatWaitsForTheLeaseIsToldWhoHoldsIt() throws InterruptedException {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        IntakeLease first = IntakeLease.acquire(warehouse, "hub one", told::add);
        Thread waiting = new Thread(() -> {
            try {
                IntakeLease.acquire(warehouse, "hub two", holder -> {
                            told.add(holder);
                            first.close();
                        })
                        .close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        waiting.join(20_000);
        assertThat(waiting.isAlive()).isFalse();
        assertThat(told).containsExactly("hub one");
    }
}
