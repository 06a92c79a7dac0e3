package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.access.Role;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who look at once, each of whose looks is an entry; the figures stand in the output of the test. */
final class AuditLoadTest {

    private static final int READERS = 16;
    private static final int LOOKS = Integer.getInteger("audit.looks", 40);

    @TempDir
    private Path data;

    private final String url = TestDatabase.fresh();
    private final Warehouse warehouse = Warehouse.open(url);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void sixteenReadersAtOnceEachHaveTheirEntryWhenTheyGoOn() throws Exception {
        AuditStore store = new AuditStore(warehouse, AuditKeys.in(data));
        looks(store, "alone", 5);
        tell("one reader", looks(store, "alone", LOOKS), LOOKS);

        long begun = System.nanoTime();
        List<List<Long>> micros = together(reader -> looks(store, reader, LOOKS));
        List<Long> all = new ArrayList<>();
        micros.forEach(all::addAll);
        tell(READERS + " readers", all, READERS * LOOKS);
        System.out.printf(
                "audit: %d entries a second%n",
                READERS * LOOKS * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun));

        for (int i = 0; i < READERS; i++) {
            assertThat(store.list(AuditFilter.of("reader" + i, List.of("person")), Long.MAX_VALUE, 1_000))
                    .hasSize(LOOKS);
        }
        AuditVerification found = new AuditVerifier(store, data.resolve("heads")).verify();
        assertThat(found.findings()).isEmpty();
    }

    @Test
    void twoHubsThatNoteAtOnceMakeOneChain() throws Exception {
        AuditStore here = new AuditStore(warehouse, AuditKeys.in(data));
        here.note(entry("first"));
        try (Warehouse other = Warehouse.open(url)) {
            AuditStore there = new AuditStore(other, AuditKeys.in(data));
            together(reader -> looks(reader.hashCode() % 2 == 0 ? here : there, reader, 10));
        }
        assertThat(here.list(AuditFilter.ALL, Long.MAX_VALUE, 1_000))
                .hasSize(READERS * 10 + 1)
                .extracting(AuditRow::sequence)
                .doesNotHaveDuplicates();
        assertThat(new AuditVerifier(here, data.resolve("heads")).verify().findings())
                .isEmpty();
    }

    /** What one reader does. */
    private interface Reading {
        List<Long> read(String reader);
    }

    private static List<List<Long>> together(Reading reading) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Callable<List<Long>>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                String name = "reader" + i;
                readers.add(() -> reading.read(name));
            }
            List<List<Long>> micros = new ArrayList<>();
            for (Future<List<Long>> reader : threads.invokeAll(readers)) {
                micros.add(reader.get());
            }
            return micros;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Looks so many times; gives the microseconds that each entry took. */
    private static List<Long> looks(AuditStore store, String reader, int count) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            store.note(entry(reader));
            micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
        }
        return micros;
    }

    private static Entry entry(String reader) {
        Caller caller = Caller.person(reader, Set.of(Role.OPERATOR), "127.0.0.1");
        return new Entry(caller, "dead-letters.list", "letters", "", Result.DONE, 0, null);
    }

    private static void tell(String who, List<Long> micros, int count) {
        List<Long> sorted = micros.stream().sorted().toList();
        System.out.printf(
                "audit: %s, %d entries: p50 %.1f ms, p95 %.1f ms, longest %.1f ms%n",
                who,
                count,
                sorted.get(count / 2) / 1_000.0,
                sorted.get(count * 95 / 100) / 1_000.0,
                sorted.get(count - 1) / 1_000.0);
    }
}
