package io.customerhub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Nobody leafs through customers. */
final class RevealLimitTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
    private final RevealLimit limit = new RevealLimit(now::get);
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
    void aCaseNumberLeavesNoRoomForWords() {
        assertThat(RevealPurpose.CUSTOMER_REQUEST.with("T-4711")).isEqualTo("customer-request, case T-4711");
        assertThat(RevealPurpose.INCIDENT.with("a b\n<c>")).isEqualTo("incident, case abc");
        assertThat(RevealPurpose.INCIDENT.with(" ")).isEqualTo("incident");
    }
}
