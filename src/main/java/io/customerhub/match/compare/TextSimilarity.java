package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;

/**
 * Measures of likeness of short texts, without garbage. Texts are ranges of character arrays; of longer ones the first 64
 * characters count. Not safe for use by several threads: it holds scratch memory.
 */
public final class TextSimilarity {

    /** Characters beyond this are not looked at: the bits of a long. */
    public static final int LONGEST = 64;

    /** Winkler gives a bonus for at most this many equal characters at the beginning. */
    private static final int WINKLER_PREFIX = 4;

    private static final double WINKLER_WEIGHT = 0.1;

    /** Winkler's bonus is only for pairs that are somewhat alike (Winkler 1990). */
    private static final double WINKLER_FROM = 0.7;

    private static final int TABLE = 256;

    private final long[] positions = new long[TABLE];
    private final int[][] rows = new int[3][LONGEST + 1];

    /** Which letters a text has, as a set of 64 bits that several letters may share. */
    static long letters(char[] text, int start, int length) {
        long letters = 0;
        for (int i = start; i < start + Math.min(length, LONGEST); i++) {
            letters |= 1L << text[i];
        }
        return letters;
    }

    /** The letters of each value of a column. */
    static long[] letters(MatchColumn column) {
        long[] letters = new long[column.distinct()];
        for (int value = 0; value < letters.length; value++) {
            letters[value] = letters(column.text(), column.start(value), column.length(value));
        }
        return letters;
    }

    /** The least distance that two texts can have, by their letters alone: each edit mends one letter on each side. */
    static int leastDistance(long a, long b) {
        return Math.max(Long.bitCount(a & ~b), Long.bitCount(b & ~a));
    }

    /** The highest Jaro-Winkler similarity that two texts can have, by their letters and lengths alone. */
    static double highestJaroWinkler(long a, int aLength, long b, int bLength) {
        int m = Math.min(aLength, LONGEST);
        int n = Math.min(bLength, LONGEST);
        double common = Math.min(m - Long.bitCount(a & ~b), n - Long.bitCount(b & ~a));
        double jaro = (common / m + common / n + 1) / 3;
        return jaro < WINKLER_FROM ? jaro : jaro + WINKLER_PREFIX * WINKLER_WEIGHT * (1 - jaro);
    }

    /**
     * The Jaro-Winkler similarity (Winkler 1990), 0 for nothing in common and 1 for equal.
     *
     * @param aLength at least 1
     * @param bLength at least 1
     */
    public double jaroWinkler(char[] a, int aStart, int aLength, char[] b, int bStart, int bLength) {
        if (aLength > bLength) {
            return jaroWinkler(b, bStart, bLength, a, aStart, aLength);
        }
        int fewer = Math.min(aLength, LONGEST);
        int more = Math.min(bLength, LONGEST);
        int window = Math.max(0, more / 2 - 1);
        long inA = 0;
        long inB = 0;
        for (int i = 0; i < fewer; i++) {
            char c = a[aStart + i];
            int last = Math.min(more - 1, i + window);
            for (int j = Math.max(0, i - window); j <= last; j++) {
                if (b[bStart + j] == c && (inB >>> j & 1) == 0) {
                    inA |= 1L << i;
                    inB |= 1L << j;
                    break;
                }
            }
        }
        if (inA == 0) {
            return 0;
        }
        double common = Long.bitCount(inA);
        double halves = movedCharacters(a, aStart, inA, b, bStart, inB) / 2.0;
        double jaro = (common / fewer + common / more + (common - halves) / common) / 3;
        if (jaro < WINKLER_FROM) {
            return jaro;
        }
        int prefix = 0;
        while (prefix < WINKLER_PREFIX && prefix < fewer && a[aStart + prefix] == b[bStart + prefix]) {
            prefix++;
        }
        return jaro + prefix * WINKLER_WEIGHT * (1 - jaro);
    }

    private static int movedCharacters(char[] a, int aStart, long inA, char[] b, int bStart, long inB) {
        int moved = 0;
        long restA = inA;
        long restB = inB;
        while (restA != 0) {
            int i = Long.numberOfTrailingZeros(restA);
            int j = Long.numberOfTrailingZeros(restB);
            if (a[aStart + i] != b[bStart + j]) {
                moved++;
            }
            restA &= restA - 1;
            restB &= restB - 1;
        }
        return moved;
    }

    /**
     * How many letters must be put in, taken out, replaced or swapped with their neighbour: the optimal string alignment
     * distance. Bit-parallel after Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances"
     * (2003), where all characters of the first text are below 256.
     *
     * @param limit what is farther apart counts as {@code limit + 1}
     */
    public int distance(char[] a, int aStart, int aLength, char[] b, int bStart, int bLength, int limit) {
        int m = Math.min(aLength, LONGEST);
        int n = Math.min(bLength, LONGEST);
        if (Math.abs(m - n) > limit) {
            return limit + 1;
        }
        if (m == 0 || n == 0) {
            return Math.max(m, n);
        }
        boolean narrow = true;
        for (int i = 0; i < m; i++) {
            narrow &= a[aStart + i] < TABLE;
        }
        int distance = narrow ? bits(a, aStart, m, b, bStart, n) : matrix(a, aStart, m, b, bStart, n);
        return Math.min(distance, limit + 1);
    }

    private int bits(char[] a, int aStart, int m, char[] b, int bStart, int n) {
        for (int i = 0; i < m; i++) {
            positions[a[aStart + i]] |= 1L << i;
        }
        long top = 1L << m - 1;
        long plus = -1L;
        long minus = 0;
        long diagonal = 0;
        long before = 0;
        int distance = m;
        for (int j = 0; j < n; j++) {
            char c = b[bStart + j];
            long at = c < TABLE ? positions[c] : 0;
            long swapped = (~diagonal & at) << 1 & before;
            diagonal = ((at & plus) + plus ^ plus) | at | minus | swapped;
            long up = minus | ~(diagonal | plus);
            long down = diagonal & plus;
            if ((up & top) != 0) {
                distance++;
            }
            if ((down & top) != 0) {
                distance--;
            }
            up = up << 1 | 1;
            down <<= 1;
            plus = down | ~(diagonal | up);
            minus = up & diagonal;
            before = at;
        }
        for (int i = 0; i < m; i++) {
            positions[a[aStart + i]] = 0;
        }
        return distance;
    }

    private int matrix(char[] a, int aStart, int m, char[] b, int bStart, int n) {
        int[] beforeLast = rows[0];
        int[] last = rows[1];
        int[] now = rows[2];
        for (int j = 0; j <= n; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= m; i++) {
            now[0] = i;
            char c = a[aStart + i - 1];
            for (int j = 1; j <= n; j++) {
                char d = b[bStart + j - 1];
                int best = Math.min(Math.min(last[j], now[j - 1]) + 1, last[j - 1] + (c == d ? 0 : 1));
                if (i > 1 && j > 1 && c == b[bStart + j - 2] && a[aStart + i - 2] == d) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                now[j] = best;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return last[n];
    }
}
