package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;
import java.util.List;

/**
 * Compares two records in one attribute. Levels run from 1, different, to the most alike; 0 means that nothing can be said
 * because a value is missing. Not safe for use by several threads.
 */
public abstract class Comparison {

    /** The level of what cannot be compared. */
    public static final int MISSING = 0;

    /** Levels must fit into three bits. */
    public static final int MOST_LEVELS = 7;

    private final MatchColumn column;
    private final List<String> labels;
    private final int exact;
    private final int agreesFrom;

    /**
     * A comparison.
     *
     * @param agreesFrom the lowest level that counts as agreement, where only that is asked
     * @param exact the level of two equal values
     * @param labels what each level means, in words, from level 1 on; at most seven
     */
    Comparison(MatchColumn column, int agreesFrom, int exact, String... labels) {
        this.column = column;
        this.labels = List.of(labels);
        this.exact = exact;
        this.agreesFrom = agreesFrom;
        if (labels.length > MOST_LEVELS) {
            throw new IllegalArgumentException("at most " + MOST_LEVELS + " levels, found " + labels.length);
        }
    }

    /** The level of two records. */
    public abstract int level(int left, int right);

    /** The column that is compared. */
    public final MatchColumn column() {
        return column;
    }

    /** How many levels there are besides 0. */
    public final int levels() {
        return labels.size();
    }

    /** The level of two equal values, for which it matters how common the value is. */
    public final int exact() {
        return exact;
    }

    /** True for a level that means agreement rather than difference. */
    public final boolean agrees(int level) {
        return level >= agreesFrom;
    }

    /** True for a level that two people with the same name do not reach just because of that name. */
    public boolean tellsNamesakesApart(int level) {
        return level != MISSING;
    }

    /** What a level means, in words. */
    public final String label(int level) {
        return level == MISSING ? "missing" : labels.get(level - 1);
    }

    /** How dear it is to compare, from 0, equality, to 3, long texts. */
    public abstract int cost();

    /** True when two values of one dictionary have the same characters as two of another. */
    static boolean same(MatchColumn a, int x, MatchColumn b, int y) {
        int length = a.length(x);
        if (length != b.length(y)) {
            return false;
        }
        char[] left = a.text();
        char[] right = b.text();
        int i = a.start(x);
        int j = b.start(y);
        for (int end = i + length; i < end; i++, j++) {
            if (left[i] != right[j]) {
                return false;
            }
        }
        return true;
    }
}
