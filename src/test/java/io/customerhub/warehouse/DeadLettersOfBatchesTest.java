package io.customerhub.warehouse;

import static io.customerhub.warehouse.Customers.batch;
import static io.customerhub.warehouse.Customers.customer;
import static io.customerhub.warehouse.Customers.query;
import static io.customerhub.warehouse.Customers.rejected;
import static io.customerhub.warehouse.Customers.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.RecordBatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadLettersOfBatchesTest {

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final BatchWriter writer = new BatchWriter(warehouse);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void theSameBrokenRecordDeliveredAgainIsOneLetter() {
        RunReference run = start(warehouse, "a");
        RecordBatch twice = batch(List.of(), List.of(rejected("1", 5, "HUB-VAL-001"), rejected("1", 5, "HUB-VAL-001")));
        assertThat(writer.write(twice, run)).isEqualTo(new BatchOutcome(2, 0, 0, 0, 2, 0));
        writer.write(batch(List.of(), List.of(rejected("1", 5, "HUB-VAL-001"))), run.next());

        assertThat(letters()).containsExactly("1 open HUB-VAL-001 occurrences=3 attempts=0");
    }

    @Test
    void aLaterGoodVersionResolvesTheOpenLettersOfItsRecordOnly() {
        RunReference run = start(warehouse, "a");
        writer.write(
                batch(
                        List.of(),
                        List.of(
                                rejected("1", 5, "HUB-VAL-001"),
                                rejected("1", 9, "HUB-VAL-001"),
                                rejected("2", 5, "HUB-VAL-001"))),
                run);
        writer.write(batch(customer("1", 6, "good")), run.next());

        assertThat(query(
                        warehouse,
                        "SELECT concat_ws(' ', key, version, state, reason) FROM hub.dead_letter ORDER BY id"))
                .containsExactly("1 5 resolved a later version loaded", "1 9 open", "2 5 open");
    }

    @Test
    void aBrokenVersionOlderThanWhatIsLoadedIsNoOpenProblem() {
        RunReference run = start(warehouse, "a");
        writer.write(batch(customer("1", 6, "good")), run);
        BatchOutcome outcome = writer.write(batch(List.of(), List.of(rejected("1", 5, "HUB-VAL-001"))), run.next());

        assertThat(outcome.dead()).isEqualTo(1);
        assertThat(letters()).containsExactly("1 superseded HUB-VAL-001 occurrences=1 attempts=0");
    }

    @Test
    void aReplayEndsItsLetterByWhatBecameOfTheRecord() {
        RunReference run = start(warehouse, "a");
        writer.write(batch(customer("unchanged", 5, "broken"), customer("old", 9, "newer")), run);
        writer.write(
                batch(
                        List.of(),
                        List.of(
                                rejected("loads", 5, "HUB-VAL-001"),
                                rejected("unchanged", 5, "HUB-VAL-001"),
                                rejected("fails", 5, "HUB-VAL-001"))),
                run.next());
        Customers.execute(warehouse, "UPDATE hub.dead_letter SET state = 'open'");
        long loads = letter("loads");
        long unchanged = letter("unchanged");
        long fails = letter("fails");

        RunReference replay = start(warehouse, "a");
        BatchOutcome outcome = writer.write(
                batch(
                        List.of(customer("loads", 5, "broken", loads), customer("unchanged", 5, "broken", unchanged)),
                        List.of(rejected(customer("fails", 5, "broken", fails), "HUB-VAL-002"))),
                replay);

        assertThat(outcome).isEqualTo(new BatchOutcome(3, 1, 1, 0, 1, 0));
        assertThat(letters())
                .containsExactly(
                        "loads resolved HUB-VAL-001 occurrences=1 attempts=1",
                        "unchanged resolved HUB-VAL-001 occurrences=1 attempts=1",
                        "fails open HUB-VAL-002 occurrences=1 attempts=1");
        assertThat(query(
                        warehouse, "SELECT concat_ws(' ', outcome, code) FROM hub.dead_letter_attempt ORDER BY letter"))
                .containsExactly("loaded", "unchanged", "dead HUB-VAL-002");
    }

    @Test
    void aReplayedRecordThatIsOlderThanWhatIsLoadedIsSuperseded() {
        RunReference run = start(warehouse, "a");
        writer.write(batch(List.of(), List.of(rejected("1", 9, "HUB-VAL-001"))), run);
        long letter = letter("1");
        Customers.execute(warehouse, "UPDATE hub.dead_letter SET version = 11");
        writer.write(batch(customer("1", 10, "good")), run.next());
        writer.write(batch(customer("1", 9, "broken", letter)), start(warehouse, "a"));

        assertThat(letters()).containsExactly("1 superseded HUB-VAL-001 occurrences=1 attempts=1");
    }

    @Test
    void aReplayThatFailsLikeAnotherOpenLetterOfTheSameRecordGivesWay() {
        RunReference run = start(warehouse, "a");
        writer.write(batch(List.of(), List.of(rejected("1", 5, "HUB-VAL-001"), rejected("1", 5, "HUB-VAL-002"))), run);
        long first = Long.parseLong(query(warehouse, "SELECT id FROM hub.dead_letter WHERE code = 'HUB-VAL-001'")
                .get(0));
        writer.write(batch(List.of(), List.of(rejected(customer("1", 5, "broken", first), "HUB-VAL-002"))), run.next());

        assertThat(letters())
                .containsExactly(
                        "1 superseded HUB-VAL-001 occurrences=1 attempts=1",
                        "1 open HUB-VAL-002 occurrences=1 attempts=0");
    }

    @Test
    void namedRulesAndUnchangedRecordsOfEarlierStagesAreCounted() {
        RecordBatch read = batch(customer("1", 1, "a"), customer("2", 1, "a"), customer("3", 1, "a"));
        RecordBatch batch = read.withSkipped(read.records().subList(0, 2), "test-accounts", 1)
                .withUnchanged(read.records().subList(0, 1), 1);
        RunReference run = start(warehouse, "a");
        assertThat(writer.write(batch, run)).isEqualTo(new BatchOutcome(3, 1, 1, 0, 0, 1));

        Run listed = new RunLedger(warehouse).latest(1).get(0);
        assertThat(listed.skippedBy()).isEqualTo(Map.of("test-accounts", 1L));
        assertThat(listed.balanced()).isTrue();
    }

    private long letter(String key) {
        return Long.parseLong(query(warehouse, "SELECT id FROM hub.dead_letter WHERE key = '" + key + "'")
                .get(0));
    }

    private List<String> letters() {
        return query(
                warehouse,
                "SELECT concat_ws(' ', key, state, code, 'occurrences=' || occurrences, 'attempts=' || attempts)"
                        + " FROM hub.dead_letter ORDER BY id");
    }
}
