package io.customerhub.deadletter.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.OperationStore;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.service.retention.ListRetention;
import io.customerhub.service.retention.PreviewRetention;
import io.customerhub.service.retention.RetentionActions;
import io.customerhub.service.retention.SweepRetention;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed letters go when their time is over and it was announced; unfinished ones stay for ever. */
final class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final Retention retention = new Retention(warehouse);
    private final StreamStateStore streams = new StreamStateStore(warehouse);

    @TempDir
    private Path data;

    @Test
    void unfinishedLettersNeverExpireHoweverOldOrMany() {
        for (String state : new String[] {"open", "planned", "retrying", "quarantined"}) {
            letters("crm", state, 700, NOW.minus(Duration.ofDays(4_000)));
        }
        age(NOW, 30);
        assertThat(count("true")).isEqualTo(2_800);
        assertThat(count("expires_at IS NOT NULL")).isZero();
        assertThat(retention.expiring(NOW.plus(Duration.ofDays(3_650)))).isEmpty();
    }

    @Test
    void closedLettersAreKeptByAgeAndNeverByCount() {
        letters("crm", "resolved", 3_000, NOW.minus(Duration.ofDays(10)));
        letters("crm", "dismissed", 3, NOW.minus(Duration.ofDays(60)));
        retention.date(Retention.USUAL, NOW);
        assertThat(retention.sweep(NOW).letters()).isZero();
        assertThat(retention.sweep(NOW.plus(DAY.multipliedBy(30))).letters()).isEqualTo(3);
        assertThat(retention.sweep(NOW.plus(DAY.multipliedBy(79))).letters()).isZero();
        assertThat(retention.sweep(NOW.plus(DAY.multipliedBy(80))).letters()).isEqualTo(3_000);
        assertThat(count("true", "hub.dead_letter_attempt")).isZero();
    }

    @Test
    void theContractOfTheStreamSaysHowLong() {
        streams.promise(new StreamName("crm", "s"), Duration.ofDays(20), null);
        streams.promise(new StreamName("erp", "s"), Duration.ofDays(400), null);
        letters("crm", "resolved", 1, NOW.minus(DAY));
        letters("erp", "resolved", 1, NOW.minus(DAY));
        letters("shop", "superseded", 1, NOW.minus(DAY));
        retention.date(Retention.USUAL, NOW);
        assertThat(retention.expiring(NOW.plus(DAY.multipliedBy(1_000))))
                .extracting(Expiring::stream, Expiring::first)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("crm/s", NOW.plus(DAY.multipliedBy(19))),
                        org.assertj.core.groups.Tuple.tuple("erp/s", NOW.plus(DAY.multipliedBy(399))),
                        org.assertj.core.groups.Tuple.tuple("shop/s", NOW.plus(DAY.multipliedBy(89))));
    }

    @Test
    void aContractThatIsShortenedAnnouncesForAWeekWhatGoesAndALongerOneKeeps() {
        letters("crm", "resolved", 2_500, NOW.minus(DAY.multipliedBy(50)));
        retention.date(Retention.USUAL, NOW);
        streams.promise(new StreamName("crm", "s"), Duration.ofDays(30), null);
        retention.date(Retention.USUAL, NOW);
        assertThat(retention.sweep(NOW).letters()).as("it was never announced").isZero();
        assertThat(retention.expiring(NOW.plus(DAY.multipliedBy(7))))
                .singleElement()
                .satisfies(one -> assertThat(one.letters()).isEqualTo(2_500));
        streams.promise(new StreamName("crm", "s"), Duration.ofDays(365), null);
        retention.date(Retention.USUAL, NOW);
        assertThat(retention.sweep(NOW.plus(DAY.multipliedBy(8))).letters()).isZero();
    }

    @Test
    void aLetterThatIsOpenedAgainStaysEvenWhenItsDateHasPassed() {
        letters("crm", "dismissed", 2, NOW.minus(DAY.multipliedBy(85)));
        retention.date(Retention.USUAL, NOW);
        execute("UPDATE hub.dead_letter SET state = 'open', closed_at = NULL WHERE id % 2 = 0");
        assertThat(retention.sweep(NOW.plus(DAY.multipliedBy(30))).letters()).isEqualTo(1);
        retention.date(Retention.USUAL, NOW.plus(DAY.multipliedBy(30)));
        assertThat(count("state = 'open' AND expires_at IS NULL")).isEqualTo(1);
    }

    @Test
    void whatThePreviewSaysIsWhatIsDeletedAndIsAnOperationInTheAuditLog() {
        letters("crm", "resolved", 1_200, NOW.minus(DAY.multipliedBy(88)));
        letters("crm", "resolved", 40, NOW.minus(DAY.multipliedBy(20)));
        letters("erp", "superseded", 7, NOW.minus(DAY.multipliedBy(89)));
        retention.date(Retention.USUAL, NOW.minus(DAY.multipliedBy(8)));
        Clock later = Clock.fixed(NOW.plus(DAY.multipliedBy(3)), ZoneOffset.UTC);
        AuditStore audit = new AuditStore(warehouse, AuditKeys.in(data));
        try (OperationStore operations = new OperationStore(warehouse)) {
            Gate gate = new Gate(new ActionRegistry(new RetentionActions(warehouse, later).all()), audit, operations);
            PreviewRetention.Answer preview = gate.perform(Caller.hub(), new PreviewRetention(0));
            assertThat(preview.letters()).isEqualTo(1_207);
            assertThat(gate.perform(Caller.hub(), new SweepRetention()).figures())
                    .containsEntry("letters", 1_207L);
            assertThat(gate.perform(Caller.hub(), new ListRetention(null, null)).runs())
                    .extracting(ListRetention.Run::stream, ListRetention.Run::state, ListRetention.Run::letters)
                    .containsExactlyInAnyOrderElementsOf(preview.groups().stream()
                            .map(one -> org.assertj.core.groups.Tuple.tuple(one.stream(), one.state(), one.letters()))
                            .toList());
            assertThat(gate.perform(Caller.hub(), new PreviewRetention(0)).groups())
                    .isEmpty();
        }
        assertThat(count("true")).isEqualTo(40);
        assertThat(count("action = 'retention.sweep'", "hub.operation")).isEqualTo(1);
    }

    @Test
    void aSweepThatIsKilledInTheMiddleHasNotedWhatItDidAndTheNextGoesOn() {
        letters("crm", "resolved", 1_700, NOW.minus(DAY.multipliedBy(100)));
        retention.date(Retention.USUAL, NOW);
        execute(
                """
                CREATE FUNCTION hub.fail_on_third() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF (SELECT count(*) FROM hub.dead_letter) < 400 THEN RAISE EXCEPTION 'killed'; END IF; RETURN NULL; END $$""");
        execute("CREATE TRIGGER fail_on_third AFTER DELETE ON hub.dead_letter FOR EACH STATEMENT"
                + " EXECUTE FUNCTION hub.fail_on_third()");
        Instant then = NOW.plus(DAY.multipliedBy(8));
        assertThatThrownBy(() -> retention.sweep(then)).isInstanceOf(WarehouseException.class);
        assertThat(count("true")).isEqualTo(700);
        assertThat(retention.runs(10, Long.MAX_VALUE)).singleElement().satisfies(run -> assertThat(run.letters())
                .isEqualTo(1_000));
        execute("DROP TRIGGER fail_on_third ON hub.dead_letter");
        assertThat(retention.sweep(then.plusSeconds(3_600)).letters()).isEqualTo(700);
        assertThat(retention.runs(10, Long.MAX_VALUE).stream()
                        .mapToLong(RetentionRun::letters)
                        .sum())
                .isEqualTo(1_700);
    }

    /** The sweeps of many days, one after the other. */
    private void age(Instant from, int times) {
        for (int i = 0; i < times; i++) {
            Instant at = from.plus(Duration.ofDays(365L * i));
            retention.date(Retention.USUAL, at);
            retention.sweep(at);
        }
    }

    @Test
    void aFileGoesWithItsLetterAnnouncedAndCounted() {
        byte[] pointer = new PayloadCodec().encode(Map.of("file", ".failed/a.csv", "size", 12));
        DeadLetterStore store = new DeadLetterStore(warehouse);
        for (int i = 0; i < 3; i++) {
            Instant at = Instant.now();
            store.insert(
                    new BatchOrigin(new StreamName("crm", "s"), "r", "a.csv", at, at),
                    Rejection.unreadable(
                            0,
                            "HUB-READ-001",
                            "no file",
                            i == 2 ? PayloadKind.PAGE : PayloadKind.FILE,
                            i == 0 ? pointer : new byte[] {1, (byte) i}),
                    null);
        }
        execute("UPDATE hub.dead_letter SET state = 'dismissed', closed_at = '2026-11-01Z'");
        retention.date(Retention.USUAL, NOW);
        assertThat(retention.expiring(NOW.plus(DAY.multipliedBy(100))))
                .singleElement()
                .satisfies(one -> assertThat(one.files()).isEqualTo(2));
        assertThat(retention.sweep(NOW.plus(DAY.multipliedBy(100)))).isEqualTo(new Retention.Swept(3, 2));
        ExpiredFiles files = new ExpiredFiles(warehouse);
        ExpiredFiles.ExpiredFile file = files.next(0, NOW, 10).get(0);
        assertThat(file.path()).isEqualTo(".failed/a.csv");
        assertThat(file.size()).isEqualTo(12);
        assertThat(files.next(0, NOW, 10)).as("what names no file has none").hasSize(1);
        files.stays(file, "changed", NOW);
        assertThat(files.next(0, NOW, 10)).as("not tried again at once").isEmpty();
        assertThat(files.next(0, NOW.plusSeconds(1), 10)).hasSize(1);
        files.gone(file);
        assertThat(retention.runs(10, Long.MAX_VALUE)).singleElement().satisfies(run -> {
            assertThat(run.letters()).isEqualTo(3);
            assertThat(run.files()).isEqualTo(2);
            assertThat(run.filesDeleted()).isEqualTo(1);
        });
        assertThat(count("true", "hub.expired_file")).isZero();
    }

    private void letters(String system, String state, int count, Instant closed) {
        execute(
                """
                INSERT INTO hub.dead_letter (system, stream, row_number, route, origin, stage, code, message,
                    fingerprint, payload, payload_kind, payload_hash, state, first_seen, last_seen, closed_at)
                SELECT '%1$s', 's', n, 'r', 'f.csv', 'validate', 'HUB-VAL-001', 'm', '%1$s', '', 'record',
                    ('x' || substr(md5('%1$s %2$s %4$s ' || n), 1, 15))::bit(60)::bigint, '%2$s', '%4$s', '%4$s',
                    CASE WHEN '%2$s' IN ('resolved', 'dismissed', 'superseded') THEN timestamptz '%4$s' END
                FROM generate_series(1, %3$d) n"""
                        .formatted(system, state, count, closed));
        execute(
                "INSERT INTO hub.dead_letter_attempt (letter, by, outcome) SELECT id, 'x', 'dead' FROM hub.dead_letter");
    }

    private void execute(String sql) {
        warehouse.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        });
    }

    private long count(String condition) {
        return count(condition, "hub.dead_letter");
    }

    private long count(String condition, String table) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + condition);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
