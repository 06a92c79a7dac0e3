package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateReader;
import io.customerhub.standardize.date.DateReading;
import io.customerhub.standardize.date.DateReading.Outcome;
import io.customerhub.standardize.date.DateRule;
import io.customerhub.standardize.date.TimeOfDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day as {@link LocalDate}. A time of day beside it is checked and left out, whatever its zone: the day counts as it is
 * written. A partial date has no value; its parts say what is known.
 */
final class DateStandardizer implements Standardizer {

    /** Days that programs write when they know none: the zeros of OLE, SQL Server and spreadsheets, and the last day. */
    static final Set<LocalDate> PLACEHOLDERS = Set.of(
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(9999, 12, 31));

    /** Days before this and after the next one are looked up; no customer's own day lies there. */
    private static final int FIRST_LIKELY_DAY = (int) LocalDate.of(1900, 1, 2).toEpochDay();

    private static final int LAST_LIKELY_DAY = (int) LocalDate.of(9999, 12, 30).toEpochDay();

    private final DateReader reader;
    private final Set<LocalDate> placeholders;
    private final @Nullable Past past;

    /**
     * A standardizer of dates.
     *
     * @param placeholders days that programs write when they know none
     * @param past judges dates that must not lie in the future; null when they may
     */
    DateStandardizer(DateReader reader, Set<LocalDate> placeholders, @Nullable Past past) {
        this.reader = reader;
        this.placeholders = placeholders;
        this.past = past;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        DateReading reading = reader.read(text, context.language(), context.region(), context.trace());
        boolean open = reading.outcome() == Outcome.CENTURY_OPEN && past != null;
        if (!reading.outcome().hasDay() && !open) {
            return DateIssues.of(reading);
        }
        LocalDate date = LocalDate.ofEpochDay(reading.epochDay());
        if (context.trace() != RuleTrace.NONE) {
            tell(text, reading, date, context.trace());
        }
        if (!placeholders.isEmpty() && placeholders.contains(date)) {
            context.trace().changed(DateRule.PLACEHOLDER, text, "");
            return IssueCode.DATE_PLACEHOLDER.missing();
        }
        return past == null ? DateIssues.withDay(reading.outcome(), date) : ofPast(past, reading, date, context);
    }

    /** True for a day that programs write when they know none. */
    static boolean isPlaceholder(int epochDay) {
        return (epochDay < FIRST_LIKELY_DAY || epochDay > LAST_LIKELY_DAY)
                && PLACEHOLDERS.contains(LocalDate.ofEpochDay(epochDay));
    }

    private static StandardValue ofPast(Past past, DateReading reading, LocalDate date, RecordContext context) {
        ZoneId zone = context.zone();
        if (reading.outcome() == Outcome.CENTURY || reading.outcome() == Outcome.CENTURY_OPEN) {
            LocalDate only = past.onlyDay(date, zone);
            if (only != null) {
                if (!only.equals(date)) {
                    context.trace().changed(DateRule.CENTURY, date.toString(), only.toString());
                }
                return StandardValue.valid(only);
            }
            if (reading.outcome() == Outcome.CENTURY_OPEN) {
                return DateIssues.of(reading);
            }
        }
        if (past.isFuture(reading.epochDay(), zone)) {
            return IssueCode.DATE_FUTURE.invalid();
        }
        return past.isTooLongAgo(date, zone)
                ? IssueCode.DATE_TOO_LONG_AGO.possible(date, Map.of())
                : DateIssues.withDay(reading.outcome(), date);
    }

    private static void tell(String text, DateReading reading, LocalDate date, RuleTrace trace) {
        String day = date.toString();
        boolean timed = reading.time() != TimeOfDay.START;
        if (text.equals(day)) {
            return;
        }
        if (timed && text.startsWith(day)) {
            trace.changed(DateRule.TIME_LEFT_OUT, text, day);
            return;
        }
        trace.changed(reading.rule(), text, day);
        if (timed) {
            trace.changed(DateRule.TIME_LEFT_OUT, text, day);
        }
    }
}
