package io.customerhub.cleanse;

import org.jspecify.annotations.Nullable;

/** UTF-8 that was read as windows-1252; bytes that it leaves undefined are the C1 controls, as browsers have it. */
final class MisreadWestern {

    /** The characters of windows-1252 for the bytes 0x80 to 0x9F (WHATWG Encoding Standard); 0 where it has none. */
    private static final String HIGH =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                    + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /** Signs that may stand behind a word in capitals: closing quotes, dots, dashes, marks, small figures. */
    private static final String MAY_CLOSE =
            "\u00A0\u2018\u2019\u201C\u201D\u201E\u2039\u203A\u00AB\u00BB\u2026\u2013\u2014\u2022\u2122\u00AE\u00A9"
                    + "\u00B0\u00BA\u00AA\u00B2\u00B3\u00B9\u00B7\u2020\u2021";

    private MisreadWestern() {}

    /**
     * The text as it was written, or null when it is not certainly misread.
     *
     * @param from where its first character beyond ASCII stands
     */
    static @Nullable String repaired(String text, int from) {
        if (!hasSequence(text, from)) {
            return null;
        }
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int value = byteOf(text.charAt(i));
            if (value < 0) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        String read = Mojibake.decoded(bytes, bytes.length);
        return read != null && isPlausible(read) && couldNotBeRight(text) ? read : null;
    }

    /** The byte that windows-1252 writes the character with, or -1. */
    private static int byteOf(char c) {
        if (c < 0x100) {
            return c;
        }
        int high = HIGH.indexOf(c);
        return high < 0 ? -1 : 0x80 + high;
    }

    private static boolean hasSequence(String text, int from) {
        for (int i = from; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xC2 && c <= 0xF4 && isTrail(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrail(char c) {
        return c >= 0x80 && c < 0xC0 || c > 0x100 && HIGH.indexOf(c) >= 0;
    }

    /** At least one sequence that no spelling, no closing quote and no figure explains. */
    private static boolean couldNotBeRight(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char lead = text.charAt(i);
            char trail = text.charAt(i + 1);
            if (lead < 0xC2 || lead > 0xF4 || !isTrail(trail)) {
                continue;
            }
            if (lead >= 0xE0) {
                // a small letter, and then two or three signs, not all of which could close a word
                boolean closes = mayClose(trail) && i + 2 < text.length() && mayClose(text.charAt(i + 2));
                if (!closes || i > 0 && isSmall(text.charAt(i - 1)) && lead >= 0xF0) {
                    return true;
                }
                continue;
            }
            boolean insideWord = i > 0 && isSmall(text.charAt(i - 1));
            boolean letterFollows = trail != '\u2019' && i + 2 < text.length() && isLetter(text.charAt(i + 2));
            boolean sign = !Character.isLetter(trail) && !mayClose(trail);
            if (sign || insideWord || letterFollows && !Character.isLetter(trail)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayClose(char c) {
        return MAY_CLOSE.indexOf(c) >= 0;
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Only letters and signs of scripts in use: no controls, no phonetic letters, no marks alone, nothing private. */
    private static boolean isPlausible(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c >= 0x80 && !isPlausible(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlausible(int c) {
        if (c < 0x250) {
            // Latin-1 signs and letters, Latin Extended-A; of Extended-B what Romanian and Vietnamese write
            return c >= 0xA0 && c < 0x180
                    || c == 0x192
                    || c == 0x1A0
                    || c == 0x1A1
                    || c == 0x1AF
                    || c == 0x1B0
                    || c >= 0x218 && c <= 0x21B;
        }
        if (c >= 0x1F300) {
            return c <= 0x1FAFF || c >= 0x20000 && c <= 0x323AF;
        }
        if (c >= 0x2000 && c < 0x2800) {
            return c >= 0x2010 && c <= 0x2027
                    || c >= 0x2030 && c <= 0x203A
                    || c >= 0x20A0 && c <= 0x20C0
                    || c == 0x2122
                    || c == 0x2116
                    || c >= 0x2190 && c < 0x2800;
        }
        return Character.isLetter(c)
                        && Character.UnicodeScript.of(c) != Character.UnicodeScript.COMMON
                        && isScriptInUse(Character.UnicodeScript.of(c))
                || isMarkInUse(c)
                || c >= 0x3001 && c <= 0x3011
                || c >= 0xFF01 && c <= 0xFF5E;
    }

    private static boolean isMarkInUse(int c) {
        int type = Character.getType(c);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && isScriptInUse(Character.UnicodeScript.of(c))
                && c > 0x600;
    }

    private static boolean isScriptInUse(Character.UnicodeScript script) {
        return switch (script) {
            case LATIN,
                    GREEK,
                    CYRILLIC,
                    HEBREW,
                    ARABIC,
                    GEORGIAN,
                    ARMENIAN,
                    HAN,
                    HIRAGANA,
                    KATAKANA,
                    HANGUL,
                    THAI,
                    LAO,
                    KHMER,
                    MYANMAR,
                    DEVANAGARI,
                    BENGALI,
                    GURMUKHI,
                    GUJARATI,
                    ORIYA,
                    TAMIL,
                    TELUGU,
                    KANNADA,
                    MALAYALAM,
                    SINHALA,
                    ETHIOPIC -> true;
            default -> false;
        };
    }
}
