package io.customerhub.standardize.date;

/**
 * What a {@link DateReader} found.
 *
 * @param outcome whether it is a date
 * @param epochDay days since 1970-01-01 when {@link Outcome#hasDay}, or the century is open
 * @param time the time of day beside it; {@link TimeOfDay#START} when there is none
 * @param year the year of a partial date, else 0
 * @param month the month of a partial date, else 0
 * @param day the day of a partial date without a year, else 0
 * @param rule what made it a date
 */
public record DateReading(Outcome outcome, int epochDay, TimeOfDay time, int year, int month, int day, DateRule rule) {

    /** What a text can turn out to be. */
    public enum Outcome {
        /** A day of the calendar. */
        DATE,
        /** A day whose century is not written; the one of POSIX is taken. */
        CENTURY,
        /** A day whose century is as likely one as the other; the day that POSIX takes is told, and is no value. */
        CENTURY_OPEN,
        /** A day that can be read only against the declared order. */
        AGAINST_ORDER,
        /** A day beside which another weekday is written. */
        WEEKDAY,
        /** A day beside which stands something that is no time of day. */
        TIME,
        /** Nothing like a date. */
        NOT_A_DATE,
        /** A date's form, but no such day. */
        IMPOSSIBLE,
        /** There are several readings. */
        AMBIGUOUS,
        /** A zero date, or the first day of year one, which programs write for 'unknown'. */
        PLACEHOLDER,
        /** Part of a date. */
        INCOMPLETE;

        /** True when there is one day, be it with a doubt. */
        public boolean hasDay() {
            return this == DATE || this == CENTURY || this == AGAINST_ORDER || this == WEEKDAY;
        }
    }

    static DateReading not(Outcome outcome) {
        return new DateReading(outcome, 0, TimeOfDay.START, 0, 0, 0, DateRule.ISO);
    }

    static DateReading day(Outcome outcome, int epochDay, DateRule rule) {
        return new DateReading(outcome, epochDay, TimeOfDay.START, 0, 0, 0, rule);
    }

    static DateReading partial(int year, int month, int day) {
        return new DateReading(Outcome.INCOMPLETE, 0, TimeOfDay.START, year, month, day, DateRule.ISO);
    }

    DateReading at(TimeOfDay clock) {
        return clock == TimeOfDay.START ? this : new DateReading(outcome, epochDay, clock, year, month, day, rule);
    }

    DateReading by(DateRule other) {
        return new DateReading(outcome, epochDay, time, year, month, day, other);
    }
}
