package io.customerhub.standardize.organization;

import io.customerhub.standardize.text.WordList;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the name under which an organization trades: after a mark such as t/a, or in brackets at the end. */
final class TradingNames {

    private static final Set<String> NO_NAMES = WordList.words(TradingNames.class, "words.txt", "bracket");
    private static final int LONGEST = 80;

    private final Predicate<String> countries;

    /**
     * Where a text is split.
     *
     * @param headEnd where the name of the organization itself ends
     * @param nameFrom where the trading name begins
     * @param nameTo where it ends
     */
    record Split(int headEnd, int nameFrom, int nameTo) {

        boolean hasName() {
            return nameFrom < nameTo;
        }
    }

    TradingNames(Predicate<String> countries) {
        this.countries = countries;
    }

    /** The split at a mark between two names; null when there is none. */
    @Nullable
    Split split(String text, NameWords words) {
        for (int word = 1; word < words.count() - 1; word++) {
            int marks = marks(text, words, word);
            if (marks > 0 && word + marks < words.count()) {
                return new Split(words.start(word), afterMark(text, words.end(word + marks - 1)), text.length());
            }
        }
        return null;
    }

    private static int afterMark(String text, int end) {
        return end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
    }

    /** How many words from this one on are a mark: t/a, d/b/a, o/a, dba, trading as, doing business as; 0 for none. */
    private static int marks(String text, NameWords words, int at) {
        int length = words.end(at) - words.start(at);
        if (length == 1) {
            return slashed(text, words, at);
        }
        if (length == 3) {
            return words.is(at, "dba") && at > 0 ? 1 : 0;
        }
        if (length == 7 && (words.is(at, "trading") && words.is(at + 1, "as"))) {
            return 2;
        }
        boolean doing = length == 5 && at + 2 < words.count() && words.is(at, "doing") && words.is(at + 1, "business");
        return doing && words.is(at + 2, "as") ? 3 : 0;
    }

    private static int slashed(String text, NameWords words, int at) {
        if (!isSlash(text, words.end(at))) {
            return 0;
        }
        boolean as = words.is(at + 1, "a") && words.start(at + 1) == words.end(at) + 1;
        if (as && (words.is(at, "t") || words.is(at, "o"))) {
            return 2;
        }
        boolean doing = words.is(at, "d") && words.is(at + 1, "b") && at + 2 < words.count() && words.is(at + 2, "a");
        return doing && isSlash(text, words.end(at + 1)) ? 3 : 0;
    }

    private static boolean isSlash(String text, int at) {
        return at < text.length() && text.charAt(at) == '/';
    }

    /**
     * The split at brackets that end the text; null when there are none. Brackets that hold no name, such as a country, give
     * an empty trading name.
     */
    @Nullable
    Split inBrackets(String text) {
        int close = text.length() - 1;
        if (close < 3 || text.charAt(close) != ')') {
            return null;
        }
        int open = text.lastIndexOf('(', close);
        if (open < 1 || close - open < 3 || close - open > LONGEST) {
            return null;
        }
        String inside = text.substring(open + 1, close).strip();
        return isName(inside) ? new Split(open, open + 1, close) : new Split(open, open, open);
    }

    private boolean isName(String inside) {
        NameWords words = new NameWords(inside);
        boolean letter = false;
        for (int i = 0; i < inside.length(); i++) {
            letter |= Character.isLetter(inside.charAt(i));
        }
        if (!letter || countries.test(inside)) {
            return false;
        }
        for (int word = 0; word < words.count(); word++) {
            String written = words.joined(word, word);
            if (NO_NAMES.contains(written)) {
                return false;
            }
        }
        return true;
    }
}
