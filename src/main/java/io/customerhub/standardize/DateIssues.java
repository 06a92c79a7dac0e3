package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.date.DateReading;
import io.customerhub.standardize.date.DateReading.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a text that is no date or one with a doubt. */
final class DateIssues {

    private DateIssues() {}

    /**
     * The value without a day; a partial date has its parts {@code year}, {@code month}, {@code day}, all of them as
     * {@code partial_date}, and the precision.
     */
    static StandardValue of(DateReading reading) {
        return switch (reading.outcome()) {
            case IMPOSSIBLE -> IssueCode.DATE_IMPOSSIBLE.invalid();
            case AMBIGUOUS -> IssueCode.DATE_AMBIGUOUS.ambiguous();
            case CENTURY_OPEN -> IssueCode.DATE_CENTURY.ambiguous();
            case PLACEHOLDER -> IssueCode.DATE_PLACEHOLDER.missing();
            case INCOMPLETE -> incomplete(reading);
            case TIME -> IssueCode.DATE_TIME.invalid();
            case NOT_A_DATE, DATE, CENTURY, AGAINST_ORDER, WEEKDAY -> IssueCode.DATE_SYNTAX.invalid();
        };
    }

    /** The value with a day, and with the issue of what is doubtful about it. */
    static StandardValue withDay(Outcome outcome, Object value) {
        return switch (outcome) {
            case CENTURY -> IssueCode.DATE_CENTURY.possible(value, Map.of());
            case AGAINST_ORDER -> IssueCode.DATE_AGAINST_ORDER.possible(value, Map.of());
            case WEEKDAY -> IssueCode.DATE_WEEKDAY.possible(value, Map.of());
            default -> StandardValue.valid(value);
        };
    }

    private static StandardValue incomplete(DateReading reading) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (reading.year() > 0) {
            parts.put("year", reading.year());
        }
        if (reading.month() > 0) {
            parts.put("month", reading.month());
        }
        if (reading.day() > 0) {
            parts.put("day", reading.day());
        }
        parts.put("partial_date", partial(reading));
        parts.put("precision", reading.day() > 0 ? "day" : reading.month() > 0 ? "month" : "year");
        return new StandardValue(null, Validity.POSSIBLE, Map.copyOf(parts), List.of(IssueCode.DATE_INCOMPLETE.code()));
    }

    /** In the reduced forms of ISO 8601; without the year in those of vCard (RFC 6350, 4.3.1). */
    private static String partial(DateReading reading) {
        StringBuilder text = new StringBuilder(7);
        if (reading.year() > 0) {
            append(text, reading.year(), 1000);
        } else {
            text.append('-');
        }
        if (reading.month() > 0) {
            append(text.append('-'), reading.month(), 10);
            if (reading.day() > 0) {
                append(text.append('-'), reading.day(), 10);
            }
        }
        return text.toString();
    }

    /** The number with leading zeros, as many digits as the unit has. */
    private static void append(StringBuilder text, int number, int unit) {
        for (int least = unit; least > number && least > 1; least /= 10) {
            text.append('0');
        }
        text.append(number);
    }
}
