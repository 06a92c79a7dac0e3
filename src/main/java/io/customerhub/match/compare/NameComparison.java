package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;
import org.jspecify.annotations.Nullable;

/**
 * Names: given names and family names with the other one beside them. A pair whose given and family names stand crosswise
 * is told by the given name alone; the family name then says nothing, so that one mistake counts once.
 */
final class NameComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int SOMEWHAT = 2;
    private static final int SHORTENED = 3;
    private static final int ALIKE = 4;
    private static final int VERY_ALIKE = 5;
    private static final int EXACT = 6;
    private static final int CROSSWISE = 7;

    /** Steps of the Jaro-Winkler similarity, as Splink's name comparison has them. */
    private static final double VERY_ALIKE_FROM = 0.92;

    private static final double ALIKE_FROM = 0.88;
    private static final double SOMEWHAT_FROM = 0.7;

    private final TextSimilarity similarity;
    private final @Nullable MatchColumn other;
    private final boolean tellsCrosswise;
    private final long[] letters;
    private final int @Nullable [] fullForms;

    NameComparison(
            MatchColumn column,
            @Nullable MatchColumn other,
            boolean tellsCrosswise,
            @Nullable Nicknames nicknames,
            TextSimilarity similarity) {
        super(
                column,
                ALIKE,
                EXACT,
                "different",
                "somewhat alike",
                "shortened: an initial or some of several names",
                "alike",
                "very alike, or a nickname",
                "equal",
                "given and family name crosswise");
        this.similarity = similarity;
        this.letters = TextSimilarity.letters(column);
        this.other = other;
        this.tellsCrosswise = tellsCrosswise;
        this.fullForms = nicknames == null ? null : nicknames.fullForms(column);
    }

    @Override
    public int level(int left, int right) {
        MatchColumn names = column();
        int x = names.value(left);
        int y = names.value(right);
        if (x == y && x >= 0) {
            return EXACT;
        }
        if (x < 0 || y < 0) {
            return MISSING;
        }
        if (isCrosswise(x, y, left, right)) {
            return tellsCrosswise ? CROSSWISE : MISSING;
        }
        char[] text = names.text();
        int xs = names.start(x);
        int ys = names.start(y);
        int xl = names.length(x);
        int yl = names.length(y);
        if (fullForms != null && fullForms[x] == fullForms[y]) {
            return VERY_ALIKE;
        }
        double alike = TextSimilarity.highestJaroWinkler(letters[x], xl, letters[y], yl) < SOMEWHAT_FROM
                ? 0
                : similarity.jaroWinkler(text, xs, xl, text, ys, yl);
        if (alike >= VERY_ALIKE_FROM) {
            return VERY_ALIKE;
        }
        if (alike >= ALIKE_FROM) {
            return ALIKE;
        }
        if (xl <= yl ? isShortened(text, xs, xl, ys, yl) : isShortened(text, ys, yl, xs, xl)) {
            return SHORTENED;
        }
        return alike >= SOMEWHAT_FROM ? SOMEWHAT : DIFFERENT;
    }

    private boolean isCrosswise(int x, int y, int left, int right) {
        if (other == null) {
            return false;
        }
        int otherX = other.value(left);
        int otherY = other.value(right);
        return otherX >= 0
                && otherY >= 0
                && otherX != otherY
                && same(column(), x, other, otherY)
                && same(column(), y, other, otherX);
    }

    /** True when the short one is the initial of the long one or one of its words. */
    private static boolean isShortened(char[] text, int brief, int briefLength, int whole, int wholeLength) {
        if (briefLength == 1) {
            return text[brief] == text[whole];
        }
        int end = whole + wholeLength;
        int word = whole;
        while (word + briefLength <= end) {
            int i = 0;
            while (i < briefLength && text[brief + i] == text[word + i]) {
                i++;
            }
            if (i == briefLength && (word + i == end || text[word + i] == ' ')) {
                return true;
            }
            while (word < end && text[word] != ' ') {
                word++;
            }
            word++;
        }
        return false;
    }

    @Override
    public int cost() {
        return 2;
    }
}
