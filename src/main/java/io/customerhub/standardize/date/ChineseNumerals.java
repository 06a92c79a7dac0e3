package io.customerhub.standardize.date;

/** Dates written in Chinese numerals, such as 二〇二四年三月十五日, to the same in digits. */
final class ChineseNumerals {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumerals() {}

    /** The text with every run of Chinese numerals as digits; the same instance when there is none. */
    static String toDigits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean changed = false;
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && (digit(text.charAt(end)) >= 0 || text.charAt(end) == '十')) {
                end++;
            }
            if (end == i) {
                out.append(text.charAt(i++));
            } else {
                out.append(number(text.substring(i, end)));
                changed = true;
                i = end;
            }
        }
        return changed ? out.toString() : text;
    }

    private static String number(String run) {
        int ten = run.indexOf('十');
        StringBuilder out = new StringBuilder(4);
        if (ten < 0) {
            for (int i = 0; i < run.length(); i++) {
                out.append((char) ('0' + digit(run.charAt(i))));
            }
            return out.toString();
        }
        boolean wellFormed = run.length() <= 3 && ten <= 1 && run.length() - ten <= 2;
        if (!wellFormed || run.indexOf('十', ten + 1) >= 0) {
            return run;
        }
        int tens = ten == 0 ? 1 : digit(run.charAt(0));
        int units = ten == run.length() - 1 ? 0 : digit(run.charAt(ten + 1));
        return out.append(tens * 10 + units).toString();
    }

    private static int digit(char c) {
        return c == '零' || c == '○' || c == 'Ｏ' ? 0 : DIGITS.indexOf(c);
    }
}
