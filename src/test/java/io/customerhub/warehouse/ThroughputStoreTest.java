package io.customerhub.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.ThroughputStore.Minute;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThroughputStoreTest {

    private static final StreamName STREAM = new StreamName("crm", "contacts");
    private static final Instant NOW = Instant.parse("2026-03-10T12:30:00Z");

    @Test
    void minutesOfEarlierDaysBecomeHoursAndWhatTheyCountStays() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.fresh())) {
            ThroughputStore store = new ThroughputStore(warehouse);
            for (int hours : new int[] {1, 20, 30, 31, 100, 167, 169}) {
                for (int minute = 0; minute < 5; minute++) {
                    deliver(store, NOW.minus(hours, ChronoUnit.HOURS).plus(minute, ChronoUnit.MINUTES));
                }
            }
            store.forget(NOW);
            List<Minute> kept = store.minutes(NOW.minus(ThroughputStore.KEPT), null);
            assertThat(kept).hasSize(2 * 5 + 4);
            assertThat(kept.get(0).minute()).isEqualTo(Instant.parse("2026-03-03T13:00:00Z"));
            assertThat(kept.get(0).outcome()).isEqualTo(new BatchOutcome(50, 40, 0, 0, 10, 0));
            assertThat(kept.stream()
                            .mapToLong(minute -> minute.outcome().read())
                            .sum())
                    .isEqualTo(6 * 5 * 10);
        }
    }

    @Test
    void whatIsSummedUpAgainCountsOnce() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.fresh())) {
            ThroughputStore store = new ThroughputStore(warehouse);
            Instant old = NOW.minus(Duration.ofHours(30));
            deliver(store, old);
            store.forget(NOW);
            deliver(store, old.plus(1, ChronoUnit.MINUTES));
            store.forget(NOW);
            store.forget(NOW);
            assertThat(store.minutes(old.minus(1, ChronoUnit.HOURS), STREAM))
                    .containsExactly(
                            new Minute(Instant.parse("2026-03-09T06:00:00Z"), new BatchOutcome(20, 16, 0, 0, 4, 0)));
            assertThat(store.rates(NOW)).containsOnlyKeys(STREAM);
        }
    }

    private static void deliver(ThroughputStore store, Instant at) {
        Throughput throughput = new Throughput(Clock.fixed(at, ZoneOffset.UTC));
        throughput.loaded(STREAM, new BatchOutcome(10, 8, 0, 0, 2, 0));
        store.write(throughput);
    }
}
