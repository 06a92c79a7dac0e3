package io.customerhub.quality.frequency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpaceSavingTest {

    @Test
    void aCountIsNeverTooLowAndTooHighByNoMoreThanItSays() {
        Random random = new Random(7);
        SpaceSaving counter = new SpaceSaving(64);
        Map<String, Long> truth = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            // a few values come often, thousands once or twice
            String value = "v" + (int) Math.abs(random.nextGaussian() * random.nextInt(3_000));
            counter.saw(value);
            truth.merge(value, 1L, Long::sum);
        }
        assertThat(counter.seen()).isEqualTo(50_000);
        truth.forEach((value, count) -> {
            assertThat(counter.atMost(value)).as(value).isGreaterThanOrEqualTo(count);
            assertThat(counter.atLeast(value)).as(value).isLessThanOrEqualTo(count);
            if (count > 50_000 / 64) {
                assertThat(counter.atLeast(value)).as(value).isPositive();
            }
        });
    }

    @Test
    void aPlaceholderAmongManyNumbersIsToldAndAFamilyIsNot() {
        SpaceSaving counter = new SpaceSaving(256);
        for (int i = 0; i < 100_000; i++) {
            counter.saw("+86138" + (10_000_000 + i));
            if (i % 50 == 0) {
                counter.saw("+8613800138000");
            }
            if (i % 20_000 == 0) {
                counter.saw("+861069445464");
            }
        }
        assertThat(TooFrequent.IDENTIFYING.is(counter, "+8613800138000")).isTrue();
        assertThat(TooFrequent.IDENTIFYING.is(counter, "+861069445464")).isFalse();
        assertThat(TooFrequent.IDENTIFYING.is(counter, "+8613810000001")).isFalse();
    }

    @Test
    void aFewRecordsProveNothing() {
        SpaceSaving counter = new SpaceSaving(16);
        for (int i = 0; i < 19; i++) {
            counter.saw("same");
        }
        assertThat(TooFrequent.IDENTIFYING.is(counter, "same")).isFalse();
        counter.saw("same");
        assertThat(TooFrequent.IDENTIFYING.is(counter, "same")).isTrue();
    }
}
