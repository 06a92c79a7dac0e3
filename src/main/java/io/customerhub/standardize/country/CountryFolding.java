package io.customerhub.standardize.country;

import io.customerhub.standardize.text.HalfWidth;
import java.text.Normalizer;

/**
 * Makes names of places comparable: half-width, in lower case, without accents, punctuation one space; {@code and} is
 * dropped between words (in Japanese too) and {@code st} becomes {@code saint}, for all are written both ways.
 */
public final class CountryFolding {

    private CountryFolding() {}

    /** The words of a text, one space between them; empty when it has no letter and no digit. */
    public static String words(String text) {
        String plain = HalfWidth.of(text);
        StringBuilder lower = new StringBuilder(plain.length());
        boolean ascii = true;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            ascii &= c < 0x80;
            lower.append(Character.toLowerCase(c));
        }
        return words(ascii ? lower : withoutAccents(lower));
    }

    /** Folded words without their spaces: what names are found by. */
    public static String key(String folded) {
        String words =
                folded.indexOf('び') < 0 ? folded : folded.replace("および", "").replace("及び", "");
        if (words.indexOf(' ') < 0) {
            return words;
        }
        StringBuilder key = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) != ' ') {
                key.append(words.charAt(i));
            }
        }
        return key.toString();
    }

    private static CharSequence withoutAccents(CharSequence text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            // accents; and the hamza and madda of Arabic, which are often left out
            if (c < 0x300 || c > 0x36F && (c < 0x653 || c > 0x655)) {
                appendPlain(out, c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** Letters that Unicode does not take apart, as people without them on the keyboard write them. */
    private static void appendPlain(StringBuilder out, char c) {
        switch (c) {
            case 'ı' -> out.append('i');
            case 'ø' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'đ' -> out.append('d');
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'ة' -> out.append('ه');
            case 'ى' -> out.append('ي');
            default -> out.append(c);
        }
    }

    private static String words(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isGap(text.charAt(i))) {
                appendWord(out, text, start, i);
                start = i + 1;
            }
        }
        return out.toString();
    }

    private static void appendWord(StringBuilder out, CharSequence text, int start, int end) {
        boolean saint = end - start == 2 && text.charAt(start) == 's' && text.charAt(start + 1) == 't';
        boolean dropped = end - start == 3
                && out.length() > 0
                && text.subSequence(start, end).toString().equals("and");
        if (end == start || dropped) {
            return;
        }
        if (out.length() > 0) {
            out.append(' ');
        }
        if (saint) {
            out.append("saint");
        } else {
            out.append(text, start, end);
        }
    }

    /** Everything but letters, digits and the combining marks that Indic and Arabic letters need. */
    private static boolean isGap(char c) {
        if (c < 0x80) {
            return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        }
        return !Character.isUnicodeIdentifierPart(c) && !Character.isSurrogate(c);
    }
}
