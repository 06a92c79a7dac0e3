package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;

/** E-mail addresses: the part before the at sign tells the person, the domain often only the provider. */
final class EmailComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int SOMEWHAT = 2;
    private static final int ALIKE = 3;
    private static final int SAME_LOCAL_PART = 4;
    private static final int ONE_EDIT = 5;
    private static final int EXACT = 6;
    private static final double ALIKE_FROM = 0.92;
    private static final double SOMEWHAT_FROM = 0.85;

    private final TextSimilarity similarity;

    EmailComparison(MatchColumn column, TextSimilarity similarity) {
        super(
                column,
                ALIKE, EXACT,
                "different",
                "local part somewhat alike",
                "local part very alike",
                "same local part",
                "one letter off or two swapped",
                "equal");
        this.similarity = similarity;
    }

    @Override
    public int level(int left, int right) {
        MatchColumn addresses = column();
        int x = addresses.value(left);
        int y = addresses.value(right);
        if (x < 0 || y < 0) {
            return MISSING;
        }
        if (x == y) {
            return EXACT;
        }
        char[] text = addresses.text();
        int a = addresses.start(x);
        int b = addresses.start(y);
        int xl = addresses.length(x);
        int yl = addresses.length(y);
        if (similarity.distance(text, a, xl, text, b, yl, 1) <= 1) {
            return ONE_EDIT;
        }
        int localX = localLength(text, a, xl);
        int localY = localLength(text, b, yl);
        if (localX == 0 || localY == 0) {
            return DIFFERENT;
        }
        double alike = similarity.jaroWinkler(text, a, localX, text, b, localY);
        if (alike >= 1) {
            return SAME_LOCAL_PART;
        }
        return alike >= ALIKE_FROM ? ALIKE : alike >= SOMEWHAT_FROM ? SOMEWHAT : DIFFERENT;
    }

    /** How many characters stand before the at sign; all of them when there is none. */
    static int localLength(char[] text, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (text[start + i] == '@') {
                return i;
            }
        }
        return length;
    }

    @Override
    public int cost() {
        return 3;
    }
}
