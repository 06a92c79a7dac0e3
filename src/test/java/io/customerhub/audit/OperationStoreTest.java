package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.customerhub.access.Caller;
import io.customerhub.access.Outcome;
import io.customerhub.access.Role;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OperationStoreTest {

    private final Caller wang = Caller.person("wang", Set.of(Role.OPERATOR), "127.0.0.1");
    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final OperationStore store = new OperationStore(warehouse);

    @AfterEach
    void close() {
        store.close();
        warehouse.close();
    }

    @Test
    void aChangeIsKeptWithItsResult() {
        long good = store.begin(wang, "dead-letters.dismiss", "group ab", "test data");
        assertThat(store.find(good)).get().extracting(Operation::state).isEqualTo(Operation.State.RUNNING);
        store.done(good, Outcome.of("letters", 12).and("plan", 3));
        long bad = store.begin(wang, "streams.pause", "stream crm/contacts", "");
        store.failed(bad, "HUB-PAUSE-009", "there is no such stream");

        Operation done = store.find(good).orElseThrow();
        assertThat(done.state()).isEqualTo(Operation.State.DONE);
        assertThat(done.figures().toString()).isEqualTo("{letters=12, plan=3}");
        assertThat(done.endedAt()).isAfterOrEqualTo(done.at());
        Operation failed = store.find(bad).orElseThrow();
        assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
        assertThat(failed.code()).isEqualTo("HUB-PAUSE-009");
        assertThat(failed.message()).isEqualTo("there is no such stream");
        assertThat(store.find(99)).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftBehindIsToldAsInterrupted() {
        OperationStore other = new OperationStore(warehouse);
        long left = other.begin(wang, "dead-letters.dismiss", "group ab", "");
        long alive = store.begin(wang, "dead-letters.dismiss", "group cd", "");
        other.close(); // its session ends, as it does when the process is killed

        await().untilAsserted(() ->
                assertThat(store.find(left).orElseThrow().state()).isEqualTo(Operation.State.INTERRUPTED));
        assertThat(store.find(alive).orElseThrow().state()).isEqualTo(Operation.State.RUNNING);
        assertThat(numbers(Operation.State.INTERRUPTED)).containsExactly(left);
        assertThat(numbers(Operation.State.RUNNING)).containsExactly(alive);
    }

    @Test
    void aLostSessionIsReplacedWithTheNextOperation() {
        store.begin(wang, "a.b", "x", "");
        warehouse.transact(connection -> connection
                .createStatement()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                        + " AND pid <> pg_backend_pid()"));

        long next = store.begin(wang, "a.b", "y", "");

        assertThat(store.find(next).orElseThrow().state()).isEqualTo(Operation.State.RUNNING);
    }

    @Test
    void operationsAreFoundByStateActorAndActionAndInPages() {
        Caller li = Caller.person("li", Set.of(Role.OPERATOR), "127.0.0.1");
        for (int i = 0; i < 20; i++) {
            long number = store.begin(i % 2 == 0 ? wang : li, i < 5 ? "plans.start" : "letters.note", "x", "");
            store.done(number, Outcome.of("done", 1));
        }
        assertThat(store.list(new OperationFilter(null, "li", null), Long.MAX_VALUE, 50))
                .hasSize(10);
        assertThat(store.list(new OperationFilter(null, null, "plans."), Long.MAX_VALUE, 50))
                .hasSize(5);
        assertThat(store.list(new OperationFilter(Operation.State.DONE, "wang", "letters.note"), Long.MAX_VALUE, 50))
                .hasSize(7);
        List<Operation> page = store.list(OperationFilter.ALL, Long.MAX_VALUE, 8);
        assertThat(page).hasSize(8);
        assertThat(store.list(OperationFilter.ALL, page.get(7).number(), 8))
                .extracting(Operation::number)
                .first()
                .isEqualTo(page.get(7).number() - 1);
    }

    private List<Long> numbers(Operation.State state) {
        return store.list(new OperationFilter(state, null, null), Long.MAX_VALUE, 10).stream()
                .map(Operation::number)
                .toList();
    }
}
