package io.customerhub.standardize.date;

/**
 * The parts of a date in the order of the text: up to three numbers, or two and the name of a month. A part knows what
 * stands before it and, where the text tells, what it is.
 */
final class DateParts {

    static final int UNKNOWN = 0;
    static final int YEAR = 1;
    static final int MONTH = 2;
    static final int DAY = 3;
    /** A month written as a word; its value has one bit per month it can be. */
    static final int NAME = 4;

    private final int[] values = new int[3];
    private final int[] digits = new int[3];
    private final int[] kinds = new int[3];
    private final char[] gaps = new char[3];
    private int count;
    private int weekdays;
    /** The first name is also one of a weekday, as mar. is in Spanish. */
    private int doubtful;

    int count() {
        return count;
    }

    boolean isWhole() {
        return count == 3;
    }

    int value(int part) {
        return values[part];
    }

    int digits(int part) {
        return digits[part];
    }

    int kind(int part) {
        return kinds[part];
    }

    char gap(int part) {
        return gaps[part];
    }

    /** Weekdays as bits, Monday the lowest; 0 when none is written. */
    int weekdays() {
        return weekdays;
    }

    /** Where the name of a month stands, -1 when there is none. */
    int named() {
        return find(NAME);
    }

    /** True when a sign or word says which number is the month. */
    boolean isMarked() {
        return find(MONTH) >= 0;
    }

    /** False when there is no place for it. */
    boolean addNumber(int value, int length, int kind, char gap) {
        if (isWhole() && !makeRoom()) {
            return false;
        }
        values[count] = value;
        digits[count] = length;
        kinds[count] = kind;
        gaps[count++] = gap;
        return true;
    }

    /** A month's name that may also be a weekday's. */
    boolean addName(int months, int days, char gap) {
        if (named() >= 0 && !makeRoom() || !addNumber(months, 0, NAME, gap)) {
            return false;
        }
        doubtful = count == 1 ? days : 0;
        return true;
    }

    boolean addWeekday(int days) {
        boolean first = days != 0 && weekdays == 0 && (count == 0 || isWhole());
        weekdays = days == 0 ? weekdays : days;
        return first;
    }

    /** What was taken for a month in front becomes the weekday that it can be as well. */
    private boolean makeRoom() {
        if (doubtful == 0 || weekdays != 0) {
            return false;
        }
        weekdays = doubtful;
        doubtful = 0;
        for (int i = 1; i < count; i++) {
            values[i - 1] = values[i];
            digits[i - 1] = digits[i];
            kinds[i - 1] = kinds[i];
            gaps[i - 1] = gaps[i];
        }
        count--;
        return true;
    }

    /** Says what the last number is; false when the text has said otherwise. */
    boolean mark(int kind) {
        if (count == 0 || kinds[count - 1] != UNKNOWN) {
            return false;
        }
        kinds[count - 1] = kind;
        return true;
    }

    /** The number of that kind, -1 when none is marked so. */
    int find(int kind) {
        for (int i = 0; i < count; i++) {
            if (kinds[i] == kind) {
                return i;
            }
        }
        return -1;
    }
}
