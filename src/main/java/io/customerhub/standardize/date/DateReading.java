package io.customerhub.standardize.date;

/**
 * What a {@link DateReader} found.
 *
 * @param outcome whether it is a date
 * @param epochDay days since 1970-01-01 when it is a date
 * @param end where the date ends in the text that was read; a time of day may follow
 * @param rest the text that was read, in which {@code end} counts
 */
public record DateReading(Outcome outcome, int epochDay, int end, String rest) {

    /** What a text can turn out to be. */
    public enum Outcome {
        /** A day of the calendar. */
        DATE,
        /** Nothing like a date. */
        NOT_A_DATE,
        /** A date's form, but no such day. */
        IMPOSSIBLE,
        /** Day and month cannot be told apart. */
        AMBIGUOUS,
        /** A year of two digits. */
        CENTURY,
        /** A zero date, or the first day of year one, which programs write for 'unknown'. */
        PLACEHOLDER,
        /** Part of a date. */
        INCOMPLETE
    }

    static DateReading not(Outcome outcome) {
        return new DateReading(outcome, 0, 0, "");
    }
}
