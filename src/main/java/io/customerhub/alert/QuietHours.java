package io.customerhub.alert;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When only critical alerts are sent; all others wait for the end.
 *
 * @param from the beginning, every day
 * @param until the end, which is not part of it; before the beginning: on the next day
 * @param zone the time zone of both
 * @param setBy who set them
 * @param setAt when
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone, String setBy, Instant setAt) {

    /** True when the moment lies in them. */
    public boolean contain(Instant moment) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
