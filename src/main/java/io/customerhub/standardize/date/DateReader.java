package io.customerhub.standardize.date;

import io.customerhub.record.RuleTrace;
import io.customerhub.standardize.date.DateReading.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a date, with a time of day or without. The shape decides: {@code 2024-03-05}, {@code 20240305},
 * {@code 05/06/1987}, {@code 5 March 2024}, {@code 2024年3月5日}. Nothing is taken from today: a missing part, an unknown word
 * or an undeclared order is an answer of its own. Machines' forms are read at once, all others by {@link DateScanner}.
 */
public final class DateReader {

    private static final DateReading NOT_A_DATE = DateReading.not(Outcome.NOT_A_DATE);
    private static final DateReading AMBIGUOUS = DateReading.not(Outcome.AMBIGUOUS);

    /** Longer texts are no dates; the longest with weekday, zone and comment have some seventy characters. */
    private static final int LONGEST = 100;

    private final DateOrder order;
    private final SerialDates serials;
    private final DateResolver resolver;

    /**
     * A reader.
     *
     * @param order the declared order
     * @param pivot years of two digits up to this are read as 20xx, the others as 19xx; -1 when their century stays open
     * @param serials how plain numbers count days
     */
    public DateReader(DateOrder order, int pivot, SerialDates serials) {
        this.order = order;
        this.serials = serials;
        this.resolver = new DateResolver(order, pivot);
    }

    /**
     * The date that a cleansed text is as a whole.
     *
     * @param language decides what names of months mean in it, ISO 639-1, or null
     * @param region decides what abbreviations of zones mean in it, ISO 3166-1, or null
     * @param trace hears what is done to the text before it is read
     */
    public DateReading read(String text, @Nullable String language, @Nullable String region, RuleTrace trace) {
        DateReading machine = readMachine(text);
        if (machine != null) {
            return machine;
        }
        if (text.length() > LONGEST) {
            return NOT_A_DATE;
        }
        String plain = DateText.plain(text, trace);
        if (plain != text) {
            machine = readMachine(plain);
            if (machine != null) {
                return machine;
            }
        }
        DateReading iso = IsoDays.read(plain, order);
        return iso != null ? iso : readScanned(plain, language, region);
    }

    private DateReading readScanned(String text, @Nullable String language, @Nullable String region) {
        if (text.startsWith("--")) {
            return readYearless(text);
        }
        DateScanner scanner = new DateScanner(text, language, region);
        boolean understood = scanner.scan();
        if (!understood && !scanner.parts().isWhole()) {
            return NOT_A_DATE;
        }
        DateReading reading = resolver.resolve(scanner.parts());
        if (!understood) {
            return reading.outcome().hasDay() ? DateReading.not(Outcome.TIME) : NOT_A_DATE;
        }
        if (!reading.outcome().hasDay()) {
            return reading;
        }
        TimeOfDay time = scanner.time();
        return time == null ? DateReading.not(Outcome.TIME) : reading.at(time);
    }

    /** A birthday of no known year, as vCard 4.0 writes it (RFC 6350, 4.3.1): --0305. */
    private static DateReading readYearless(String text) {
        int at = text.length() == 7 && text.charAt(4) == '-' ? 5 : 4;
        boolean form = text.length() == at + 2 && digitsAt(text, 2) >= 2 && digitsAt(text, at) == 2;
        int month = form ? number(text, 2, 4) : 0;
        int day = form ? number(text, at, at + 2) : 0;
        return form && Calendar.epochDay(2000, month, day) != Calendar.NO_DAY
                ? DateReading.partial(0, month, day)
                : NOT_A_DATE;
    }

    /** The forms of digits and one separator that nearly all sources use; null when it is another one. */
    private @Nullable DateReading readMachine(String text) {
        int digits = digitsAt(text, 0);
        if (digits == 0) {
            return null;
        }
        DateReading serial = serials == SerialDates.NONE ? null : serials.read(text);
        if (serial != null) {
            return serial;
        }
        if (digits <= 2) {
            return readYearLast(text, digits);
        }
        if (digits == 4) {
            return readYearFirst(text);
        }
        if (digits == 6 && text.length() == 6) {
            return readSixDigits(text);
        }
        boolean compact = digits == 8 || digits == 14 && text.length() == 14;
        return compact ? timed(readCompact(text), text, 8) : null;
    }

    private @Nullable DateReading readYearFirst(String text) {
        int length = text.length();
        if (length < 8) {
            return null;
        }
        if (text.charAt(4) == '年') {
            return readMarked(text);
        }
        if (!isSeparator(text.charAt(4))) {
            return null;
        }
        int month = digitsAt(text, 5);
        int next = 5 + month;
        if (month < 1 || month > 2 || next >= length || text.charAt(next) != text.charAt(4)) {
            return null;
        }
        int day = digitsAt(text, next + 1);
        int end = next + 1 + day;
        if (day < 1 || day > 2) {
            return null;
        }
        DateReading reading =
                DateResolver.day(number(text, 0, 4), number(text, 5, next), number(text, next + 1, end), DateRule.ISO);
        return timed(reading, text, end);
    }

    /** 2024年3月5日 and 2024年03月05号, which most Chinese sources write. */
    private static @Nullable DateReading readMarked(String text) {
        int monthEnd = 5 + digitsAt(text, 5);
        int last = text.length() - 1;
        boolean form = monthEnd > 5
                && monthEnd <= 7
                && monthEnd < last
                && text.charAt(monthEnd) == '月'
                && last - monthEnd >= 2
                && last - monthEnd <= 3
                && digitsAt(text, monthEnd + 1) == last - monthEnd - 1
                && (text.charAt(last) == '日' || text.charAt(last) == '号');
        return form
                ? DateResolver.day(
                        number(text, 0, 4),
                        number(text, 5, monthEnd),
                        number(text, monthEnd + 1, last),
                        DateRule.MARKED)
                : null;
    }

    private @Nullable DateReading readYearLast(String text, int first) {
        int length = text.length();
        if (length < first + 6 || !isSeparator(text.charAt(first))) {
            return null;
        }
        int second = digitsAt(text, first + 1);
        int next = first + 1 + second;
        if (second < 1 || second > 2 || next >= length || text.charAt(next) != text.charAt(first)) {
            return null;
        }
        int end = next + 5;
        if (digitsAt(text, next + 1) != 4) {
            return null;
        }
        DateReading reading = resolver.yearLast(
                number(text, 0, first), number(text, first + 1, next), number(text, next + 1, end), 4, 0);
        return timed(reading, text, end);
    }

    /** The same with the time of day that follows; null when something else does. */
    private static @Nullable DateReading timed(@Nullable DateReading reading, String text, int end) {
        if (end == text.length() || reading == null) {
            return reading;
        }
        TimeOfDay time = TimeOfDay.read(text, end);
        return time == null ? null : reading.at(time);
    }

    /** Eight digits: year first, unless that is no day of our time. */
    private DateReading readCompact(String text) {
        int first = number(text, 0, 4);
        boolean plausible = first >= 1800 && first < 2200 || first == 0;
        DateReading yearFirst = DateResolver.day(first, number(text, 4, 6), number(text, 6, 8), DateRule.ISO);
        if (plausible && yearFirst.outcome() != Outcome.IMPOSSIBLE) {
            return yearFirst;
        }
        int last = number(text, 4, 8);
        return last >= 1800 && last < 2200
                ? resolver.yearLast(number(text, 0, 2), number(text, 2, 4), last, 4, 0)
                : yearFirst;
    }

    /** Six digits need a declared order, and 201204 can be a month as well. */
    private DateReading readSixDigits(String text) {
        int first = number(text, 0, 2);
        int second = number(text, 2, 4);
        int third = number(text, 4, 6);
        boolean month = (first == 19 || first == 20) && third >= 1 && third <= 12;
        boolean zero = first == 0 && second == 0 && third == 0;
        if (order == DateOrder.UNDECLARED && !zero || order == DateOrder.YEAR_MONTH_DAY && month) {
            return AMBIGUOUS;
        }
        return resolver.noLongYear(first, second, third, 2, 2, 0);
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '/' || c == '.';
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
}
