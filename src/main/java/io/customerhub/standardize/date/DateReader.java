package io.customerhub.standardize.date;

import io.customerhub.standardize.date.DateReading.Outcome;
import io.customerhub.standardize.text.HalfWidth;

/**
 * Reads a date at the start of a text. The shape decides: {@code 2024-03-05}, {@code 20240305}, {@code 05/06/1987},
 * {@code 5 March 2024}, {@code 2024年3月5日}. Nothing is taken from today: a missing part, an unknown word or an undeclared
 * order is an answer of its own.
 */
public final class DateReader {

    private static final int NO_PIVOT = -1;

    private final DateOrder order;
    private final int pivot;

    /**
     * A reader.
     *
     * @param order the declared order
     * @param pivot years of two digits up to this are read as 20xx, the others as 19xx; -1 when they are not read
     */
    public DateReader(DateOrder order, int pivot) {
        this.order = order;
        this.pivot = pivot;
    }

    /** A reader that reads no years of two digits. */
    public DateReader(DateOrder order) {
        this(order, NO_PIVOT);
    }

    /** The date at the start of a cleansed text. */
    public DateReading read(String text) {
        if (text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            int day = day(text, 0, 5, 8);
            if (day >= 0 && (text.length() == 10 || !isDigit(text.charAt(10)))) {
                return resolved(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), 10, text);
            }
        }
        int digits = digitsAt(text, 0);
        if ((digits == 8 || digits == 14 && digits == text.length())
                && (text.length() == digits || isTimeSeparator(text.charAt(digits)))) {
            return readCompact(text);
        }
        if (digits == 6 && text.length() == 6) {
            return resolveShort(number(text, 0, 2), number(text, 2, 4), number(text, 4, 6), 6, text);
        }
        String plain = HalfWidth.of(text);
        if (plain.indexOf('年') > 0) {
            plain = ChineseNumerals.toDigits(plain);
        }
        return new DateScanner(plain, this).read();
    }

    /** The number in eight digits: year first, unless that is no day and another order is declared. */
    private DateReading readCompact(String text) {
        int first = number(text, 0, 4);
        DateReading yearFirst = resolved(first, number(text, 4, 6), number(text, 6, 8), 8, text);
        boolean plausible = first >= 1800 && first < 2200 || first == 0;
        if (plausible && yearFirst.outcome() != Outcome.IMPOSSIBLE) {
            return yearFirst;
        }
        boolean yearLast = order == DateOrder.DAY_MONTH_YEAR || order == DateOrder.MONTH_DAY_YEAR;
        return yearLast
                ? resolveYearLast(number(text, 0, 2), number(text, 2, 4), number(text, 4, 8), 8, text)
                : yearFirst;
    }

    /** A date whose year is known to be the last of three numbers. */
    DateReading resolveYearLast(int first, int second, int year, int end, String text) {
        return switch (order) {
            case DAY_MONTH_YEAR -> resolved(year, second, first, end, text);
            case MONTH_DAY_YEAR -> resolved(year, first, second, end, text);
            default -> {
                if (first <= 12 && second <= 12 && first != second && first > 0 && second > 0) {
                    yield DateReading.not(Outcome.AMBIGUOUS);
                }
                yield first > 12 ? resolved(year, second, first, end, text) : resolved(year, first, second, end, text);
            }
        };
    }

    /** Three numbers of two digits each. */
    DateReading resolveShort(int first, int second, int third, int end, String text) {
        if (first == 0 && second == 0 && third == 0) {
            return DateReading.not(Outcome.PLACEHOLDER);
        }
        if (pivot < 0) {
            return DateReading.not(Outcome.CENTURY);
        }
        return switch (order) {
            case YEAR_MONTH_DAY -> resolved(century(first), second, third, end, text);
            case DAY_MONTH_YEAR -> resolved(century(third), second, first, end, text);
            case MONTH_DAY_YEAR -> resolved(century(third), first, second, end, text);
            case UNDECLARED -> DateReading.not(Outcome.AMBIGUOUS);
        };
    }

    /** A month that is known, with two numbers of which neither has four digits. */
    DateReading resolveNamed(int first, int month, int second, int end, String text) {
        if (pivot < 0) {
            return DateReading.not(Outcome.CENTURY);
        }
        return order == DateOrder.YEAR_MONTH_DAY
                ? resolved(century(first), month, second, end, text)
                : resolved(century(second), month, first, end, text);
    }

    /** A year whose place is known, of two digits or four. */
    DateReading resolveYear(int year, int digits, int month, int day, int end, String text) {
        if (digits == 4) {
            return resolved(year, month, day, end, text);
        }
        return pivot < 0
                ? DateReading.not(year == 0 && month == 0 ? Outcome.PLACEHOLDER : Outcome.CENTURY)
                : resolved(century(year), month, day, end, text);
    }

    private static DateReading resolved(int year, int month, int day, int end, String text) {
        int epochDay = Calendar.epochDay(year, month, day);
        if (epochDay != Calendar.NO_DAY) {
            return new DateReading(Outcome.DATE, epochDay, end, text);
        }
        boolean placeholder = year == 0 && month == 0 && day == 0 || year == 1 && month == 1 && day == 1;
        return DateReading.not(placeholder ? Outcome.PLACEHOLDER : Outcome.IMPOSSIBLE);
    }

    private int century(int year) {
        return year <= pivot ? 2000 + year : 1900 + year;
    }

    private static int day(String text, int year, int month, int day) {
        return number(text, year, year + 4) | number(text, month, month + 2) | number(text, day, day + 2);
    }

    /** How many digits stand from here on. */
    static int digitsAt(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i - from;
    }

    /** The number in these characters, -1 when one is no digit. */
    static int number(String text, int from, int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isTimeSeparator(char c) {
        return c == 'T' || c == ' ' || c == 't';
    }
}
