package io.customerhub.standardize.text;

/** Full-width forms of ASCII (U+FF01 to U+FF5E, as East Asian keyboards write them) to plain ASCII. */
public final class HalfWidth {

    private static final int OFFSET = 0xFF01 - '!';

    private HalfWidth() {}

    /** The text with plain letters, digits, punctuation and spaces; the same instance when it had no others. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (plain(text.charAt(i)) != text.charAt(i)) {
                return rewrite(text, i);
            }
        }
        return text;
    }

    private static String rewrite(String text, int from) {
        char[] out = text.toCharArray();
        for (int i = from; i < out.length; i++) {
            out[i] = plain(out[i]);
        }
        return new String(out);
    }

    private static char plain(char c) {
        if (c < 0x3000) {
            return c;
        }
        return c >= 0xFF01 && c <= 0xFF5E ? (char) (c - OFFSET) : c == 0x3000 ? ' ' : c;
    }
}
