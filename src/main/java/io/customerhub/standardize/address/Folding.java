package io.customerhub.standardize.address;

import java.text.Normalizer;

/** Words as lists have them: small letters and digits without accents, dots and hyphens; one space between words. */
final class Folding {

    private Folding() {}

    /** The folded text; the same instance when it was so. */
    static String fold(String text) {
        int i = 0;
        boolean gap = true;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!plain && !(c == ' ' && !gap && i + 1 < text.length())) {
                break;
            }
            gap = c == ' ';
        }
        return i == text.length() ? text : rewrite(text);
    }

    private static String rewrite(String text) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(plain.length());
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == ' ' || c == '-' || c == '/' || c == ',' || c == '\n') {
                gap = out.length() > 0;
            } else if (c == '#' || c == 'º' || c == '№' || c == '°' || isPart(c)) {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                append(out, c);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case 'ß' -> out.append("ss");
            case 'ø', 'Ø' -> out.append('o');
            case 'ł', 'Ł' -> out.append('l');
            case 'ı', 'İ' -> out.append('i');
            case 'æ', 'Æ' -> out.append("ae");
            case 'đ', 'Đ' -> out.append('d');
            default -> out.append(Character.toLowerCase(c));
        }
    }

    private static boolean isPart(char c) {
        boolean accent = c >= 0x300 && c <= 0x36F || c == 0x200E || c == 0x200F;
        return !accent && (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c >= 0x900 && c < 0x1100);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
