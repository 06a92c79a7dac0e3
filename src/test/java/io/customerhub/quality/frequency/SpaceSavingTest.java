package io.customerhub.quality.frequency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpaceSavingTest {

    @Test
    void aCountIsNeverTooLowAndTooHighByNoMoreThanItSays() throws IOException {
        Random random = new Random(7);
        SpaceSaving counter = new SpaceSaving(64);
        Map<String, Long> truth = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            // a few values come often, thousands once or twice
            String value = "v" + (int) Math.abs(random.nextGaussian() * random.nextInt(3_000));
            saw(counter, value, i);
            truth.merge(value, 1L, Long::sum);
        }
        assertThat(counter.seen()).isEqualTo(50_000);
        holds(truth, counter, 50_000 / 64);
        holds(truth, copy(counter, 0), 50_000 / 64);

        SpaceSaving few = copy(counter, 5);
        truth.forEach((value, count) -> {
            assertThat(few.atMost(Fingerprint.of(value))).as(value).isGreaterThanOrEqualTo(count);
            assertThat(few.atLeast(Fingerprint.of(value))).as(value).isLessThanOrEqualTo(count);
        });
    }

    private static void holds(Map<String, Long> truth, SpaceSaving counter, long sure) {
        truth.forEach((value, count) -> {
            long fingerprint = Fingerprint.of(value);
            assertThat(counter.atMost(fingerprint)).as(value).isGreaterThanOrEqualTo(count);
            assertThat(counter.atLeast(fingerprint)).as(value).isLessThanOrEqualTo(count);
            assertThat((long) counter.records(fingerprint)).as(value).isLessThanOrEqualTo(count);
            if (count > sure) {
                assertThat(counter.atLeast(fingerprint)).as(value).isPositive();
            }
        });
    }

    @Test
    void aPlaceholderAmongManyNumbersIsToldAndAFamilyIsNot() {
        SpaceSaving counter = new SpaceSaving(1024);
        for (int i = 0; i < 100_000; i++) {
            saw(counter, "+86138" + (10_000_000 + i), i);
            if (i % 500 == 0) {
                saw(counter, "+8613800138000", i);
            }
            if (i % 20_000 == 0) {
                saw(counter, "+861069445464", i);
            }
        }
        assertThat(isTooFrequent(counter, "+8613800138000")).isTrue();
        assertThat(isTooFrequent(counter, "+861069445464")).isFalse();
        assertThat(isTooFrequent(counter, "+8613810000001")).isFalse();
    }

    @Test
    void aFewRecordsProveNothing() {
        SpaceSaving counter = new SpaceSaving(16);
        for (int record = 0; record < 20; record++) {
            saw(counter, "same", record);
        }
        assertThat(isTooFrequent(counter, "same")).isFalse();
        for (int record = 20; record < 40; record++) {
            saw(counter, "same", record);
        }
        assertThat(isTooFrequent(counter, "same")).isTrue();
    }

    @Test
    void oneRecordThatIsDeliveredAThousandTimesProvesNothing() {
        SpaceSaving counter = new SpaceSaving(16);
        for (int i = 0; i < 1000; i++) {
            saw(counter, "same", 7);
        }
        assertThat(counter.atLeast(Fingerprint.of("same"))).isEqualTo(1000);
        assertThat(counter.records(Fingerprint.of("same"))).isEqualTo(1);
        assertThat(isTooFrequent(counter, "same")).isFalse();
    }

    private static boolean isTooFrequent(SpaceSaving counter, String value) {
        return TooFrequent.IDENTIFYING.is(counter, Fingerprint.of(value));
    }

    private static void saw(SpaceSaving counter, String value, int record) {
        if (counter.saw(Fingerprint.of(value), 1)) {
            counter.mark(Fingerprint.of(value), Fingerprint.of("r" + record));
        }
    }

    private static SpaceSaving copy(SpaceSaving counter, int fewest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        counter.write(new DataOutputStream(bytes), fewest);
        return SpaceSaving.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), 64);
    }
}
