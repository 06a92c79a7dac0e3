package io.customerhub.standardize.organization;

import java.text.Normalizer;

/** Letters without case and accents: what is compared of a word. */
final class Folding {

    /** Where the Latin letters with marks end for which a table is kept. */
    private static final int TABLE = 0x250;

    private static final String[] LATIN = table();

    private Folding() {}

    /**
     * The folded letters or digits of a character, none for a combining mark; the character itself in small where nothing
     * is to fold.
     */
    static String of(char c) {
        return c < TABLE ? LATIN[c] : rest(c);
    }

    private static String rest(char c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK && c < 0x370) {
            return "";
        }
        boolean marked = c >= 0x1E00 && c < 0x2000 || c >= 0x370 && c < 0x400;
        return marked ? decomposed(c) : String.valueOf(Character.toLowerCase(c));
    }

    private static String[] table() {
        String[] table = new String[TABLE];
        for (char c = 0; c < TABLE; c++) {
            table[c] = switch (Character.toLowerCase(c)) {
                case 'ß' -> "ss";
                case 'æ' -> "ae";
                case 'œ' -> "oe";
                case 'ø' -> "o";
                case 'đ', 'ð' -> "d";
                case 'ł' -> "l";
                case 'þ' -> "th";
                case 'ı' -> "i";
                default -> decomposed(c);
            };
        }
        return table;
    }

    private static String decomposed(char c) {
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        return String.valueOf(Character.toLowerCase(parts.charAt(0)));
    }
}
