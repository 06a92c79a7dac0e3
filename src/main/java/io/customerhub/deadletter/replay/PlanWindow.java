package io.customerhub.deadletter.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time of day within which a plan may run, such as 22:00 to 06:00 in Asia/Shanghai. It may reach over midnight. On the
 * days on which clocks are put forward or back, the time on the clock decides.
 *
 * @param from it runs from this time on, as {@code HH:mm}
 * @param to it rests from this time on, as {@code HH:mm}; a time before {@code from} is one of the next day
 * @param zone a name of the IANA time zone database, such as {@code Europe/Berlin}; null for the zone of the hub
 */
public record PlanWindow(String from, String to, @Nullable String zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * Reads {@code 22:00-06:00}, or {@code 22:00-06:00 Asia/Shanghai}.
     *
     * @return null when the text is no window
     */
    public static @Nullable PlanWindow parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String[] times = words[0].split("-", -1);
        return times.length == 2 ? new PlanWindow(times[0], times[1], words.length == 2 ? words[1] : null) : null;
    }

    /** What is wrong with it, for people; null when nothing is. */
    @Nullable
    String complaint() {
        if (time(from) == null || time(to) == null) {
            return "window: expected two times of day such as 22:00 and 06:00, found " + from + " and " + to;
        }
        if (from.equals(to)) {
            return "window: from and to are both " + from + "; leave the window out to run at any time";
        }
        try {
            zoneId();
            return null;
        } catch (DateTimeException unknown) {
            return "window: " + zone + " is no time zone; expected a name such as Europe/Berlin, Asia/Shanghai or UTC";
        }
    }

    /** True when a plan may run at this moment. */
    public boolean isOpen(Instant now) {
        LocalTime time = now.atZone(zoneId()).toLocalTime();
        boolean isAfterFrom = !time.isBefore(begin());
        boolean isBeforeTo = time.isBefore(end());
        return begin().isBefore(end()) ? isAfterFrom && isBeforeTo : isAfterFrom || isBeforeTo;
    }

    /** When it opens next after this moment. */
    public ZonedDateTime opens(Instant now) {
        ZonedDateTime here = now.atZone(zoneId());
        ZonedDateTime today = ZonedDateTime.of(here.toLocalDate(), begin(), zoneId());
        return today.isAfter(here) ? today : ZonedDateTime.of(here.toLocalDate().plusDays(1), begin(), zoneId());
    }

    /** The same with the name of its zone, which does not change when the hub moves. */
    PlanWindow settled() {
        return new PlanWindow(from, to, zoneId().getId());
    }

    LocalTime begin() {
        return LocalTime.parse(from, TIME);
    }

    LocalTime end() {
        return LocalTime.parse(to, TIME);
    }

    static PlanWindow of(LocalTime from, LocalTime to, String zone) {
        return new PlanWindow(from.format(TIME), to.format(TIME), zone);
    }

    /** For people: {@code 22:00 to 06:00 Asia/Shanghai}. */
    public String words() {
        return from + " to " + to + (zone == null ? "" : " " + zone);
    }

    private ZoneId zoneId() {
        return zone == null || zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text, TIME);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
