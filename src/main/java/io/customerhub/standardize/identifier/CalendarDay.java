package io.customerhub.standardize.identifier;

import org.jspecify.annotations.Nullable;

/** The days of birth that stand in many countries' numbers. */
public final class CalendarDay {

    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CalendarDay() {}

    /** True when the Gregorian calendar has the day. */
    public static boolean exists(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= (month == 2 && leap ? 29 : LENGTHS[month - 1]);
    }

    /** True when some century has the day: 29 February may do, for the century is not known. */
    public static boolean mayExist(int yearOfCentury, int month, int day) {
        return exists(yearOfCentury == 0 ? 2000 : 1900 + yearOfCentury, month, day);
    }

    /** The day, or null when there is none. */
    public static java.time.@Nullable LocalDate of(int year, int month, int day) {
        return exists(year, month, day) ? java.time.LocalDate.of(year, month, day) : null;
    }
}
