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
    private final int[] locals;
    private final long[] letters;
    private final long[] wholes;

    EmailComparison(MatchColumn column, TextSimilarity similarity) {
        super(
                column,
                ALIKE,
                EXACT,
                "different",
                "local part somewhat alike",
                "local part very alike",
                "same local part",
                "one letter off or two swapped",
                "equal");
        this.similarity = similarity;
        this.locals = new int[column.distinct()];
        this.letters = new long[locals.length];
        this.wholes = new long[locals.length];
        char[] text = column.text();
        for (int value = 0; value < locals.length; value++) {
            int start = column.start(value);
            int length = column.length(value);
            locals[value] = localLength(text, start, length);
            letters[value] = TextSimilarity.letters(text, start, locals[value]);
            wholes[value] = TextSimilarity.letters(text, start, length);
        }
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
        if (TextSimilarity.leastDistance(wholes[x], wholes[y]) <= 1
                && similarity.distance(text, a, xl, text, b, yl, 1) <= 1) {
            return ONE_EDIT;
        }
        int localX = locals[x];
        int localY = locals[y];
        if (localX == 0
                || localY == 0
                || TextSimilarity.highestJaroWinkler(letters[x], localX, letters[y], localY) < SOMEWHAT_FROM) {
            return DIFFERENT;
        }
        double alike = similarity.jaroWinkler(text, a, localX, text, b, localY);
        if (alike >= 1) {
            return SAME_LOCAL_PART;
        }
        return alike >= ALIKE_FROM ? ALIKE : alike >= SOMEWHAT_FROM ? SOMEWHAT : DIFFERENT;
    }

    /** How many characters stand before the at sign; all of them when there is none. */
    private static int localLength(char[] text, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (text[start + i] == '@') {
                return i;
            }
        }
        return length;
    }

    /** The local part is often made of the name. */
    @Override
    public boolean tellsNamesakesApart(int level) {
        return level >= ONE_EDIT;
    }

    @Override
    public int cost() {
        return 3;
    }
}
