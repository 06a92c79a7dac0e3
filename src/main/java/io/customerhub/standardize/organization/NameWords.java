package io.customerhub.standardize.organization;

/**
 * The words of a name: runs of letters and digits, each with its place in the text and its folded letters one after the
 * other, so that words are joined without copying. An apostrophe ends a word.
 */
final class NameWords {

    private final char[] folded;
    private final int[] starts;
    private final int[] ends;
    private final int[] foldedStarts;
    private int count;

    NameWords(String text) {
        int most = text.length() / 2 + 1;
        folded = new char[text.length() * 2];
        starts = new int[most];
        ends = new int[most];
        foldedStarts = new int[most + 1];
        int at = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = isWord(c);
            if (letter && !inside) {
                starts[count] = i;
                foldedStarts[count] = at;
            } else if (!letter && inside) {
                ends[count++] = i;
            }
            inside = letter;
            if (letter) {
                at = fold(c, at);
            }
        }
        if (inside) {
            ends[count++] = text.length();
        }
        foldedStarts[count] = at;
    }

    private int fold(char c, int at) {
        if (c < 128) {
            folded[at] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            return at + 1;
        }
        String letters = Folding.of(c);
        letters.getChars(0, letters.length(), folded, at);
        return at + letters.length();
    }

    private static boolean isWord(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** The folded letters of the words from one to another, the last included. */
    String joined(int first, int last) {
        return new String(folded, foldedStarts[first], foldedStarts[last + 1] - foldedStarts[first]);
    }

    /** True when the folded word is this. */
    boolean is(int word, String expected) {
        int from = foldedStarts[word];
        if (foldedStarts[word + 1] - from != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (folded[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
