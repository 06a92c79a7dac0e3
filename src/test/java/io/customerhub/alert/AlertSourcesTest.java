package io.customerhub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.ReconciliationStore;
import io.customerhub.warehouse.ReconciliationStore.Outcome;
import io.customerhub.warehouse.ReconciliationStore.State;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found in a warehouse, and what is not worth telling. */
final class AlertSourcesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
    private static final StreamName CONTACTS = new StreamName("crm", "contacts");

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final LetterSource letters = new LetterSource(warehouse, code -> "", Duration.ofDays(7));
    private final GrowthSource growth = new GrowthSource(warehouse, 10);
    private final StreamSource streams = new StreamSource(warehouse, AlertLimits.USUAL.away());

    @Test
    void aGroupIsFoundWhileALetterOfItIsUnfinished() {
        letters("aa", 300, NOW.minusSeconds(20));
        assertThat(letters.look(NOW)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlertKind.NEW_GROUP);
            assertThat(found.subject().name()).isEqualTo("aa");
            assertThat(found.facts()).containsEntry("letters", 300L);
        });
        execute("UPDATE hub.dead_letter SET state = 'planned' WHERE id % 2 = 0");
        assertThat(letters.look(NOW)).hasSize(1);
        execute("UPDATE hub.dead_letter SET state = 'dismissed', closed_at = now()");
        assertThat(letters.look(NOW)).isEmpty();
    }

    @Test
    void theOldestUnfinishedLetterIsJudgedByItsContractOrElseByTheHub() {
        letters("aa", 1, NOW.minus(Duration.ofDays(6)));
        assertThat(oldest()).isEmpty();
        execute("INSERT INTO hub.stream (system, stream, repair_seconds) VALUES ('crm', 'contacts', 432000)");
        assertThat(oldest()).singleElement().satisfies(found -> assertThat(found.sentence())
                .contains("has waited for 6 days, longer than 5 days"));
        execute("UPDATE hub.stream SET repair_seconds = NULL");
        execute("UPDATE hub.dead_letter SET first_seen = first_seen - interval '2 days', state = 'quarantined'");
        assertThat(oldest()).hasSize(1);
        execute("UPDATE hub.dead_letter SET state = 'resolved'");
        assertThat(oldest()).isEmpty();
    }

    @Test
    void growthIsWhatIsFastAndMoreThanTheGroupsOwnHours() {
        letters("new", 50, NOW.minusSeconds(30));
        assertThat(growth.look(NOW))
                .as("its first hour: it has just been told of")
                .isEmpty();

        letters("slow", 4, NOW.minus(Duration.ofHours(2)));
        letters("slow", 9, NOW.minusSeconds(30));
        assertThat(growth.look(NOW)).as("no more than ten a minute").isEmpty();

        for (int hour = 1; hour <= 24; hour++) {
            letters("steady", 40, NOW.minus(Duration.ofHours(hour)));
            letters("calm", 5, NOW.minus(Duration.ofHours(hour)));
        }
        letters("steady", 30, NOW.minusSeconds(30));
        letters("calm", 30, NOW.minusSeconds(30));
        assertThat(growth.look(NOW)).singleElement().satisfies(found -> {
            assertThat(found.subject().name()).isEqualTo("calm");
            assertThat(found.facts()).containsEntry("letters-per-minute", 30L);
        });
        assertThat(growth.look(NOW.plusSeconds(120))).as("it has stopped").isEmpty();
    }

    @Test
    void theContractSaysHowManyDeadLettersAMinuteAreUsual() {
        letters("calm", 5, NOW.minus(Duration.ofHours(1)));
        letters("calm", 30, NOW.minusSeconds(30));
        assertThat(growth.look(NOW)).hasSize(1);
        new StreamStateStore(warehouse).notice(CONTACTS, 30L, null);
        assertThat(growth.look(NOW)).isEmpty();
        new StreamStateStore(warehouse).notice(CONTACTS, 29L, null);
        assertThat(growth.look(NOW)).singleElement().satisfies(found -> assertThat(found.facts())
                .containsEntry("limit", 29L));
        new StreamStateStore(warehouse).notice(CONTACTS, null, null);
        assertThat(growth.look(NOW)).singleElement().satisfies(found -> assertThat(found.facts())
                .containsEntry("limit", 10L));
    }

    @Test
    void theContractSaysHowLongASourceMayBeAway() {
        execute("INSERT INTO hub.stream (system, stream, served_since) VALUES ('crm', 'contacts', '2026-11-01Z')");
        StreamStateStore states = new StreamStateStore(warehouse);
        states.pollSucceeded(CONTACTS, NOW.minus(Duration.ofMinutes(5)), true);
        states.pollFailed(CONTACTS, NOW.minusSeconds(5), "HUB-PIPE-002", "no answer");
        assertThat(streams.look(NOW)).isEmpty();
        states.notice(CONTACTS, null, Duration.ofMinutes(4));
        assertThat(streams.look(NOW)).hasSize(1);
        states.notice(CONTACTS, null, Duration.ofHours(24));
        assertThat(streams.look(NOW.plus(Duration.ofHours(23)))).isEmpty();
    }

    @Test
    void aSourceThatDiffersByTooMuchNeedsAPerson() {
        ReconciliationStore reconciliations = new ReconciliationStore(warehouse);
        store(reconciliations, State.DONE);
        assertThat(streams.look(NOW)).isEmpty();
        store(reconciliations, State.REFUSED);
        assertThat(streams.look(NOW)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlertKind.RECONCILIATION);
            assertThat(found.sentence()).startsWith("900 of 1,000 records of crm/contacts are missing at its source");
        });
        store(reconciliations, State.INCOMPLETE);
        assertThat(streams.look(NOW)).singleElement().satisfies(found -> assertThat(found.sentence())
                .contains("could not all be read"));
        store(reconciliations, State.DONE);
        assertThat(streams.look(NOW)).isEmpty();
    }

    private static void store(ReconciliationStore reconciliations, State state) {
        reconciliations.store(CONTACTS, NOW, new Outcome(state, 100, 1_000, 900, 0, 0, "a test"));
    }

    @Test
    void aPauseOfTheHubIsToldAtOnceAndThatOfAPersonWhenItIsForgotten() {
        StreamStateStore states = new StreamStateStore(warehouse);
        states.pause(CONTACTS, new StreamState.Pause("HUB-PIPE-002", "by ann", NOW.minusSeconds(60), null));
        assertThat(streams.look(NOW)).isEmpty();
        assertThat(streams.look(NOW.plus(Duration.ofDays(2)))).hasSize(1);
        states.pause(CONTACTS, new StreamState.Pause("HUB-PIPE-002", "too many", NOW.minusSeconds(60), "abc"));
        assertThat(streams.look(NOW)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlertKind.PAUSED);
            assertThat(found.cause()).isEqualTo("HUB-PIPE-002");
        });
        states.resume(CONTACTS);
        assertThat(streams.look(NOW)).isEmpty();
    }

    @Test
    void aSourceThatIsAwayIsToldAfterHalfAnHour() {
        execute("INSERT INTO hub.stream (system, stream, served_since) VALUES ('crm', 'contacts', '2026-11-01Z')");
        StreamStateStore states = new StreamStateStore(warehouse);
        states.pollSucceeded(CONTACTS, NOW.minus(Duration.ofMinutes(29)), true);
        states.pollFailed(CONTACTS, NOW.minusSeconds(5), "HUB-PIPE-002", "no answer");
        assertThat(streams.look(NOW)).isEmpty();
        assertThat(streams.look(NOW.plus(Duration.ofMinutes(2))))
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(AlertKind.AWAY));
        states.pollSucceeded(CONTACTS, NOW, true);
        assertThat(streams.look(NOW.plus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void aRunThatDoesNotAddUpIsCritical() {
        execute("INSERT INTO hub.configuration (system, stream, hash, mapping) VALUES ('crm', 'contacts', 'x', '')");
        execute(
                "INSERT INTO hub.run (system, stream, route, configuration, started_by, read, loaded, state, started_at)"
                        + " SELECT 'crm', 'contacts', 'r', id, 'hub', 10, 9, 'finished', '2026-11-20T12:00:00Z'"
                        + " FROM hub.configuration");
        assertThat(streams.look(NOW)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlertKind.ACCOUNTING);
            assertThat(found.kind().severity()).isEqualTo(AlertKind.Severity.CRITICAL);
        });
    }

    private List<Finding> oldest() {
        return letters.look(NOW).stream()
                .filter(found -> found.kind() == AlertKind.OLDEST)
                .toList();
    }

    private void letters(String fingerprint, int count, Instant at) {
        execute(
                """
                INSERT INTO hub.dead_letter (system, stream, row_number, route, origin, stage, code, field, message,
                    fingerprint, payload, payload_kind, payload_hash, first_seen, last_seen)
                SELECT 'crm', 'contacts', n, 'r', 'f.csv', 'validate', 'HUB-VAL-001', 'email', 'm', '%1$s', '', 'record',
                    ('x' || substr(md5('%1$s %3$s ' || n), 1, 15))::bit(60)::bigint, '%3$s', '%3$s'
                FROM generate_series(1, %2$d) n"""
                        .formatted(fingerprint, count, at));
    }

    private void execute(String sql) {
        warehouse.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        });
    }
}
