package io.customerhub.standardize.date;

import io.customerhub.record.RuleTrace;
import io.customerhub.standardize.text.HalfWidth;

/** Writes a date's digits, numerals and eras in plain digits, so that one scanner reads them all. */
final class DateText {

    private DateText() {}

    /** The text with plain digits and years of our era; the same instance when it had no others. */
    static String plain(String text, RuleTrace trace) {
        String plain = plainDigits(HalfWidth.of(text));
        tell(trace, DateRule.DIGITS, text, plain);
        if (!hasWideLetters(plain)) {
            return plain;
        }
        String numbers = isMarked(plain) ? ChineseNumerals.toDigits(plain) : plain;
        tell(trace, DateRule.NUMERALS, plain, numbers);
        String years = Eras.toCommonYears(numbers);
        tell(trace, DateRule.ERA, numbers, years);
        return years;
    }

    private static void tell(RuleTrace trace, DateRule rule, String before, String after) {
        if (before != after) {
            trace.changed(rule, before, after);
        }
    }

    /** Chinese numerals are read only beside signs of a date: 三 alone is somebody's name. */
    private static boolean isMarked(String text) {
        return text.indexOf('年') > 0 || text.indexOf('月') > 0;
    }

    private static boolean hasWideLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x2E80) {
                return true;
            }
        }
        return false;
    }

    private static String plainDigits(String text) {
        int i = 0;
        while (i < text.length() && plain(text.charAt(i)) == text.charAt(i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] out = text.toCharArray();
        for (; i < out.length; i++) {
            out[i] = plain(out[i]);
        }
        return new String(out);
    }

    private static char plain(char c) {
        return c >= 0x660 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                ? (char) ('0' + Character.digit(c, 10))
                : c;
    }
}
