package io.customerhub.deadletter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PlanWindowTest {

    private static final PlanWindow NIGHT = new PlanWindow("22:00", "06:00", "Asia/Shanghai");

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void aWindowOverMidnightIsOpenInTheEveningAndInTheMorningOfItsZone() {
        assertThat(NIGHT.isOpen(at("2026-03-01T13:59:59Z"))).isFalse();
        assertThat(NIGHT.isOpen(at("2026-03-01T14:00:00Z"))).isTrue();
        assertThat(NIGHT.isOpen(at("2026-03-01T16:00:00Z"))).isTrue();
        assertThat(NIGHT.isOpen(at("2026-03-01T21:59:59Z"))).isTrue();
        assertThat(NIGHT.isOpen(at("2026-03-01T22:00:00Z"))).isFalse();
        assertThat(NIGHT.opens(at("2026-03-01T22:00:00Z"))).hasToString("2026-03-02T22:00+08:00[Asia/Shanghai]");
        assertThat(NIGHT.opens(at("2026-03-01T14:00:00Z"))).hasToString("2026-03-02T22:00+08:00[Asia/Shanghai]");
    }

    @Test
    void aWindowOfOneDayIsClosedBeforeAndAfterIt() {
        PlanWindow noon = new PlanWindow("12:00", "13:30", "UTC");
        assertThat(noon.isOpen(at("2026-03-01T11:59:59Z"))).isFalse();
        assertThat(noon.isOpen(at("2026-03-01T12:00:00Z"))).isTrue();
        assertThat(noon.isOpen(at("2026-03-01T13:30:00Z"))).isFalse();
        assertThat(noon.opens(at("2026-03-01T11:00:00Z"))).hasToString("2026-03-01T12:00Z[UTC]");
    }

    @Test
    void whenClocksAreChangedTheTimeOnTheClockDecides() {
        // on 29 March 2026 Berlin goes from 02:00 to 03:00, on 25 October from 03:00 back to 02:00
        PlanWindow early = new PlanWindow("02:30", "05:00", "Europe/Berlin");
        assertThat(early.isOpen(at("2026-03-29T00:59:00Z"))).isFalse();
        assertThat(early.isOpen(at("2026-03-29T01:00:00Z"))).isTrue();
        assertThat(early.opens(at("2026-03-29T00:00:00Z"))).hasToString("2026-03-29T03:30+02:00[Europe/Berlin]");
        assertThat(early.isOpen(at("2026-10-25T00:30:00Z"))).isTrue();
        assertThat(early.isOpen(at("2026-10-25T01:15:00Z"))).isFalse();
        assertThat(early.isOpen(at("2026-10-25T01:30:00Z"))).isTrue();
    }

    @Test
    void whatIsNoWindowIsTold() {
        assertThat(limits(NIGHT).complaint()).isNull();
        assertThat(limits(new PlanWindow("25:00", "06:00", null)).complaint()).contains("found 25:00 and 06:00");
        assertThat(limits(new PlanWindow("22:00", "", null)).complaint()).contains("two times of day");
        assertThat(limits(new PlanWindow("22:00", "22:00", null)).complaint()).contains("leave the window out");
        assertThat(limits(new PlanWindow("22:00", "06:00", "Berlin")).complaint())
                .contains("Berlin is no time zone");
        assertThat(PlanWindow.parse("22:00-06:00 Asia/Shanghai")).isEqualTo(NIGHT);
        assertThat(PlanWindow.parse("22:00-06:00")).isEqualTo(new PlanWindow("22:00", "06:00", null));
        assertThat(PlanWindow.parse("tonight")).isNull();
    }

    private static PlanLimits limits(PlanWindow window) {
        return new PlanLimits(null, null, null, null, null, window);
    }
}
