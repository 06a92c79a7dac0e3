package io.customerhub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test moves it; what runs in other threads sees it move. */
public final class SettableClock extends Clock {

    private volatile Instant now;

    /** Stands at this instant, written as ISO 8601 with Z. */
    public SettableClock(String now) {
        this.now = Instant.parse(now);
    }

    /** Puts it forward. */
    public void add(Duration time) {
        now = now.plus(time);
    }

    /** Puts it to this instant. */
    public void set(String time) {
        now = Instant.parse(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
