package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.access.Role;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted is kept as it was and found again. */
final class AuditStoreTest {

    @TempDir
    private Path data;

    private AuditLog log;

    @BeforeEach
    void open() {
        log = new AuditLog(data);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatWasNotedIsReadBackAsItWas() {
        AuditStore store = log.store();
        Caller wang = Caller.person("wang", Set.of(Role.STEWARD, Role.AUDITOR), "10.1.2.3");
        store.note(new Entry(wang, "letters.reveal", "letter 12", "求证 \"电话\"\u0000", Result.DONE, 7, null));
        store.note(new Entry(Caller.hub(), "plans.run", "plan 3", "", Result.FAILED, 0, "HUB-PLAN-001"));

        List<AuditRow> rows = store.list(AuditFilter.ALL, Long.MAX_VALUE, 10);

        assertThat(rows).extracting(AuditRow::sequence).containsExactly(2L, 1L);
        AuditRow first = rows.get(1);
        assertThat(first.at())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(first)
                .isEqualTo(new AuditRow(
                        1,
                        first.at(),
                        "person",
                        "wang",
                        "auditor,steward",
                        "10.1.2.3",
                        "letters.reveal",
                        "letter 12",
                        "求证 \"电话\"\ufffd",
                        "done",
                        7,
                        null));
        assertThat(rows.get(0).detail()).isEqualTo("HUB-PLAN-001");
        assertThat(log.verify().findings()).isEmpty();
    }

    @Test
    void entriesAreFoundByActorActionSubjectAndTimeAndInPages() {
        AuditStore store = log.store();
        for (int i = 1; i <= 25; i++) {
            AuditLog.note(
                    store, i % 2 == 0 ? "li" : "wang", i % 5 == 0 ? "plans.start" : "letters.look", "letter " + i);
        }

        assertThat(store.list(AuditFilter.of("li", List.of("person")), Long.MAX_VALUE, 100))
                .hasSize(12);
        assertThat(store.list(AuditFilter.of("li", List.of("shell", "hub")), Long.MAX_VALUE, 100))
                .isEmpty();
        AuditFilter plans = new AuditFilter(null, List.of(), "plans.", null, null, null);
        assertThat(store.list(plans, Long.MAX_VALUE, 100))
                .extracting(AuditRow::subject)
                .hasSize(5)
                .contains("letter 25");
        AuditFilter letter = new AuditFilter(null, List.of(), "letters.look", "letter 7", null, null);
        assertThat(store.list(letter, Long.MAX_VALUE, 100))
                .extracting(AuditRow::sequence)
                .containsExactly(7L);
        Instant fourth = store.list(AuditFilter.ALL, 5, 1).get(0).at();
        AuditFilter since = new AuditFilter(null, List.of(), null, null, fourth, null);
        AuditFilter before = new AuditFilter(null, List.of(), null, null, null, fourth);
        assertThat(store.list(since, Long.MAX_VALUE, 100))
                .extracting(AuditRow::sequence)
                .contains(4L, 25L)
                .doesNotContain(3L);
        assertThat(store.list(before, Long.MAX_VALUE, 100))
                .extracting(AuditRow::sequence)
                .contains(3L)
                .doesNotContain(4L);
        assertThat(store.list(AuditFilter.ALL, 11, 10))
                .extracting(AuditRow::sequence)
                .first()
                .isEqualTo(10L);
    }

    @Test
    void writersAtOnceKeepOneChain() throws Exception {
        int writers = 4;
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (Warehouse second = Warehouse.open(log.url)) {
            List<AuditStore> stores = List.of(log.store(), new AuditStore(second, AuditKeys.in(data)));
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                AuditStore store = stores.get(w % 2);
                String actor = "writer" + w;
                all.add(threads.submit(() -> {
                    begin.await();
                    for (int i = 0; i < 50; i++) {
                        AuditLog.note(store, actor, "letters.look", "letter " + i);
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        AuditVerification found = log.verify();
        assertThat(found.findings()).isEmpty();
        assertThat(found.entries()).isEqualTo(200);
    }
}
