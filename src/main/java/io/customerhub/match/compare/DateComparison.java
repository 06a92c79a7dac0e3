package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;

/** Days, as eight digits with the year first where they could be read; other texts by how far they are apart. */
final class DateComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int SAME_DAY_OF_YEAR = 2;
    private static final int SAME_YEAR = 3;
    private static final int TWO_EDITS = 4;
    private static final int ONE_EDIT = 5;
    private static final int EXACT = 6;
    private static final int DIGITS = 8;
    private static final int YEAR = 4;
    private static final int FAR = 3;

    private final TextSimilarity similarity;
    private final long[] letters;

    DateComparison(MatchColumn column, TextSimilarity similarity) {
        super(
                column,
                ONE_EDIT,
                EXACT,
                "different",
                "same day of another year",
                "same year",
                "two digits off",
                "one digit off, two swapped, or day and month swapped",
                "equal");
        this.similarity = similarity;
        this.letters = TextSimilarity.letters(column);
    }

    @Override
    public int level(int left, int right) {
        MatchColumn days = column();
        int x = days.value(left);
        int y = days.value(right);
        if (x < 0 || y < 0) {
            return MISSING;
        }
        if (x == y) {
            return EXACT;
        }
        char[] text = days.text();
        int a = days.start(x);
        int b = days.start(y);
        int distance = TextSimilarity.leastDistance(letters[x], letters[y]) > 2
                ? FAR
                : similarity.distance(text, a, days.length(x), text, b, days.length(y), 2);
        if (distance <= 1) {
            return ONE_EDIT;
        }
        boolean whole = days.length(x) == DIGITS && days.length(y) == DIGITS;
        boolean year = days.length(x) >= YEAR && days.length(y) >= YEAR && equal(text, a, b, YEAR);
        if (whole && year && equal(text, a + YEAR, b + YEAR + 2, 2) && equal(text, a + YEAR + 2, b + YEAR, 2)) {
            return ONE_EDIT;
        }
        if (distance == 2) {
            return TWO_EDITS;
        }
        if (year) {
            return SAME_YEAR;
        }
        return whole && equal(text, a + YEAR, b + YEAR, YEAR) ? SAME_DAY_OF_YEAR : DIFFERENT;
    }

    private static boolean equal(char[] text, int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            if (text[a + i] != text[b + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int cost() {
        return 1;
    }
}
