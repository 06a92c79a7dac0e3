package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateReader;
import io.customerhub.standardize.date.DateReading;
import io.customerhub.standardize.date.DateReading.Outcome;
import io.customerhub.standardize.date.TimeOfDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day as {@link LocalDate}. A time of day after it is checked and left out, whatever its zone: the day counts as it is
 * written.
 */
final class DateStandardizer implements Standardizer {

    private final DateReader reader;
    private final Set<LocalDate> placeholders;
    private final @Nullable Clock past;

    /**
     * A standardizer of dates.
     *
     * @param placeholders days that programs write when they know none
     * @param past tells today when the date must not lie in the future; null when it may
     */
    DateStandardizer(DateReader reader, Set<LocalDate> placeholders, @Nullable Clock past) {
        this.reader = reader;
        this.placeholders = placeholders;
        this.past = past;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        DateReading reading = reader.read(text);
        if (reading.outcome() != Outcome.DATE) {
            return DateIssues.of(reading.outcome());
        }
        if (TimeOfDay.read(reading.rest(), reading.end()) == null) {
            return IssueCode.DATE_TIME.invalid();
        }
        LocalDate date = LocalDate.ofEpochDay(reading.epochDay());
        if (!placeholders.isEmpty() && placeholders.contains(date)) {
            return IssueCode.DATE_PLACEHOLDER.missing();
        }
        if (past != null && date.toEpochDay() > Math.floorDiv(past.millis(), 86_400_000L)) {
            boolean future = date.isAfter(LocalDate.ofInstant(past.instant(), context.zone()));
            return future ? IssueCode.DATE_FUTURE.invalid() : StandardValue.valid(date);
        }
        return StandardValue.valid(date);
    }
}
