package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateReader;
import io.customerhub.standardize.date.DateReading;
import io.customerhub.standardize.date.DateRule;
import io.customerhub.standardize.date.TimeOfDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as {@link Instant}. A time without offset is read in the mapping's zone, a date alone as the start of
 * its day there. Of an hour that a change of clocks repeats, the first is meant; one that it leaves out moves forward by
 * the gap, as in {@link java.time.ZonedDateTime#ofLocal}.
 */
final class DateTimeStandardizer implements Standardizer {

    /** What a plain number counts. */
    enum Epoch {
        /** Plain numbers are not times. */
        NONE,
        /** Seconds since 1970-01-01T00:00Z, with decimals or without. */
        SECONDS,
        /** Milliseconds since then. */
        MILLISECONDS
    }

    private static final long LAST_SECOND = 253_402_300_799L;
    private static final long FIRST_SECOND = -30_610_224_000L;

    private final DateReader reader;
    private final Epoch epoch;

    DateTimeStandardizer(DateReader reader, Epoch epoch) {
        this.reader = reader;
        this.epoch = epoch;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        if (epoch != Epoch.NONE) {
            StandardValue counted = readEpoch(text);
            if (counted != null) {
                if (counted.value() != null && context.trace() != RuleTrace.NONE) {
                    context.trace()
                            .changed(DateRule.EPOCH, text, counted.value().toString());
                }
                return counted;
            }
        }
        DateReading reading = reader.read(text, context.language(), context.region(), context.trace());
        if (!reading.outcome().hasDay()) {
            return DateIssues.of(reading);
        }
        if (DateStandardizer.isPlaceholder(reading.epochDay())) {
            context.trace().changed(DateRule.PLACEHOLDER, text, "");
            return IssueCode.DATE_PLACEHOLDER.missing();
        }
        TimeOfDay time = reading.time();
        ZoneId zone = time.zone() == null ? context.zone() : time.zone();
        long local = reading.epochDay() * 86_400L + time.secondOfDay();
        long second = time.offset() == TimeOfDay.NO_OFFSET ? secondIn(zone, local) : local - time.offset();
        Instant instant = Instant.ofEpochSecond(second, time.nano());
        return told(text, reading, instant, context.trace());
    }

    private static StandardValue told(String text, DateReading reading, Instant instant, RuleTrace trace) {
        if (trace != RuleTrace.NONE) {
            String day = LocalDate.ofEpochDay(reading.epochDay()).toString();
            if (!text.startsWith(day)) {
                trace.changed(reading.rule(), text, day);
            }
            trace.changed(DateRule.ZONE, text, instant.toString());
        }
        return DateIssues.withDay(reading.outcome(), instant);
    }

    private static long secondIn(ZoneId zone, long local) {
        ZoneRules rules = zone.getRules();
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        return rules.isFixedOffset()
                ? local - rules.getOffset(Instant.EPOCH).getTotalSeconds()
                : time.atZone(zone).toEpochSecond();
    }

    /** The time that a plain number counts; null when the text is no plain number. */
    private @Nullable StandardValue readEpoch(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        int dot = text.indexOf('.');
        int end = dot < 0 ? text.length() : dot;
        int decimals = dot < 0 ? 0 : text.length() - dot - 1;
        if (end == start || end - start > 14 || dot >= 0 && (decimals == 0 || decimals > 9)) {
            return null;
        }
        long count = digits(text, start, end);
        long fraction = dot < 0 ? 0 : digits(text, dot + 1, text.length());
        if (count < 0 || fraction < 0) {
            return null;
        }
        for (int i = decimals; i < 9; i++) {
            fraction *= 10;
        }
        long seconds = epoch == Epoch.SECONDS ? count : count / 1000;
        long nanos = epoch == Epoch.SECONDS ? fraction : count % 1000 * 1_000_000L + fraction / 1000;
        if (start == 1) {
            seconds = -seconds;
            nanos = -nanos;
        }
        return seconds > LAST_SECOND || seconds <= FIRST_SECOND
                ? IssueCode.DATE_IMPOSSIBLE.invalid()
                : StandardValue.valid(Instant.ofEpochSecond(seconds, nanos));
    }

    private static long digits(String text, int from, int end) {
        long value = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
