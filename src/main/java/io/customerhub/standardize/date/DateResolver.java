package io.customerhub.standardize.date;

import io.customerhub.standardize.date.DateReading.Outcome;

/** Decides which part of a date is its day, month and year, and refuses where more than one reading is left. */
final class DateResolver {

    private static final int NO_PIVOT = -1;
    /** POSIX, strptime %y: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068. */
    private static final int POSIX_PIVOT = 68;
    /** 30 to 68 are read as 20xx by POSIX, but stand for birth years of the last century as often. */
    private static final int FIRST_OPEN = 30;

    private static final DateReading NOT_A_DATE = DateReading.not(Outcome.NOT_A_DATE);
    private static final DateReading IMPOSSIBLE = DateReading.not(Outcome.IMPOSSIBLE);
    private static final DateReading AMBIGUOUS = DateReading.not(Outcome.AMBIGUOUS);
    private static final DateReading PLACEHOLDER = DateReading.not(Outcome.PLACEHOLDER);

    private final DateOrder order;
    private final int pivot;

    DateResolver(DateOrder order, int pivot) {
        this.order = order;
        this.pivot = pivot;
    }

    /** The day that scanned parts mean. */
    DateReading resolve(DateParts parts) {
        if (!parts.isWhole()) {
            return partial(parts);
        }
        DateReading reading = parts.isMarked() ? marked(parts) : parts.named() >= 0 ? named(parts) : numbers(parts);
        boolean certain = reading.outcome() == Outcome.DATE || reading.outcome() == Outcome.CENTURY;
        boolean another = parts.weekdays() != 0 && (parts.weekdays() & weekday(reading.epochDay())) == 0;
        return certain && another ? DateReading.day(Outcome.WEEKDAY, reading.epochDay(), reading.rule()) : reading;
    }

    /** A day of the calendar, or none. */
    static DateReading day(int year, int month, int day, DateRule rule) {
        int epochDay = Calendar.epochDay(year, month, day);
        if (epochDay != Calendar.NO_DAY) {
            return DateReading.day(Outcome.DATE, epochDay, rule);
        }
        return year == 0 && month == 0 && day == 0 || year == 1 && month == 1 && day == 1 ? PLACEHOLDER : IMPOSSIBLE;
    }

    /** A day whose year may have two digits. */
    private DateReading day(int year, int digits, int month, int day, DateRule rule) {
        if (digits == 4) {
            return day(year, month, day, rule);
        }
        if (digits != 2) {
            return NOT_A_DATE;
        }
        if (year == 0 && month == 0 && day == 0) {
            return PLACEHOLDER;
        }
        DateReading found = day(century(year), month, day, DateRule.CENTURY);
        if (pivot != NO_PIVOT || found.outcome() != Outcome.DATE) {
            return found;
        }
        boolean open = year >= FIRST_OPEN && year <= POSIX_PIVOT;
        return DateReading.day(open ? Outcome.CENTURY_OPEN : Outcome.CENTURY, found.epochDay(), DateRule.CENTURY);
    }

    private int century(int year) {
        return year <= (pivot == NO_PIVOT ? POSIX_PIVOT : pivot) ? 2000 + year : 1900 + year;
    }

    /** Three numbers of which the last is the year. */
    DateReading yearLast(int first, int second, int year, int digits, int weekdays) {
        DateReading dayFirst = day(year, digits, second, first, DateRule.ORDER);
        DateReading monthFirst = day(year, digits, first, second, DateRule.ORDER);
        return switch (order) {
            case DAY_MONTH_YEAR -> declared(dayFirst, monthFirst, digits);
            case MONTH_DAY_YEAR -> declared(monthFirst, dayFirst, digits);
            default -> proven(dayFirst, monthFirst, weekdays);
        };
    }

    /** The declared reading; where there is no such day, a year of four digits leaves the other as a possibility. */
    private static DateReading declared(DateReading wanted, DateReading other, int digits) {
        return wanted.outcome() == Outcome.IMPOSSIBLE && other.outcome() == Outcome.DATE && digits == 4
                ? DateReading.day(Outcome.AGAINST_ORDER, other.epochDay(), DateRule.PROVEN)
                : wanted;
    }

    /** Of two readings the one that is a day, or that falls on the weekday beside it. */
    private static DateReading proven(DateReading one, DateReading other, int weekdays) {
        if (!isDay(one) || !isDay(other)) {
            return isDay(one) ? one.by(ruleOf(one)) : isDay(other) ? other.by(ruleOf(other)) : one;
        }
        if (one.epochDay() == other.epochDay()) {
            return one;
        }
        boolean oneFits = (weekdays & weekday(one.epochDay())) != 0;
        boolean otherFits = (weekdays & weekday(other.epochDay())) != 0;
        return oneFits == otherFits ? AMBIGUOUS : (oneFits ? one : other).by(ruleOf(one));
    }

    private static boolean isDay(DateReading reading) {
        return reading.outcome().hasDay() || reading.outcome() == Outcome.CENTURY_OPEN;
    }

    private static DateRule ruleOf(DateReading reading) {
        return reading.rule() == DateRule.CENTURY ? DateRule.CENTURY : DateRule.PROVEN;
    }

    /** Three numbers of two digits. */
    DateReading noLongYear(int first, int second, int third, int firstDigits, int thirdDigits, int weekdays) {
        DateReading yearFirst = day(first, firstDigits, second, third, DateRule.ORDER);
        if (order == DateOrder.YEAR_MONTH_DAY) {
            return yearFirst;
        }
        DateReading yearLast = yearLast(first, second, third, thirdDigits, weekdays);
        if (order != DateOrder.UNDECLARED || !isDay(yearFirst) || yearLast == AMBIGUOUS) {
            return yearLast;
        }
        return proven(yearFirst, yearLast, weekdays);
    }

    private DateReading numbers(DateParts parts) {
        char gap = parts.gap(1);
        boolean alike = gap == parts.gap(2) && (gap == '-' || gap == '/' || gap == '.' || gap == ' ');
        if (!alike || parts.digits(1) == 4 || parts.digits(0) == 4 && parts.digits(2) == 4) {
            return NOT_A_DATE;
        }
        if (parts.digits(0) == 4) {
            return day(parts.value(0), parts.value(1), parts.value(2), DateRule.ISO);
        }
        if (parts.digits(2) == 4) {
            return yearLast(parts.value(0), parts.value(1), parts.value(2), 4, parts.weekdays());
        }
        return noLongYear(
                parts.value(0), parts.value(1), parts.value(2), parts.digits(0), parts.digits(2), parts.weekdays());
    }

    private DateReading marked(DateParts parts) {
        int year = parts.find(DateParts.YEAR);
        int month = parts.find(DateParts.MONTH);
        int day = parts.find(DateParts.DAY);
        if (year < 0 || month < 0 || day < 0 && (year != 0 || month != 1)) {
            return NOT_A_DATE;
        }
        int dayAt = day < 0 ? 2 : day;
        boolean whole = parts.kind(dayAt) == DateParts.DAY || parts.kind(dayAt) == DateParts.UNKNOWN;
        return whole && parts.digits(dayAt) <= 2
                ? day(parts.value(year), parts.digits(year), parts.value(month), parts.value(dayAt), DateRule.MARKED)
                : NOT_A_DATE;
    }

    private DateReading named(DateParts parts) {
        int name = parts.named();
        char gap = parts.gap(1);
        boolean strict = gap == '-' || gap == '/' || parts.gap(2) == '-' || parts.gap(2) == '/';
        if (strict && gap != parts.gap(2)) {
            return NOT_A_DATE;
        }
        int first = name == 0 ? 1 : 0;
        int second = name == 2 ? 1 : 2;
        boolean firstYear = isYear(parts, first) && parts.kind(first) != DateParts.DAY;
        boolean secondYear = isYear(parts, second) && parts.kind(second) != DateParts.DAY;
        if (firstYear && (secondYear || name == 0)) {
            return NOT_A_DATE;
        }
        if (!firstYear && !secondYear) {
            if (name == 2) {
                return AMBIGUOUS;
            }
            firstYear = name == 1 && order == DateOrder.YEAR_MONTH_DAY && parts.kind(first) != DateParts.DAY;
        } else if (secondYear && name == 2) {
            return NOT_A_DATE;
        }
        return firstYear ? inMonth(parts, name, first, second) : inMonth(parts, name, second, first);
    }

    private static boolean isYear(DateParts parts, int part) {
        return parts.digits(part) == 4 || parts.kind(part) == DateParts.YEAR || parts.value(part) > 31;
    }

    /** The day in the month that the name means; of several, the one that has the day on the weekday beside it. */
    private DateReading inMonth(DateParts parts, int name, int year, int day) {
        if (parts.digits(day) > 2) {
            return NOT_A_DATE;
        }
        int months = parts.value(name);
        DateReading found = IMPOSSIBLE;
        boolean several = Integer.bitCount(months) > 1;
        for (int month = 1; month <= 12; month++) {
            if ((months & 1 << month - 1) == 0) {
                continue;
            }
            DateReading reading = day(parts.value(year), parts.digits(year), month, parts.value(day), DateRule.NAMED);
            if (!several) {
                return reading;
            }
            if (isDay(reading) && (parts.weekdays() & weekday(reading.epochDay())) != 0) {
                if (isDay(found)) {
                    return AMBIGUOUS;
                }
                found = reading;
            }
        }
        return isDay(found) ? found : AMBIGUOUS;
    }

    /** A year, or a month of a year, or a day of no known year. */
    private static DateReading partial(DateParts parts) {
        if (parts.count() == 1) {
            return parts.digits(0) == 4 && parts.kind(0) != DateParts.DAY && plausible(parts.value(0))
                    ? DateReading.partial(parts.value(0), 0, 0)
                    : NOT_A_DATE;
        }
        int name = parts.named();
        int year = parts.digits(0) == 4 ? 0 : parts.digits(1) == 4 ? 1 : -1;
        if (year >= 0 && plausible(parts.value(year))) {
            int month = name < 0 ? parts.value(1 - year) : single(parts.value(name));
            char gap = parts.gap(1);
            boolean numeric = name >= 0 || parts.isMarked() || gap == '/' || gap == '-' || gap == '.';
            return month >= 1 && month <= 12 && numeric && parts.digits(1 - year) <= 2
                    ? DateReading.partial(parts.value(year), month, 0)
                    : NOT_A_DATE;
        }
        int month =
                name >= 0 ? single(parts.value(name)) : parts.isMarked() ? parts.value(parts.find(DateParts.MONTH)) : 0;
        int dayAt = name >= 0 ? 1 - name : parts.isMarked() ? 1 - parts.find(DateParts.MONTH) : 0;
        int day = parts.value(dayAt);
        boolean exists = month >= 1 && Calendar.epochDay(2000, month, day) != Calendar.NO_DAY;
        return exists && parts.kind(dayAt) != DateParts.YEAR ? DateReading.partial(0, month, day) : NOT_A_DATE;
    }

    private static boolean plausible(int year) {
        return year >= 1800 && year < 2200;
    }

    private static int single(int months) {
        return Integer.bitCount(months) == 1 ? Integer.numberOfTrailingZeros(months) + 1 : 0;
    }

    /** The weekday's bit; 1970-01-01 was a Thursday. */
    private static int weekday(int epochDay) {
        return 1 << Math.floorMod(epochDay + 3, 7);
    }
}
