package io.customerhub.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** A time that an argument of a command names: ISO 8601 with a zone, or a date, which means the end of that day in UTC. */
final class TimeArgument {

    private static final String EXPECTED =
            "expected a time with a zone such as 2026-03-01T09:30:00Z or 2026-03-01T17:30+08:00, or a date such as"
                    + " 2026-03-01, which means the end of that day in UTC; found '";

    private TimeArgument() {}

    /** A time that has been: the last moment of a date, but not later than now. Another one ends the command. */
    static Instant past(String text, Instant now) {
        Instant end = end(text);
        Instant time = isDate(text) ? end.minus(1, ChronoUnit.MICROS) : end;
        if (!time.isAfter(now)) {
            return time;
        }
        if (isDate(text) && !LocalDate.parse(text).isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            return now;
        }
        throw refused("expected a time that has been, found " + text + ", which is later than now");
    }

    /** A time that is to come: the end of a date. Another one ends the command. */
    static Instant future(String text, Instant now) {
        Instant time = end(text);
        if (!time.isAfter(now)) {
            throw refused("expected a time that is to come, found " + text + ", which has been");
        }
        return time;
    }

    private static Instant end(String text) {
        try {
            return isDate(text)
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : DateTimeFormatter.ISO_DATE_TIME
                            .parse(text, ZonedDateTime::from)
                            .toInstant();
        } catch (DateTimeException wrong) {
            throw refused(EXPECTED + text + "'");
        }
    }

    private static boolean isDate(String text) {
        return text.indexOf('T') < 0;
    }

    private static CommandFailure refused(String why) {
        return new CommandFailure(ExitCode.USAGE, "HUB-LIFE-001  " + why);
    }
}
