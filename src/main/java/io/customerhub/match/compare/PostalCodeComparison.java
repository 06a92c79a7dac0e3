package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;

/** Postal codes: equal, one sign off, or of the same district or area, which the first signs tell in most countries. */
final class PostalCodeComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int SAME_AREA = 2;
    private static final int SAME_DISTRICT = 3;
    private static final int ONE_EDIT = 4;
    private static final int EXACT = 5;

    private final TextSimilarity similarity;
    private final byte[] districts;

    PostalCodeComparison(MatchColumn column, TextSimilarity similarity) {
        super(
                column,
                SAME_DISTRICT,
                EXACT,
                "different",
                "same area",
                "same district",
                "one sign off or two swapped",
                "equal");
        this.similarity = similarity;
        this.districts = new byte[column.distinct()];
        for (int value = 0; value < districts.length; value++) {
            districts[value] = (byte) PostalDistrict.length(column.text(), column.start(value), column.length(value));
        }
    }

    @Override
    public int level(int left, int right) {
        MatchColumn codes = column();
        int x = codes.value(left);
        int y = codes.value(right);
        if (x < 0 || y < 0) {
            return MISSING;
        }
        if (x == y) {
            return EXACT;
        }
        char[] text = codes.text();
        int a = codes.start(x);
        int b = codes.start(y);
        int xl = codes.length(x);
        int yl = codes.length(y);
        if (similarity.distance(text, a, xl, text, b, yl, 1) <= 1) {
            return ONE_EDIT;
        }
        int common = 0;
        while (common < xl && common < yl && text[a + common] == text[b + common]) {
            common++;
        }
        if (common >= districts[x] && districts[x] == districts[y]) {
            return SAME_DISTRICT;
        }
        return common >= 2 ? SAME_AREA : DIFFERENT;
    }

    @Override
    public int cost() {
        return 1;
    }
}
