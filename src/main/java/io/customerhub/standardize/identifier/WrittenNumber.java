package io.customerhub.standardize.identifier;

import org.jspecify.annotations.Nullable;

/** The plain written form of a number: ASCII capitals and digits, without what people put between them. */
public final class WrittenNumber {

    private static final int LONGEST = 64;

    private WrittenNumber() {}

    /**
     * The text in capitals without spaces, hyphens, dots, slashes, underscores and middle dots; the same instance when it
     * is so already.
     *
     * @return null when another character stands in it, when nothing is left, or when it is longer than 64
     */
    public static @Nullable String compact(String text) {
        return compact(text, "");
    }

    /**
     * The same, with more characters that may stand between the others.
     *
     * @param alsoIgnored such as brackets
     */
    public static @Nullable String compact(String text, String alsoIgnored) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return rewrite(text, alsoIgnored);
            }
        }
        return text.isEmpty() || text.length() > LONGEST ? null : text;
    }

    private static @Nullable String rewrite(String text, String alsoIgnored) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                out.append((char) (c - 'a' + 'A'));
            } else if (isPlain(c)) {
                out.append(c);
            } else if (!isSeparator(c) && alsoIgnored.indexOf(c) < 0) {
                return null;
            }
            if (out.length() > LONGEST) {
                return null;
            }
        }
        return out.isEmpty() ? null : out.toString();
    }

    private static boolean isPlain(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }

    private static boolean isSeparator(char c) {
        return switch (c) {
            case ' ', '-', '.', '/', '_', '·', '\u00A0', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' ->
                true;
            default -> false;
        };
    }
}
