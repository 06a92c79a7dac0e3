package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TickingTest {

    private static final Duration SHORT = Duration.ofMillis(5);

    @Test
    void oneThatFailsOrHangsKeepsNoneOfTheOthersFromTheirTurn() throws InterruptedException {
        CountDownLatch forEver = new CountDownLatch(1);
        CountDownLatch often = new CountDownLatch(20);
        AtomicInteger failures = new AtomicInteger();
        try (Ticking ticking = new Ticking()) {
            ticking.every("hangs", Duration.ZERO, SHORT, () -> await(forEver));
            ticking.every("fails", Duration.ZERO, SHORT, () -> {
                failures.incrementAndGet();
                throw new IllegalStateException("a test");
            });
            ticking.every("deep", Duration.ZERO, SHORT, () -> {
                throw new StackOverflowError();
            });
            ticking.every("works", Duration.ZERO, SHORT, often::countDown);
            assertThat(often.await(30, TimeUnit.SECONDS)).isTrue();
            forEver.countDown();
        }
        assertThat(failures.get()).isGreaterThan(1);
    }

    @Test
    void closingWaitsForWhatIsUnderWayAndDoesNothingAfterwards() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Ticking ticking = new Ticking();
        ticking.every("slow", Duration.ZERO, SHORT, () -> {
            begun.countDown();
            sleep(200);
            done.incrementAndGet();
        });
        begun.await();
        ticking.close();
        int at = done.get();
        assertThat(at).isPositive();
        sleep(100);
        assertThat(done.get()).isEqualTo(at);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
