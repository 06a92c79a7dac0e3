package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;

/** Streets, places, names of companies and other texts. */
final class TextComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int SOMEWHAT = 2;
    private static final int ALIKE = 3;
    private static final int EXACT = 4;
    private static final double ALIKE_FROM = 0.92;
    private static final double SOMEWHAT_FROM = 0.82;

    private final TextSimilarity similarity;
    private final long[] letters;

    TextComparison(MatchColumn column, TextSimilarity similarity) {
        super(column, ALIKE, EXACT, "different", "somewhat alike", "very alike", "equal");
        this.similarity = similarity;
        this.letters = TextSimilarity.letters(column);
    }

    @Override
    public int level(int left, int right) {
        MatchColumn texts = column();
        int x = texts.value(left);
        int y = texts.value(right);
        if (x < 0 || y < 0) {
            return MISSING;
        }
        if (x == y) {
            return EXACT;
        }
        int xl = texts.length(x);
        int yl = texts.length(y);
        if (TextSimilarity.highestJaroWinkler(letters[x], xl, letters[y], yl) < SOMEWHAT_FROM) {
            return DIFFERENT;
        }
        char[] text = texts.text();
        double alike = similarity.jaroWinkler(text, texts.start(x), xl, text, texts.start(y), yl);
        return alike >= ALIKE_FROM ? ALIKE : alike >= SOMEWHAT_FROM ? SOMEWHAT : DIFFERENT;
    }

    @Override
    public int cost() {
        return 3;
    }
}
