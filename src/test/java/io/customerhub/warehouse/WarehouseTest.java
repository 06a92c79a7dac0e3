package io.customerhub.warehouse;

import static io.customerhub.warehouse.Customers.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WarehouseTest {

    @Test
    void openingAgainChangesNothingAndANewerSchemaIsRefused() {
        String url = TestDatabase.empty();
        try (Warehouse first = Warehouse.open(url)) {
            assertThat(Customers.query(first, "SELECT count(*) > 0 FROM hub.schema_version WHERE success"))
                    .containsExactly("t");
        }
        try (Warehouse second = Warehouse.open(url)) {
            assertThat(Customers.query(second, "SELECT count(*) FROM raw.record"))
                    .containsExactly("0");
            Customers.execute(
                    second,
                    "INSERT INTO hub.schema_version (installed_rank, version, description, type, script, installed_by,"
                            + " execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)");
        }
        assertThatThrownBy(() -> Warehouse.open(url).close())
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("99");
    }

    @Test
    void everyTableAndColumnIsExplained() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.empty())) {
            assertThat(
                            Customers.query(
                                    warehouse,
                                    "SELECT c.oid::regclass || '.' || a.attname FROM pg_class c"
                                            + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                                            + " WHERE c.relnamespace::regnamespace::text IN ('raw', 'standard', 'golden', 'hub')"
                                            + " AND c.relkind = 'r' AND c.relname <> 'schema_version'"
                                            + " AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)"))
                    .isEmpty();
        }
    }

    @Test
    void anOrdinaryUserThatOwnsTheDatabaseIsEnough() {
        String url = TestDatabase.empty();
        try (Warehouse admin = Warehouse.open(url)) {
            Customers.execute(admin, "DROP SCHEMA raw, standard, golden, hub CASCADE");
            Customers.execute(
                    admin,
                    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ordinary') THEN"
                            + " CREATE ROLE ordinary; END IF;"
                            + " EXECUTE format('GRANT CREATE ON DATABASE %I TO ordinary', current_database()); END $$");
        }
        String asOrdinary = url + (url.contains("?") ? "&" : "?") + "options=-c%20role=ordinary";
        try (Warehouse ordinary = Warehouse.open(asOrdinary)) {
            BatchOutcome outcome = new BatchWriter(ordinary)
                    .write(Customers.batch(Customers.customer("1", 1, "a")), Customers.start(ordinary, "a"));
            assertThat(outcome.loaded()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatIsAwayIsABadDay() {
        assertThatThrownBy(() ->
                        Warehouse.open("jdbc:postgresql://127.0.0.1:1/none").close())
                .isInstanceOf(WarehouseUnavailableException.class);
    }

    @Test
    void errorsOfPostgresAreTakenForWhatTheyAre() {
        assertThat(failure("57P01")).isEqualTo(SqlFailure.UNAVAILABLE);
        assertThat(failure("53100")).isEqualTo(SqlFailure.UNAVAILABLE);
        assertThat(failure("25006")).isEqualTo(SqlFailure.UNAVAILABLE);
        assertThat(failure("08006")).isEqualTo(SqlFailure.UNAVAILABLE);
        assertThat(failure("55P03")).isEqualTo(SqlFailure.UNAVAILABLE);
        assertThat(failure("22021")).isEqualTo(SqlFailure.DATA);
        assertThat(failure("23514")).isEqualTo(SqlFailure.DATA);
        assertThat(failure("23505")).isEqualTo(SqlFailure.DUPLICATE);
        assertThat(failure("40P01")).isEqualTo(SqlFailure.RETRY);
        assertThat(failure("42601")).isEqualTo(SqlFailure.BUG);
    }

    private static SqlFailure failure(String state) {
        return SqlFailure.of(new SQLException("message", state));
    }

    @Test
    void runsAreListedTotalledAndInterrupted() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.empty())) {
            RunLedger ledger = new RunLedger(warehouse);
            int configuration = new ConfigurationStore(warehouse).register(STREAM, "a", "entity: customer", null);
            assertThat(new ConfigurationStore(warehouse).register(STREAM, "a", "entity: customer", null))
                    .isEqualTo(configuration);
            Instant before = Instant.now().minusSeconds(60);
            RunReference old = ledger.start(STREAM, "crm-contacts", configuration, 1L, "hub");
            RunReference now = ledger.start(STREAM, "crm-contacts", configuration, 2L, "hub");
            RunReference byHand = ledger.start(STREAM, "crm-contacts", configuration, null, "alice");
            new BatchWriter(warehouse)
                    .write(
                            Customers.batch(Customers.customer("1", 1, "a")),
                            new RunReference(byHand.run(), 1, configuration, null, "alice"));
            assertThat(ledger.interruptBefore(2)).isEqualTo(1);
            ledger.finish(now.run(), Run.State.FAILED, "HUB-DB-001", "the warehouse was away");
            ledger.finish(old.run(), Run.State.FINISHED, null, null);

            assertThat(ledger.latest(10))
                    .extracting(Run::run, Run::state, Run::code)
                    .containsExactly(
                            tuple(byHand.run(), Run.State.RUNNING, null),
                            tuple(now.run(), Run.State.FAILED, "HUB-DB-001"),
                            tuple(old.run(), Run.State.INTERRUPTED, "HUB-RUN-001"));
            assertThat(ledger.before(now.run(), 10)).extracting(Run::run).containsExactly(old.run());
            assertThat(ledger.totalsSince(before)).containsEntry(STREAM, new Run.Counts(1, 1, 0, 0, 0, 0));
            assertThat(ledger.totalsSince(Instant.now().plusSeconds(60))).isEmpty();
            assertThat(new PositionStore(warehouse).find(STREAM)).isNotNull();
            assertThat(new PositionStore(warehouse).reset(STREAM)).isTrue();
            assertThat(new PositionStore(warehouse).find(STREAM)).isNull();
        }
    }

    @Test
    void aPauseAndItsConfigurationSurvive() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.empty())) {
            StreamStateStore store = new StreamStateStore(warehouse);
            Instant at = Instant.parse("2026-01-31T08:00:00Z");
            assertThat(store.find(STREAM).isPaused()).isFalse();
            store.pollFailed(STREAM, at, "HUB-READ-001", "the server says 500");
            assertThat(store.find(STREAM).isFailing()).isTrue();
            store.pollSucceeded(STREAM, at.plusSeconds(30), false);
            assertThat(store.find(STREAM).isFailing()).isFalse();
            StreamState.Pause pause = new StreamState.Pause("HUB-RUN-002", "too many dead letters", at, "abc");
            store.pause(STREAM, pause);
            assertThat(new StreamStateStore(warehouse).all())
                    .isEqualTo(List.of(new StreamState(
                            STREAM,
                            pause,
                            at.plusSeconds(30),
                            new StreamState.Failure("HUB-READ-001", "the server says 500", at))));
            assertThat(store.resume(STREAM)).isTrue();
            assertThat(store.resume(STREAM)).isFalse();
            assertThat(store.find(STREAM).isPaused()).isFalse();
        }
    }
}
