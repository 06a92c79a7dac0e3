package io.customerhub.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ingest.Lookback;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SinceOrderTest {

    @Test
    void changesAreOrderedByWhatTheyMeanAndNotByTheirText() {
        assertThat(SinceOrder.later("2026-01-31T08:00:00+08:00", "2026-01-31T01:00:00Z"))
                .isEqualTo("2026-01-31T01:00:00Z");
        assertThat(SinceOrder.later("9", "10")).isEqualTo("10");
        assertThat(SinceOrder.later("2026-01-31T08:00:00", "2026-01-31T08:00:00.5"))
                .endsWith(".5");
        assertThat(SinceOrder.later("b", "a")).isEqualTo("b");
        assertThat(SinceOrder.later(null, "a")).isEqualTo("a");
    }

    @Test
    void theLookbackKeepsTheForm() {
        Lookback lookback = Lookback.parse("2m");
        assertThat(SinceOrder.before("2026-01-31T08:00:00+08:00", lookback)).isEqualTo("2026-01-30T23:58:00Z");
        assertThat(SinceOrder.before("2026-01-31T08:00:30", lookback)).isEqualTo("2026-01-31T07:58:30");
        assertThat(SinceOrder.before("2026-01-31", lookback)).isEqualTo("2026-01-30");
        assertThat(SinceOrder.before("500", Lookback.parse("100"))).isEqualTo("400");
        assertThat(SinceOrder.before("v7", lookback)).isEqualTo("v7");
    }

    @Test
    void nothingIsTrustedBeyondTheClock() {
        Instant now = Instant.parse("2026-01-31T08:00:00Z");
        assertThat(SinceOrder.cappedAt("2026-02-01T00:00:00Z", now)).isEqualTo("2026-01-31T08:00:00Z");
        assertThat(SinceOrder.cappedAt("2026-01-01T00:00:00Z", now)).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(SinceOrder.cappedAt("99999999", now)).isEqualTo("99999999");
    }
}
