package io.customerhub.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadLetterStoreTest {

    private static final StreamName CONTACTS = new StreamName("crm", "contacts");
    private static final StreamName INVOICES = new StreamName("erp", "invoices");

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final DeadLetterStore store = new DeadLetterStore(warehouse);
    private final LetterDecisions decisions = new LetterDecisions(warehouse);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void lettersAreListedInPagesAndFiltered() {
        long first = record(CONTACTS, "1", "HUB-VAL-001");
        long second = record(CONTACTS, "2", "HUB-VAL-001");
        long third = record(INVOICES, "3", "HUB-VAL-002");

        assertThat(ids(DeadLetterFilter.OPEN, 2, Long.MAX_VALUE)).containsExactly(third, second);
        assertThat(ids(DeadLetterFilter.OPEN, 2, second)).containsExactly(first);
        assertThat(ids(DeadLetterFilter.OPEN.of(CONTACTS).withKey("2"), 9, Long.MAX_VALUE))
                .containsExactly(second);
        assertThat(ids(DeadLetterFilter.OPEN.withCode("HUB-VAL-002").ofSystem("crm"), 9, Long.MAX_VALUE))
                .isEmpty();
        assertThat(store.openByStream()).containsEntry(CONTACTS, 2L).containsEntry(INVOICES, 1L);
    }

    @Test
    void lettersWithOneCauseAreOneGroup() {
        record(CONTACTS, "1", "HUB-VAL-001");
        record(CONTACTS, "2", "HUB-VAL-001");
        record(CONTACTS, "2", "HUB-VAL-001");
        record(INVOICES, "3", "HUB-VAL-001");

        List<DeadLetterGroup> groups = new LetterGroups(warehouse).list(DeadLetterFilter.OPEN, 10);
        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).letters()).isEqualTo(2);
        assertThat(groups.get(0).cause().fingerprint())
                .isNotEqualTo(groups.get(1).cause().fingerprint());
        String fingerprint = groups.get(0).cause().fingerprint();
        assertThat(ids(DeadLetterFilter.ALL.withFingerprint(fingerprint), 9, Long.MAX_VALUE))
                .hasSize(2);
    }

    @Test
    void aDecisionIsKeptWithItsReason() {
        long letter = record(CONTACTS, "1", "HUB-VAL-001");
        assertThat(decisions
                        .dismiss(LetterScope.of(List.of(letter, 999L)), "test data", "alice")
                        .changed())
                .isEqualTo(1);
        assertThat(decisions
                        .dismiss(LetterScope.of(List.of(letter)), "again", "alice")
                        .changed())
                .isZero();

        DeadLetterDetails dismissed = store.show(letter).orElseThrow();
        assertThat(dismissed.letter().state()).isEqualTo(DeadLetter.State.DISMISSED);
        assertThat(dismissed.letter().closing().reason()).isEqualTo("test data");
        assertThat(new String(dismissed.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"1\"}");

        assertThat(decisions.restore(LetterScope.of(List.of(letter)), "bob").changed())
                .isEqualTo(1);
        assertThat(store.show(letter).orElseThrow().attempts())
                .extracting(attempt -> attempt.by() + " " + attempt.outcome())
                .containsExactly("alice dismissed", "bob reopened");
        assertThat(store.show(999)).isEmpty();
    }

    @Test
    void aClosedLetterStaysClosedWhenItsRecordIsOpenInAnother() {
        long first = record(CONTACTS, "1", "HUB-VAL-001");
        decisions.dismiss(LetterScope.of(List.of(first)), "test data", "alice");
        long second = record(CONTACTS, "1", "HUB-VAL-001");
        assertThat(second).isNotEqualTo(first);
        assertThat(decisions.restore(LetterScope.of(List.of(first)), "bob").changed())
                .isZero();
    }

    @Test
    void onlyRecordsInOpenLettersAreTakenOut() {
        long first = record(CONTACTS, "1", "HUB-VAL-001");
        file(new byte[] {1, 2, 3});
        long dismissed = record(CONTACTS, "2", "HUB-VAL-001");
        decisions.dismiss(LetterScope.of(List.of(dismissed)), "test data", "alice");
        long second = record(CONTACTS, "3", "HUB-VAL-001");

        List<OpenRecord> records = new LetterRecords(warehouse).of(PlanScope.of(DeadLetterFilter.ALL), 10);
        assertThat(records).extracting(OpenRecord::letter).containsExactly(first, second);
        assertThat(records.get(0).version()).isEqualTo(7);
    }

    private List<Long> ids(DeadLetterFilter filter, int limit, long before) {
        return store.list(filter, limit, before).stream().map(DeadLetter::id).toList();
    }

    private long record(StreamName stream, String key, String code) {
        return store.insert(
                origin(stream),
                new Rejection(
                        1,
                        "validate",
                        code,
                        "email",
                        "an e-mail address was expected",
                        PayloadKind.RECORD,
                        ("{\"id\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8),
                        SourceRecord.Delivery.PLAIN,
                        new SourceRecord.Identity(key, 7, 1),
                        0,
                        null),
                null);
    }

    private void file(byte[] payload) {
        store.insert(
                origin(CONTACTS),
                Rejection.unreadable(0, "HUB-READ-004", "not a text file", PayloadKind.FILE, payload),
                null);
    }

    private static BatchOrigin origin(StreamName stream) {
        Instant now = Instant.parse("2026-01-31T08:00:00Z");
        return new BatchOrigin(stream, "route", "contacts.csv", now, now);
    }
}
