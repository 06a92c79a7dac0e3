package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;

/** Phone numbers, identifiers and house numbers: equal, or one or two signs off. */
final class NumberComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int TWO_EDITS = 2;
    private static final int ONE_EDIT = 3;
    private static final int EXACT = 4;

    /** Short numbers differ in two signs by chance, there only one counts; and of short identifiers each has neighbours. */
    private static final int LONG_ENOUGH = 5;

    private final TextSimilarity similarity;
    private final long[] letters;

    NumberComparison(MatchColumn column, TextSimilarity similarity) {
        super(column, ONE_EDIT, EXACT, "different", "two signs off", "one sign off or two swapped", "equal");
        this.similarity = similarity;
        this.letters = TextSimilarity.letters(column);
    }

    @Override
    public int level(int left, int right) {
        MatchColumn numbers = column();
        int x = numbers.value(left);
        int y = numbers.value(right);
        if (x < 0 || y < 0) {
            return MISSING;
        }
        if (x == y) {
            return EXACT;
        }
        if (TextSimilarity.leastDistance(letters[x], letters[y]) > 2) {
            return DIFFERENT;
        }
        char[] text = numbers.text();
        int xl = numbers.length(x);
        int yl = numbers.length(y);
        int distance = similarity.distance(text, numbers.start(x), xl, text, numbers.start(y), yl, 2);
        boolean isLong = Math.max(xl, yl) >= LONG_ENOUGH;
        if (distance <= 1) {
            return isLong || !numbers.kind().isIdentifier() ? ONE_EDIT : DIFFERENT;
        }
        return distance == 2 && isLong ? TWO_EDITS : DIFFERENT;
    }

    @Override
    public int cost() {
        return 1;
    }
}
