package io.customerhub.standardize.email;

/**
 * The part of an address before the @: a dot-atom of RFC 5322, 3.2.3, whose letters may be those of any script (RFC 6531,
 * 3.3), or a quoted string in its shortest spelling.
 */
public final class LocalParts {

    /** RFC 5321, 4.5.3.1.1. */
    public static final int LONGEST = 64;

    private static final String SYMBOLS = "!#$%&'*+-/=?^_`{|}~";
    private static final boolean[] ATOM = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            ATOM[c] = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || SYMBOLS.indexOf(c) >= 0;
        }
    }

    private LocalParts() {}

    /** Where the @ behind a dot-atom of plain ASCII stands that begins the text; -1 when it begins otherwise. */
    public static int plain(String text) {
        boolean afterDot = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && ATOM[c]) {
                afterDot = false;
            } else if (c == '.' && !afterDot) {
                afterDot = true;
            } else {
                return c == '@' && !afterDot ? i : -1;
            }
        }
        return -1;
    }

    /** Where the @ behind a dot-atom in any script stands that begins the text; -1 when it begins otherwise. */
    public static int international(String text) {
        boolean afterDot = true;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c < 128 ? ATOM[c] : isLetter(c)) {
                afterDot = false;
            } else if (c == '.' && !afterDot) {
                afterDot = true;
            } else {
                return c == '@' && !afterDot ? i : -1;
            }
        }
        return -1;
    }

    /** Letters, digits and marks; nothing invisible, no symbols, and not the full-width doubles of ASCII. */
    private static boolean isLetter(int c) {
        if (isFullWidth(c)) {
            return false;
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** The full-width forms of printable ASCII, U+FF01 to U+FF5E. */
    static boolean isFullWidth(int c) {
        return c >= 0xFF01 && c <= 0xFF5E;
    }

    /**
     * Where the @ behind a quoted string stands that begins the text; -1 when there is none. A quoted string that could be
     * spelled shorter is none: RFC 5321, 4.1.2 asks senders for the shortest, and needless backslashes are what exports
     * leave behind. Nor is the empty one, which no provider gives out.
     */
    public static int quoted(String text) {
        if (text.length() < 4 || text.charAt(0) != '"') {
            return -1;
        }
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i > 1 && text.charAt(i + 1) == '@' ? i + 1 : -1;
            }
            if (c == '\\') {
                i++;
                if (text.charAt(i) != '"' && text.charAt(i) != '\\') {
                    return -1;
                }
            } else if (c < ' ' || c == 0x7F || c >= 128 && c != ' ' && !Character.isLetterOrDigit(c)) {
                return -1;
            }
        }
        return -1;
    }

    /** What stands between the quotes of a quoted string, without backslashes. */
    static String unquoted(String quoted) {
        StringBuilder out = new StringBuilder(quoted.length());
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            out.append(c == '\\' && i < quoted.length() - 2 ? quoted.charAt(++i) : c);
        }
        return out.toString();
    }
}
