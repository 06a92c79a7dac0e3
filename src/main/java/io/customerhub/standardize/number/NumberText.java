package io.customerhub.standardize.number;

import io.customerhub.standardize.text.HalfWidth;

/** Numbers of all scripts in plain digits and plain separators. */
public final class NumberText {

    private NumberText() {}

    /**
     * The text with decimal digits, separators, minus and percent signs of other scripts and widths as those of ASCII; the
     * same instance when it had no others. Arabic ٫ stands before decimals and ٬ between thousands (Unicode, ch. 9.2).
     */
    public static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return rewrite(HalfWidth.of(text));
            }
        }
        return text;
    }

    private static String rewrite(String text) {
        char[] out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char plain = c <= 0x7F ? c : plain(c);
            if (plain != c) {
                out = out == null ? text.toCharArray() : out;
                out[i] = plain;
            }
        }
        return out == null ? text : new String(out);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u00A0', '\u202F', '\u2009' -> ' ';
            case '\u2212', '\u2013', '\uFE63' -> '-';
            case '\u2019', '\u02BC' -> '\'';
            case '\u066A', '\uFE6A' -> '%';
            default ->
                Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? (char) ('0' + Character.digit(c, 10)) : c;
        };
    }
}
