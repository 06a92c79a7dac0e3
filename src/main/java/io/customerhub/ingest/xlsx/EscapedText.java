package io.customerhub.ingest.xlsx;

/**
 * Texts of cells, in which {@code _x000D_} stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). What
 * no database takes, half a surrogate pair, becomes U+FFFD, so that the row that holds it is refused.
 */
final class EscapedText {

    private static final int LENGTH = 7;

    private EscapedText() {}

    /** The text with its escapes resolved. */
    static String plain(CharSequence escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            int code = escaped.charAt(i) == '_' ? code(escaped, i) : -1;
            plain.append(code < 0 ? escaped.charAt(i) : (char) code);
            i += code < 0 ? 0 : LENGTH - 1;
        }
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < plain.length() && Character.isSurrogatePair(c, plain.charAt(i + 1));
                if (!pair) {
                    plain.setCharAt(i, '\uFFFD');
                }
                i += pair ? 1 : 0;
            }
        }
        return plain.toString();
    }

    private static int code(CharSequence text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + LENGTH - 1) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + LENGTH - 1; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
