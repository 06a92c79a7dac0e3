package io.customerhub.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.RunningHub;
import org.junit.jupiter.api.Test;

final class IntakeLeaseTest {

    private final String url = TestDatabase.fresh();

    @Test
    void aBrokenSessionIsOpenedAnewUnderTheSameFence() throws InterruptedException {
        try (Warehouse warehouse = Warehouse.open(url);
                IntakeLease lease = IntakeLease.acquire(warehouse, "one", line -> {})) {
            long fence = lease.fence();
            endSessions();
            assertThat(lease.isHeld()).isTrue();
            assertThat(RunningHub.rows(url, "SELECT fence, holder FROM hub.lease"))
                    .containsExactly(fence + " one");
            assertThat(RunningHub.rows(
                            url,
                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                                    + " (SELECT oid FROM pg_database WHERE datname = current_database())"))
                    .containsExactly("1");
        }
    }

    @Test
    void aLeaseThatAnotherHubTookMeanwhileIsLostEvenAfterThatOneEnds() throws InterruptedException {
        try (Warehouse warehouse = Warehouse.open(url);
                IntakeLease lease = IntakeLease.acquire(warehouse, "one", line -> {})) {
            endSessions();
            try (IntakeLease other = IntakeLease.acquire(warehouse, "two", line -> {})) {
                assertThat(lease.isHeld()).isFalse();
                assertThat(other.isHeld()).isTrue();
            }
            assertThat(lease.isHeld()).isFalse();
            assertThat(RunningHub.rows(
                            url,
                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                                    + " (SELECT oid FROM pg_database WHERE datname = current_database())"))
                    .containsExactly("0");
        }
    }

    private void endSessions() {
        String database = url.replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1");
        RunningHub.execute(
                TestDatabase.server().url("postgres"),
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }
}
