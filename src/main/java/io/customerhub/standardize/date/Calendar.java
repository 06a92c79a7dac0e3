package io.customerhub.standardize.date;

/** The proleptic Gregorian calendar of ISO 8601 in whole numbers. */
final class Calendar {

    /** What {@link #epochDay} answers when there is no such day. */
    static final int NO_DAY = Integer.MIN_VALUE;

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private Calendar() {}

    /**
     * Days since 1970-01-01, or {@link #NO_DAY}. Years before 1000 are refused: they are typing errors in every source of
     * customers. Algorithm: Howard Hinnant, days_from_civil.
     */
    static int epochDay(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > length(year, month)) {
            return NO_DAY;
        }
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097 + dayOfEra - 719468;
    }

    private static int length(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }
}
