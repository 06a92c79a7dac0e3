package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;
import java.util.Arrays;

/** Whole names of persons, word by word, so that the order of the words, initials and second names matter little. */
final class WholeNameComparison extends Comparison {

    private static final int DIFFERENT = 1;
    private static final int SOMEWHAT = 2;
    private static final int ALIKE = 3;
    private static final int CONTAINED = 4;
    private static final int VERY_ALIKE = 5;
    private static final int EXACT = 6;
    private static final int SAME_WORDS = 7;
    private static final double WORD_ALIKE = 0.9;
    private static final double VERY_ALIKE_FROM = 0.93;
    private static final double ALIKE_FROM = 0.85;
    private static final double SOMEWHAT_FROM = 0.75;

    private final TextSimilarity similarity;
    private final char[][][] words;

    WholeNameComparison(MatchColumn column, Nicknames nicknames, TextSimilarity similarity) {
        super(
                column,
                ALIKE,
                EXACT,
                "different",
                "somewhat alike",
                "alike",
                "the words of one are among those of the other",
                "very alike",
                "equal",
                "same words in another order, or a nickname");
        this.similarity = similarity;
        this.words = new char[column.distinct()][][];
        for (int value = 0; value < words.length; value++) {
            words[value] = Arrays.stream(column.string(value).split(" "))
                    .map(nicknames::fullForm)
                    .sorted()
                    .map(String::toCharArray)
                    .toArray(char[][]::new);
        }
    }

    @Override
    public int level(int left, int right) {
        int x = column().value(left);
        int y = column().value(right);
        if (x < 0 || y < 0) {
            return MISSING;
        }
        if (x == y) {
            return EXACT;
        }
        char[][] a = words[x];
        char[][] b = words[y];
        if (Arrays.deepEquals(a, b)) {
            return SAME_WORDS;
        }
        MatchColumn names = column();
        char[] text = names.text();
        double alike =
                similarity.jaroWinkler(text, names.start(x), names.length(x), text, names.start(y), names.length(y));
        if (alike >= VERY_ALIKE_FROM) {
            return VERY_ALIKE;
        }
        char[][] few = a.length <= b.length ? a : b;
        if (few.length > 1 && isContained(few, few == a ? b : a)) {
            return CONTAINED;
        }
        return alike >= ALIKE_FROM ? ALIKE : alike >= SOMEWHAT_FROM ? SOMEWHAT : DIFFERENT;
    }

    /** True when each of the few words, or its initial, stands among the many, each of which serves once. */
    private boolean isContained(char[][] few, char[][] many) {
        long used = 0;
        for (char[] word : few) {
            int found = -1;
            for (int j = 0; j < many.length && j < Long.SIZE && found < 0; j++) {
                if ((used >>> j & 1) == 0 && isWord(word, many[j])) {
                    found = j;
                }
            }
            if (found < 0) {
                return false;
            }
            used |= 1L << found;
        }
        return true;
    }

    private boolean isWord(char[] word, char[] other) {
        if (word.length == 0 || other.length == 0) {
            return false;
        }
        if (word.length == 1 || other.length == 1) {
            return word[0] == other[0];
        }
        return similarity.jaroWinkler(word, 0, word.length, other, 0, other.length) >= WORD_ALIKE;
    }

    @Override
    public int cost() {
        return 3;
    }
}
