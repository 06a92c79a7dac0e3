package io.customerhub.standardize.date;

import io.customerhub.standardize.date.DateReading.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Week dates and ordinal dates of ISO 8601-1:2019 (5.2.3, 5.2.4): {@code 2004-W53-7}, {@code 2004W537}, {@code 2016-060},
 * {@code 2016060}. A week without its day is a partial date.
 */
final class IsoDays {

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;

    private IsoDays() {}

    /**
     * The day that a text is in one of these forms; null when it has none of them.
     *
     * @param order seven digits can also be a day without its zero, month and year when the order puts the year last
     */
    static @Nullable DateReading read(String text, DateOrder order) {
        int length = text.length();
        if (length < 7 || length > 10 || DateReader.digitsAt(text, 0) < 4) {
            return null;
        }
        int year = DateReader.number(text, 0, 4);
        if (text.indexOf('W') == 4 || text.indexOf('W') == 5 && text.charAt(4) == '-') {
            return readWeek(text, year);
        }
        boolean dashed = length == 8 && text.charAt(4) == '-' && DateReader.digitsAt(text, 5) == 3;
        if (dashed) {
            return ordinal(year, DateReader.number(text, 5, 8));
        }
        if (length != 7 || DateReader.digitsAt(text, 0) != 7 || year < FIRST_YEAR || year > LAST_YEAR) {
            return null;
        }
        DateReading reading = ordinal(year, DateReader.number(text, 4, 7));
        int lastYear = DateReader.number(text, 3, 7);
        boolean other = lastYear >= FIRST_YEAR && lastYear <= LAST_YEAR
                || order == DateOrder.DAY_MONTH_YEAR
                || order == DateOrder.MONTH_DAY_YEAR;
        return other && reading.outcome() == Outcome.DATE ? DateReading.not(Outcome.AMBIGUOUS) : reading;
    }

    private static @Nullable DateReading readWeek(String text, int year) {
        boolean dashed = text.charAt(4) == '-';
        int at = dashed ? 6 : 5;
        if (DateReader.digitsAt(text, at) < 2) {
            return null;
        }
        int week = DateReader.number(text, at, at + 2);
        at += 2;
        if (at == text.length()) {
            return weeks(year) >= week && week > 0
                    ? DateReading.partial(year, 0, 0)
                    : DateReading.not(Outcome.IMPOSSIBLE);
        }
        boolean last = at + (dashed ? 2 : 1) == text.length() && DateReader.isDigit(text.charAt(text.length() - 1));
        if (!last || dashed && text.charAt(at) != '-') {
            return null;
        }
        int day = text.charAt(text.length() - 1) - '0';
        int first = Calendar.epochDay(year, 1, 4);
        if (first == Calendar.NO_DAY || week < 1 || week > weeks(year) || day < 1 || day > 7) {
            return DateReading.not(Outcome.IMPOSSIBLE);
        }
        int monday = first - Math.floorMod(first + 3, 7);
        return DateReading.day(Outcome.DATE, monday + (week - 1) * 7 + day - 1, DateRule.ISO_WEEK);
    }

    /** A year has 53 weeks when it begins or ends on a Thursday. */
    private static int weeks(int year) {
        int first = Calendar.epochDay(year, 1, 1);
        int last = Calendar.epochDay(year, 12, 31);
        if (first == Calendar.NO_DAY) {
            return 0;
        }
        return Math.floorMod(first, 7) == 0 || Math.floorMod(last, 7) == 0 ? 53 : 52;
    }

    private static DateReading ordinal(int year, int day) {
        int first = Calendar.epochDay(year, 1, 1);
        int last = Calendar.epochDay(year, 12, 31);
        return first == Calendar.NO_DAY || day < 1 || first + day - 1 > last
                ? DateReading.not(Outcome.IMPOSSIBLE)
                : DateReading.day(Outcome.DATE, first + day - 1, DateRule.ISO_WEEK);
    }
}
