package io.customerhub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.audit.RevealTimes;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody leafs through customers. */
final class RevealLimitTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
    private final String database = TestDatabase.fresh();
    private final Warehouse warehouse = Warehouse.open(database);
    private final RevealLimit limit = new RevealLimit(warehouse, now::get);
    private final Caller anna = Caller.person("anna", Set.of(Role.OPERATOR), "127.0.0.1");

    @Test
    void thereIsALimitForEachPersonThatTimeLifts() {
        for (int i = 0; i < RevealLimit.MOST; i++) {
            limit.count(anna);
        }
        assertThatThrownBy(() -> limit.count(anna))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.code()).isEqualTo("HUB-PERM-002"))
                .hasMessageContaining("2026-03-01T08:10:00Z");
        limit.count(Caller.person("bert", Set.of(Role.OPERATOR), "127.0.0.1"));
        now.set(now.get().plus(RevealLimit.WINDOW).plusSeconds(1));
        limit.count(anna);
    }

    @Test
    void aRestartForgetsNothingAndTwoHubsCountAsOne() {
        for (int i = 0; i < RevealLimit.MOST / 2; i++) {
            limit.count(anna);
        }
        try (Warehouse other = Warehouse.open(database)) {
            RevealLimit there = new RevealLimit(other, now::get);
            for (int i = RevealLimit.MOST / 2; i < RevealLimit.MOST; i++) {
                there.count(anna);
            }
            assertThatThrownBy(() -> there.count(anna)).extracting("code").isEqualTo("HUB-PERM-002");
        }
        assertThatThrownBy(() -> new RevealLimit(warehouse, now::get).count(anna))
                .extracting("code")
                .isEqualTo("HUB-PERM-002");
    }

    @Test
    void ofManyLooksAtOnceNoMoreThanTheLimitPass() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> looks = Collections.nCopies(RevealLimit.MOST + 20, () -> {
                try {
                    limit.count(anna);
                    return true;
                } catch (RequestException refused) {
                    return false;
                }
            });
            int passed = 0;
            for (Future<Boolean> look : threads.invokeAll(looks)) {
                passed += look.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(RevealLimit.MOST);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsTooOldToCountIsClearedAway() {
        limit.count(anna);
        RevealTimes times = new RevealTimes(warehouse);
        assertThat(times.forget(now.get())).isZero();
        assertThat(times.forget(now.get().plusSeconds(1))).isEqualTo(1);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aCaseNumberLeavesNoRoomForWords() {
        assertThat(RevealPurpose.CUSTOMER_REQUEST.with("T-4711")).isEqualTo("customer-request, case T-4711");
        assertThat(RevealPurpose.INCIDENT.with("a b\n<c>")).isEqualTo("incident, case abc");
        assertThat(RevealPurpose.INCIDENT.with(" ")).isEqualTo("incident");
    }
}
