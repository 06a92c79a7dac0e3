package io.customerhub.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingTest {

    @Test
    void waitsGrowUpToTheCapAndAreSpreadBelowIt() {
        RetryPolicy policy = new RetryPolicy(Duration.ofMillis(500), Duration.ofSeconds(60), 8);
        assertThat(policy.limit(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.limit(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.limit(1_000_000)).isEqualTo(Duration.ofSeconds(60));
        Random random = new Random(7);
        for (int failures = 1; failures < 20; failures++) {
            assertThat(policy.delay(failures, random)).isBetween(Duration.ZERO, policy.limit(failures));
        }
        assertThat(policy.isWorthARetry(7)).isTrue();
        assertThat(policy.isWorthARetry(8)).isFalse();
    }

    @Test
    void aLookbackIsATimeOrACount() {
        assertThat(Lookback.parse("1h30m").time()).isEqualTo(Duration.ofMinutes(90));
        assertThat(Lookback.parse("2d").time()).isEqualTo(Duration.ofDays(2));
        assertThat(Lookback.parse("PT2M").time()).isEqualTo(Duration.ofMinutes(2));
        assertThat(Lookback.parse("100ms").time()).isEqualTo(Duration.ofMillis(100));
        assertThat(Lookback.parse("1000").count()).isEqualTo(BigDecimal.valueOf(1000));
        assertThatThrownBy(() -> Lookback.parse("soon")).hasMessageContaining("30s, 2m, 1h or 2d");
        assertThatThrownBy(() -> Lookback.parse("-2m")).isInstanceOf(IllegalArgumentException.class);
    }
}
