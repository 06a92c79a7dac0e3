package io.customerhub.standardize.date;

import org.jspecify.annotations.Nullable;

/**
 * Dates written in Chinese numerals to the same in digits: 二〇二四年三月十五日, 廿五日, 一百一十三年, and the formal characters of
 * banks, 贰零贰肆年叁月. Weekdays such as 星期二 are left alone.
 */
final class ChineseNumerals {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
    private static final String TRADITIONAL = "○壹貳參肆伍陸柒捌玖";
    private static final String UNITS = "十百千";
    private static final String BEFORE_WEEKDAYS = "期周週拜(";
    private static final int LONGEST = 9;

    private ChineseNumerals() {}

    /** The text with every run of Chinese numerals as digits; the same instance when there is none. */
    static String toDigits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean changed = false;
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isNumeral(text.charAt(end))) {
                end++;
            }
            boolean weekday = i > 0 && BEFORE_WEEKDAYS.indexOf(text.charAt(i - 1)) >= 0;
            String number = end == i || weekday ? null : number(text, i, end);
            if (number == null) {
                out.append(text, i, Math.max(end, i + 1));
                i = Math.max(end, i + 1);
            } else {
                out.append(number);
                changed = true;
                i = end;
            }
        }
        return changed ? out.toString() : text;
    }

    private static boolean isNumeral(char c) {
        return digit(c) >= 0 || unit(c) > 0 || c == '廿' || c == '卅';
    }

    private static @Nullable String number(String text, int from, int end) {
        if (end - from > LONGEST) {
            return null;
        }
        StringBuilder places = new StringBuilder(4);
        for (int i = from; i < end && digit(text.charAt(i)) >= 0; i++) {
            places.append((char) ('0' + digit(text.charAt(i))));
        }
        if (places.length() == end - from) {
            return places.toString();
        }
        int value = counted(text, from, end);
        return value < 0 ? null : Integer.toString(value);
    }

    /** The number that is counted in tens, hundreds and thousands; -1 when its units do not fall. */
    private static int counted(String text, int from, int end) {
        int value = 0;
        int pending = -1;
        int last = Integer.MAX_VALUE;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            int digit = digit(c);
            if (digit >= 0) {
                if (pending > 0) {
                    return -1;
                }
                pending = digit;
                continue;
            }
            boolean tens = c == '廿' || c == '卅';
            int unit = tens ? 10 : unit(c);
            int times = tens ? (c == '廿' ? 2 : 3) : pending < 0 && unit == 10 ? 1 : pending;
            if (unit >= last || times <= 0 || tens && pending > 0) {
                return -1;
            }
            value += times * unit;
            last = unit;
            pending = -1;
        }
        return value + Math.max(pending, 0);
    }

    private static int unit(char c) {
        int at = c == '拾' ? 0 : c == '佰' ? 1 : c == '仟' ? 2 : UNITS.indexOf(c);
        return at < 0 ? 0 : at == 0 ? 10 : at == 1 ? 100 : 1000;
    }

    private static int digit(char c) {
        if (c == '零' || c == 'O' || c == '○') {
            return 0;
        }
        int plain = DIGITS.indexOf(c);
        int formal = plain >= 0 ? plain : FORMAL.indexOf(c);
        return formal >= 0 ? formal : TRADITIONAL.indexOf(c);
    }
}
