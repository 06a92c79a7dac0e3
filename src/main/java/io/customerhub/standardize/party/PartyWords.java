package io.customerhub.standardize.party;

/** The words of a text with their classes; a scratch of one reading. */
final class PartyWords {

    /** More words than any name has; what follows them is not looked at. */
    private static final int MOST = 24;

    final String text;
    final int[] starts = new int[MOST];
    final int[] ends = new int[MOST];
    final int[] classes = new int[MOST];
    int count;

    /** How many commas the text has. */
    int commas;

    /** The index of the first word after the first comma; 0 when there is none. */
    int afterComma;

    /** True when a word was joined by &, + or a word for it. */
    int conjunction = -1;

    /** True when a digit or # stands somewhere. */
    boolean digits;

    PartyWords(String text) {
        this.text = text;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            int closes = start < 0 ? closingOf(i) : -1;
            if (closes > 0) {
                i = closes;
                continue;
            }
            boolean separator = c == ' ' || c == ',' || c == '&' || c == '+' || c == '/' || c == '"' || c == '('
                    || c == ')' || c == '[' || c == ']' || c == ';' || c == ':' || c == '_';
            digits |= c >= '0' && c <= '9' || c == '#';
            if (!separator && start < 0) {
                start = i;
            }
            if (separator && start >= 0) {
                add(start, i);
                start = -1;
            }
            if (c == ',' && count > 0) {
                commas++;
                afterComma = afterComma == 0 ? count : afterComma;
            }
            if ((c == '&' || c == '+') && conjunction < 0) {
                conjunction = count;
            }
        }
    }

    /** Where the quotes or brackets end that begin here; what they hold is a nickname or a remark. Else -1. */
    private int closingOf(int at) {
        char c = at == text.length() ? ' ' : text.charAt(at);
        if (c == '\'' && count > 0 && text.charAt(at - 1) == ' ') {
            return closingQuote(at);
        }
        char closing = c == '"' ? '"' : c == '(' ? ')' : c == '[' ? ']' : c == '“' ? '”' : 0;
        return closing == 0 || count == 0 ? -1 : text.indexOf(closing, at + 1);
    }

    /** The apostrophe or two of them before a space that close the quotes; -1 when there are none. */
    private int closingQuote(int at) {
        String quote = text.startsWith("''", at) ? "''" : "'";
        int end = text.indexOf(quote + " ", at + quote.length() + 1);
        return end < 0 ? -1 : end + quote.length() - 1;
    }

    private void add(int start, int end) {
        if (count == MOST) {
            return;
        }
        if (conjunction < 0 && count > 0 && isAnd(start, end)) {
            conjunction = count;
            return;
        }
        starts[count] = start;
        ends[count] = end;
        classes[count] = WordClasses.of(text, start, end);
        count++;
    }

    private boolean isAnd(int start, int end) {
        return is(start, end, "and") || is(start, end, "und") || is(start, end, "et");
    }

    /** True when the word is this one, whatever its case. */
    boolean is(int at, String word) {
        return is(starts[at], ends[at], word);
    }

    private boolean is(int start, int end, String word) {
        return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
    }

    /** The word as it stands. */
    String word(int at) {
        return text.substring(starts[at], ends[at]);
    }

    /** True when the word has one of these classes. */
    boolean has(int at, int kinds) {
        return at >= 0 && at < count && (classes[at] & kinds) != 0;
    }

    /** True for a single letter, with or without a dot, and for letters with dots such as {@code J.F.}. */
    boolean isInitial(int at) {
        int length = ends[at] - starts[at];
        return length == 1 || length <= 6 && length % 2 == 0 && dotted(at);
    }

    private boolean dotted(int at) {
        for (int i = starts[at]; i < ends[at]; i += 2) {
            if (!Character.isLetter(text.charAt(i)) || text.charAt(i + 1) != '.') {
                return false;
            }
        }
        return true;
    }

    /** True for a word of plain Latin letters that ends in 's: people are not called so. */
    boolean isPossessive(int at) {
        int end = ends[at];
        return end - starts[at] > 3
                && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S')
                && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '’')
                && text.charAt(end - 3) != '.';
    }

    /** True when all letters are plain Latin ones: what is known of words is known of these only. */
    boolean isPlain() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128 && Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
