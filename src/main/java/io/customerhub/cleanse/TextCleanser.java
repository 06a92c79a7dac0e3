package io.customerhub.cleanse;

import io.customerhub.record.RuleTrace;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Cleanses one text without touching its meaning: UTF-8 that was read as another encoding is read again where that is
 * certain (see {@link Mojibake}); control characters, zero-width characters, marks of direction and byte order marks go;
 * every kind of space and line break becomes one plain space, none at either end; the result is in Unicode Normalization
 * Form C (UAX #15), so that equal texts are equal strings; a lone surrogate, which no database stores, becomes U+FFFD.
 */
final class TextCleanser {

    private static final char REPLACEMENT = '\uFFFD';

    private TextCleanser() {}

    /**
     * The cleansed text; the same instance when it was clean; empty when nothing is left.
     *
     * @param trace hears what each rule changes
     */
    static String cleanse(String text, RuleTrace trace) {
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
        if (i == length) {
            return told(CleansingRule.SPACE, text, text.substring(0, length - 1), trace);
        }
        String before = text;
        String clean = cleanseOnce(before, trace);
        // what cannot be seen may have hidden a repair; each round makes the text shorter or leaves it
        while (clean != before) {
            before = clean;
            clean = cleanseOnce(before, trace);
        }
        return clean;
    }

    /** The text with each of its lines cleansed, parted by line feeds; empty lines go. The same instance when it was so. */
    static String cleanseLines(String text, RuleTrace trace) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return cleanse(text, trace);
        }
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.split("[\n\r]", -1)) {
            String clean = cleanse(line, trace);
            if (!clean.isEmpty()) {
                out.append(out.length() == 0 ? "" : "\n").append(clean);
            }
        }
        return out.toString().equals(text) ? text : out.toString();
    }

    /**
     * The cleansed text of an address, from which nothing is taken away in silence where that would make it another one:
     * only at its ends do controls and invisible characters go; inside they become U+FFFD, which is in no address, and
     * spaces between quotes stay as they are. A name before {@code <} is cleansed like any text.
     */
    static String cleanseAddress(String text, RuleTrace trace) {
        String clean = cleanse(text, RuleTrace.NONE);
        if (clean == text) {
            return text;
        }
        int start = 0;
        int end = text.length();
        while (start < end && isOuter(text, start)) {
            start++;
        }
        while (end > start && isOuter(text, end - 1)) {
            end--;
        }
        boolean quotes = text.indexOf('"', start) >= 0;
        int address = text.lastIndexOf('<') + 1;
        StringBuilder out = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean keptSpace = isSpace(c) && !(quotes && isControl(c));
            boolean invisible = !keptSpace && removes(text, i) != null;
            if (invisible && (isControl(c) || i >= address) || isLoneSurrogate(text, i)) {
                out.append(REPLACEMENT);
            } else if (!invisible) {
                out.append(c);
            }
        }
        String kept = out.toString();
        String whole = quotes ? Normalizer.normalize(kept, Normalizer.Form.NFC) : cleanse(kept, RuleTrace.NONE);
        return told(CleansingRule.SPACE, text, whole, trace);
    }

    private static boolean isOuter(String text, int at) {
        return isSpace(text.charAt(at)) || removes(text, at) != null;
    }

    private static boolean isControl(char c) {
        return c < ' ' || c >= 0x7F && c <= 0x9F;
    }

    private static String cleanseOnce(String text, RuleTrace trace) {
        String read = Mojibake.repaired(text);
        if (read != text) {
            trace.changed(CleansingRule.ENCODING, text, read);
        }
        return cleanseAny(read, trace);
    }

    private static String cleanseAny(String text, RuleTrace trace) {
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
                dirty = isSpace(c) || removes(text, i) != null || isLoneSurrogate(text, i);
                composed &= isSurelyComposed(c);
                afterSpace = false;
            }
        }
        String clean = dirty || afterSpace ? rewrite(text, trace) : text;
        if (composed && !dirty || Normalizer.isNormalized(clean, Normalizer.Form.NFC)) {
            return clean;
        }
        return told(CleansingRule.COMPOSITION, clean, Normalizer.normalize(clean, Normalizer.Form.NFC), trace);
    }

    private static String rewrite(String text, RuleTrace trace) {
        String seen = text;
        if (trace != RuleTrace.NONE) {
            // one rule after the other, so that each is told; what comes out is the same
            seen = without(CleansingRule.CONTROL, seen, trace);
            seen = without(CleansingRule.INVISIBLE, seen, trace);
            seen = without(CleansingRule.DIRECTION, seen, trace);
        }
        StringBuilder out = new StringBuilder(seen.length());
        boolean space = false;
        for (int i = 0; i < seen.length(); i++) {
            char c = seen.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else if (removes(seen, i) == null) {
                if (space && out.length() > 0) {
                    out.append(' ');
                }
                space = false;
                out.append(isLoneSurrogate(seen, i) ? REPLACEMENT : c);
            }
        }
        return told(CleansingRule.SPACE, seen, out.toString(), trace);
    }

    private static String without(CleansingRule rule, String text, RuleTrace trace) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (rule == CleansingRule.CONTROL && isLoneSurrogate(text, i)) {
                out.append(REPLACEMENT);
            } else if (isSpace(text.charAt(i)) || removes(text, i) != rule) {
                out.append(text.charAt(i));
            }
        }
        return told(rule, text, out.toString(), trace);
    }

    private static String told(CleansingRule rule, String before, String after, RuleTrace trace) {
        if (!before.equals(after)) {
            trace.changed(rule, before, after);
        }
        return after;
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

    /** The rule that takes the character away, which is no space; null when it stays. */
    private static @Nullable CleansingRule removes(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x180E) {
            if (c < ' ' || c >= 0x7F && c <= 0x9F) {
                return CleansingRule.CONTROL;
            }
            return c == 0xAD ? CleansingRule.INVISIBLE : c == 0x61C ? CleansingRule.DIRECTION : null;
        }
        if (c == 0x200C || c == 0x200D) {
            return joinsLetters(text, at) ? null : CleansingRule.INVISIBLE;
        }
        if (c >= 0x200E && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
            return CleansingRule.DIRECTION;
        }
        if (c == 0x180E || c == 0x200B || c >= 0x2060 && c <= 0x206F || c == 0xFEFF || c >= 0xFFF9 && c <= 0xFFFB) {
            return CleansingRule.INVISIBLE;
        }
        return c >= 0xFFFE ? CleansingRule.CONTROL : null;
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
