package io.customerhub.standardize.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Digits with separators between them, before anything is decided about what the separators mean.
 *
 * @param digits the digits without separators
 * @param lastSeparator the last separator, or 0 when there is none
 * @param separators how many there are
 * @param kinds how many different ones there are
 * @param digitsAfterLast digits after the last separator; 0 when there is none
 * @param groupsBeforeLast the separators before the last are of one kind and stand in groups of two or three digits
 * @param allGroups so do all separators, and the last group has three digits
 */
record DigitRun(
        String digits,
        char lastSeparator,
        int separators,
        int kinds,
        int digitsAfterLast,
        boolean groupsBeforeLast,
        boolean allGroups) {

    /** The digits in these characters; null when there are other characters or a separator stands at an odd place. */
    static @Nullable DigitRun read(String text, int start, int end) {
        StringBuilder digits = new StringBuilder(end - start);
        char first = 0;
        char last = 0;
        int separators = 0;
        int kinds = 0;
        int sinceLast = 0;
        boolean groups = true;
        boolean before = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits.append(c);
                sinceLast++;
                continue;
            }
            char separator = separator(c);
            boolean leadingPoint = i == start && (separator == '.' || separator == ',' || separator == '٫');
            if (separator == 0 || sinceLast == 0 && !leadingPoint) {
                return null;
            }
            before = groups;
            groups &= isGroup(separators, sinceLast) && (last == 0 || last == separator);
            before &= isGroup(separators, sinceLast);
            first = first == 0 ? separator : first;
            kinds = kinds == 0 ? 1 : kinds == 1 && separator != first ? 2 : kinds;
            if (kinds == 2 && separators > 0 && last != first) {
                before = false;
            }
            last = separator;
            separators++;
            sinceLast = 0;
        }
        if (digits.length() == 0 || separators > 0 && sinceLast == 0) {
            return null;
        }
        boolean single = separators == 1;
        return new DigitRun(
                digits.toString(),
                last,
                separators,
                kinds,
                separators == 0 ? 0 : sinceLast,
                single || separators == 0 || before,
                groups && (separators == 0 || sinceLast == 3));
    }

    /** The first group has up to three digits, the ones between two (as in India) or three. */
    private static boolean isGroup(int separatorsBefore, int length) {
        return separatorsBefore == 0 ? length >= 1 && length <= 3 : length == 3 || length == 2;
    }

    /** True when the last separator is a point or a comma, which alone can stand before decimals. */
    boolean isPointOrComma() {
        return lastSeparator == '.' || lastSeparator == ',' || lastSeparator == '٫';
    }

    /** True when one separator with three digits behind it could separate thousands: 1,234 but not 0,234 or 12345,678. */
    boolean couldBeGrouped() {
        return allGroups && digits.charAt(0) != '0';
    }

    /** The number with that many of the digits behind the point. */
    BigDecimal value(int decimals) {
        return digits.length() <= 18
                ? BigDecimal.valueOf(Long.parseLong(digits), decimals)
                : new BigDecimal(new BigInteger(digits), decimals);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char separator(char c) {
        return switch (c) {
            case '.', ',', ' ' -> c;
            case '\'', '’' -> '\'';
            case '٫', '٬' -> c;
            default -> 0;
        };
    }
}
