package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;

/** Values that are the same or not. */
final class EqualityComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int EXACT = 2;

    EqualityComparison(MatchColumn column) {
        super(column, EXACT, EXACT, "different", "equal");
    }

    @Override
    public int level(int left, int right) {
        int x = column().value(left);
        int y = column().value(right);
        return x < 0 || y < 0 ? MISSING : x == y ? EXACT : DIFFERENT;
    }

    @Override
    public int cost() {
        return 0;
    }
}
