package io.customerhub.cleanse;

import java.text.Normalizer;

/**
 * Cleanses one text without touching its meaning: control characters, zero-width characters and byte order marks go;
 * every kind of space and line break becomes one plain space, none at either end; the result is in Unicode Normalization
 * Form C (UAX #15), so that equal texts are equal strings; a lone surrogate, which no database stores, becomes U+FFFD.
 */
final class TextCleanser {

    private static final char REPLACEMENT = '\uFFFD';

    private TextCleanser() {}

    /** The cleansed text; the same instance when it was clean; empty when nothing is left. */
    static String cleanse(String text) {
        int length = text.length();
        if (length == 0) {
            return text;
        }
        boolean afterSpace = true;
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7F) {
                afterSpace = false;
            } else if (c == ' ' && !afterSpace) {
                afterSpace = true;
            } else {
                break;
            }
        }
        if (i == length && !afterSpace) {
            return text;
        }
        return i == length ? text.substring(0, length - 1) : cleanseAny(text);
    }

    /** The text with each of its lines cleansed, parted by line feeds; empty lines go. The same instance when it was so. */
    static String cleanseLines(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return cleanse(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.split("[\n\r]", -1)) {
            String clean = cleanse(line);
            if (!clean.isEmpty()) {
                out.append(out.length() == 0 ? "" : "\n").append(clean);
            }
        }
        return out.toString().equals(text) ? text : out.toString();
    }

    private static String cleanseAny(String text) {
        boolean afterSpace = true;
        boolean dirty = false;
        boolean composed = true;
        for (int i = 0; i < text.length() && !dirty; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                dirty = afterSpace;
                afterSpace = true;
            } else if (isUnifiedIdeograph(c)) {
                afterSpace = false;
            } else {
                dirty = isSpace(c) || isInvisible(text, i) || isLoneSurrogate(text, i);
                composed &= isSurelyComposed(c);
                afterSpace = false;
            }
        }
        String clean = dirty || afterSpace ? rewrite(text) : text;
        if (composed && !dirty || Normalizer.isNormalized(clean, Normalizer.Form.NFC)) {
            return clean;
        }
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    private static String rewrite(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else if (!isInvisible(text, i)) {
                if (space && out.length() > 0) {
                    out.append(' ');
                }
                space = false;
                out.append(isLoneSurrogate(text, i) ? REPLACEMENT : c);
            }
        }
        return out.toString();
    }

    /** The block CJK Unified Ideographs, in which all is visible and composed: most of a Chinese text. */
    private static boolean isUnifiedIdeograph(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /** All of White_Space in the Unicode Character Database, and the Hangul and Braille blanks that look like one. */
    private static boolean isSpace(char c) {
        if (c < 0x1680) {
            return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || c == 0xA0;
        }
        return switch (c) {
            case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x2800, 0x3000, 0x3164 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }

    /** Controls, soft hyphens, marks of direction, zero-width characters, noncharacters. */
    private static boolean isInvisible(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x180E) {
            return c < ' ' || c >= 0x7F && c <= 0x9F || c == 0xAD;
        }
        if (c == 0x200C || c == 0x200D) {
            return !joinsLetters(text, at);
        }
        return c == 0x180E
                || c == 0x200B
                || c >= 0x200E && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0xFEFF
                || c >= 0xFFF9 && c <= 0xFFFB
                || c >= 0xFFFE;
    }

    /** Arabic and Indic spelling needs the joiners U+200C and U+200D between letters (RFC 5892, appendix A). */
    private static boolean joinsLetters(String text, int at) {
        return at > 0 && at + 1 < text.length() && isJoining(text.charAt(at - 1)) && isJoining(text.charAt(at + 1));
    }

    private static boolean isJoining(char c) {
        return c >= 0x0600 && c < 0x1100 && Character.isUnicodeIdentifierPart(c);
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    /**
     * True for blocks in which every character is its own composed form and never combines with the one before: Latin,
     * Cyrillic letters, common punctuation, kana, unified ideographs, Hangul syllables, full-width forms. For the others
     * the JDK is asked.
     */
    private static boolean isSurelyComposed(char c) {
        return c < 0x300
                || isUnifiedIdeograph(c)
                || c >= 0x400 && c <= 0x482
                || c >= 0x2010 && c <= 0x2027
                || c >= 0x3001 && c <= 0x3029
                || c >= 0x3041 && c <= 0x3096
                || c >= 0x30A1 && c <= 0x30FA
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xFF01 && c <= 0xFF9D;
    }
}
