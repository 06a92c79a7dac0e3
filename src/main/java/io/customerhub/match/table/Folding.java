package io.customerhub.match.table;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form in which values are compared: small letters without accents, and of punctuation only what the kind needs. A
 * value of which nothing is left is missing.
 */
final class Folding {

    private Folding() {}

    /** The folded text, or null when nothing is left. */
    static @Nullable String fold(MatchKind kind, String text) {
        if (isFolded(text)) {
            return text.isEmpty() ? null : text;
        }
        String plain = isPlain(text) ? text : withoutAccents(text);
        String folded =
                switch (kind) {
                    case PHONE -> digits(plain);
                    case BIRTH_DATE,
                            POSTAL_CODE,
                            EXCLUSIVE_IDENTIFIER,
                            IDENTIFIER,
                            SHARED_IDENTIFIER,
                            WEAK_IDENTIFIER -> words(plain, false);
                    case EMAIL -> plain.strip();
                    default -> words(plain, true);
                };
        return folded.isEmpty() ? null : folded;
    }

    /** Small letters and digits alone are what every kind folds to. */
    private static boolean isFolded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Without capitals and without what lies beyond ASCII. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return true;
    }

    /** Unicode compatibility decomposition without the marks (UAX 15), and the letters that it leaves whole. */
    private static String withoutAccents(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(small, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            switch (c) {
                case 'ß' -> out.append("ss");
                case 'æ' -> out.append("ae");
                case 'œ' -> out.append("oe");
                case 'ø' -> out.append('o');
                case 'ł' -> out.append('l');
                case 'đ', 'ð' -> out.append('d');
                case 'þ' -> out.append("th");
                case 'ı' -> out.append('i');
                default -> {
                    if (c < 0x300 || Character.getType(c) != Character.NON_SPACING_MARK) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** Letters and digits; other characters are one space between words, an apostrophe is nothing. */
    private static String words(String text, boolean spaced) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                if (gap && spaced && out.length() > 0) {
                    out.append(' ');
                }
                out.append(c);
                gap = false;
            } else if (c != '\'' && c != '’') {
                gap = true;
            }
        }
        return out.toString();
    }

    private static String digits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                out.append(c);
            }
        }
        return out.length() == 0 ? words(text, false) : out.toString();
    }
}
