package io.customerhub.standardize.address;

import java.util.Arrays;

/**
 * A line of an address cut into words and segments. Words end at spaces; segments end at commas, semicolons, line breaks
 * and hyphens that stand alone, and at strokes between words. Positions are those of the text, so that parts are cut from it as they were written.
 */
final class AddressText {

    private final String text;
    private int[] starts = new int[24];
    private int[] ends = new int[24];
    private int[] kinds = new int[24];
    private int words;
    private int[] segmentStarts = new int[12];
    private boolean[] lineAfter = new boolean[12];
    private int segments;

    /** Cuts a text, in half-width form. */
    AddressText(String text) {
        this.text = text;
        int from = -1;
        segmentStarts[0] = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            boolean border = isBorder(c) || c == '/' && partsWords(i);
            if (c != ' ' && !border) {
                from = from < 0 ? i : from;
                continue;
            }
            if (from >= 0) {
                addWord(from, i);
                from = -1;
            }
            if (border) {
                endSegment(c == '\n');
            }
        }
    }

    private static boolean isBorder(char c) {
        return c == ',' || c == '\n' || c == ';' || c == '|' || c == '、' || c == '،';
    }

    /** True for the stroke in 'São Paulo/SP', not for the one in 'c/o', '3/45' or 'C/ Mayor'. */
    private boolean partsWords(int at) {
        return at > 1
                && at + 2 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at - 2))
                && Character.isLetter(text.charAt(at + 1))
                && Character.isLetter(text.charAt(at + 2));
    }

    private void addWord(int from, int to) {
        if (to - from == 1 && (text.charAt(from) == '-' || text.charAt(from) == '–' || text.charAt(from) == '/')) {
            endSegment(false);
            return;
        }
        if (words == starts.length) {
            starts = Arrays.copyOf(starts, words * 2);
            ends = Arrays.copyOf(ends, words * 2);
            kinds = new int[words * 2];
        }
        starts[words] = from;
        ends[words++] = to;
    }

    private void endSegment(boolean line) {
        if (words == segmentStarts[segments]) {
            if (line && segments > 0) {
                lineAfter[segments - 1] = true;
            }
            return;
        }
        if (segments + 2 > segmentStarts.length) {
            segmentStarts = Arrays.copyOf(segmentStarts, segments * 2 + 2);
            lineAfter = Arrays.copyOf(lineAfter, segments * 2 + 2);
        }
        lineAfter[segments] = line;
        segmentStarts[++segments] = words;
    }

    /** How many words there are. */
    int words() {
        return words;
    }

    /** How many segments there are. */
    int segments() {
        return segments;
    }

    /** The first word of a segment. */
    int first(int segment) {
        return segmentStarts[segment];
    }

    /** The word after the last one of a segment. */
    int end(int segment) {
        return segmentStarts[segment + 1];
    }

    /** The segment of a word. */
    int segmentOf(int word) {
        int segment = 0;
        while (segmentStarts[segment + 1] <= word) {
            segment++;
        }
        return segment;
    }

    /** True when a line ends after the segment. */
    boolean endsLine(int segment) {
        return lineAfter[segment];
    }

    /** True when there is more than one line. */
    boolean hasLines() {
        for (int i = 0; i < segments - 1; i++) {
            if (lineAfter[i]) {
                return true;
            }
        }
        return false;
    }

    /** Where a word starts in the text. */
    int start(int word) {
        return starts[word];
    }

    /** Where a word ends in the text. */
    int stop(int word) {
        return ends[word];
    }

    /** What the list of words says of a word, kept by {@link AddressWords}; 0 when it has not been asked yet. */
    int kinds(int word) {
        return kinds[word];
    }

    /** Keeps what the list of words says of a word. */
    void keepKinds(int word, int found) {
        kinds[word] = found;
    }

    /** The whole text. */
    String text() {
        return text;
    }

    /** A word as written. */
    String word(int word) {
        return text.substring(starts[word], ends[word]);
    }

    /** The words from one to before another, with what stands between them; line breaks become commas. */
    String slice(int from, int to) {
        if (from >= to) {
            return "";
        }
        String slice = text.substring(starts[from], ends[to - 1]);
        return slice.indexOf('\n') < 0 ? slice : slice.replace("\n", ", ");
    }

    /** True when the word has a digit. */
    boolean hasDigit(int word) {
        for (int i = starts[word]; i < ends[word]; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** True when one of the words has a digit. */
    boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (hasDigit(i)) {
                return true;
            }
        }
        return false;
    }
}
