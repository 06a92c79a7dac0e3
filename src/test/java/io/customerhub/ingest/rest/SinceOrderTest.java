package io.customerhub.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ingest.Lookback;
import java.math.BigDecimal;
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
        assertThat(SinceOrder.cappedAt("2026-02-01T00:00:00Z", now, null)).isEqualTo("2026-01-31T08:00:00Z");
        assertThat(SinceOrder.cappedAt("2026-01-01T00:00:00Z", now, null)).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(SinceOrder.cappedAt("2026-02-01 00:00:00", now, null)).isEqualTo("2026-01-31 08:00:00");
        assertThat(SinceOrder.cappedAt("99999999999", now, null)).isEqualTo("99999999999");
        BigDecimal seconds = SinceFormat.parse("epoch-seconds").epoch(now);
        assertThat(SinceOrder.cappedAt("99999999999", now, seconds)).isEqualTo("1769846400");
        assertThat(SinceOrder.cappedAt("1769846399", now, seconds)).isEqualTo("1769846399");
    }

    @Test
    void aTimeWithoutAnOffsetIsInTheFutureOnlyWhereItIsSoEverywhereOnEarth() {
        Instant now = Instant.parse("2026-01-31T08:00:00Z");
        assertThat(SinceOrder.isBeyond("2026-01-31T08:00:01Z", now, null)).isTrue();
        assertThat(SinceOrder.isBeyond("2026-01-31T16:00:00+08:00", now, null)).isFalse();
        assertThat(SinceOrder.isBeyond("2026-01-31T22:00:00", now, null)).isFalse();
        assertThat(SinceOrder.isBeyond("2026-01-31 22:00:01", now, null)).isTrue();
        assertThat(SinceOrder.isBeyond("2026-02-01", now, null)).isTrue();
        assertThat(SinceOrder.isBeyond("99999999999", now, null))
                .as("a counter")
                .isFalse();
        assertThat(SinceOrder.isBeyond("v7", now, null)).isFalse();
    }
}
