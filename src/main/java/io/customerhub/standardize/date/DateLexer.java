package io.customerhub.standardize.date;

import org.jspecify.annotations.Nullable;

/** Finds where the words of a text end, in scripts with spaces between words and in those without, and what they mean. */
final class DateLexer {

    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_NAME = 3;

    private final String text;
    private final @Nullable String language;

    DateLexer(String text, @Nullable String language) {
        this.text = text;
        this.language = language;
    }

    /** What the characters mean as a word, see {@link DateWords}. */
    int meaning(int from, int end) {
        return DateWords.meaning(DateWords.fold(text.substring(from, end)), language);
    }

    /** Where the word ends that begins here: the longest that is known where no spaces are written between words. */
    int wordEnd(int from) {
        int end = from + 1;
        while (end < text.length() && isWordPart(from, end)) {
            end++;
        }
        if (isSpaceless(text.charAt(from))) {
            for (int i = end; i > from + 1; i--) {
                if (meaning(from, i) != 0) {
                    return i;
                }
            }
            return meaning(from, from + 1) != 0 ? from + 1 : end;
        }
        return DateWords.beginsName(DateWords.fold(text.substring(from, end))) ? nameEnd(from, end) : end;
    }

    /** Where a name of two or three words ends, the longest that is known; the end of its first word when it is none. */
    private int nameEnd(int from, int first) {
        int longest = first;
        int end = first;
        for (int words = 2; words <= LONGEST_NAME && end < text.length() && text.charAt(end) == ' '; words++) {
            end++;
            while (end < text.length() && isWordPart(from, end)) {
                end++;
            }
            longest = meaning(from, end) == 0 ? longest : end;
        }
        return longest;
    }

    /** Letters and their marks; a dot or hyphen between letters where the word with it is known. */
    private boolean isWordPart(int from, int at) {
        char c = text.charAt(at);
        int type = Character.getType(c);
        if (Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c == '\u200D') {
            return at - from < LONGEST_WORD;
        }
        boolean inner = (c == '.' || c == '-' || c == '\u02BC' || c == '\'')
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1));
        if (!inner) {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end)) || isMark(end)) {
            end++;
        }
        return meaning(from, end) != 0;
    }

    private boolean isMark(int at) {
        return at < text.length() && Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK;
    }

    /** Names of zones have a slash and underscores within. */
    int zoneEnd(int from) {
        int end = from;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || "/_".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** True for what words begin with. */
    static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '°';
    }

    private static boolean isSpaceless(char c) {
        return Character.isIdeographic(c)
                || c >= 0x0E00 && c < 0x0E80
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }
}
