package io.customerhub.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a mistyped name was meant to be. The distance is Damerau-Levenshtein in its optimal string alignment form
 * (a swap of two neighbours counts as one edit); case and the choice between '-' and '_' count nothing.
 */
public final class NearestName {

    /** Longer names are not compared: the work grows with the square of the length. */
    private static final int MAXIMUM_LENGTH = 100;

    /** Shorter words are parts of too many others. */
    private static final int SHORTEST_PART = 4;

    private NearestName() {}

    /**
     * The closest of the known names, or null when none is near: 1 edit for names up to 3 characters, 2 up to 7, else
     * 3. Of equally near names the first one wins. When none is near, one that is a part of the name, or begins with it.
     */
    public static @Nullable String of(String name, Collection<String> known) {
        if (name.isEmpty() || name.length() > MAXIMUM_LENGTH) {
            return null;
        }
        String wanted = folded(name);
        int best = limit(name.length()) + 1;
        String nearest = null;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) < best) {
                int distance = distance(wanted, folded(candidate));
                if (distance < best) {
                    best = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest == null ? containing(wanted, known) : nearest;
    }

    /** A word that was shortened, or written out: {@code telephone} for {@code phone}. */
    private static @Nullable String containing(String wanted, Collection<String> known) {
        String nearest = null;
        for (String candidate : known) {
            String folded = folded(candidate);
            boolean isPart = folded.length() >= SHORTEST_PART && wanted.contains(folded)
                    || wanted.length() >= SHORTEST_PART && folded.startsWith(wanted);
            if (isPart && (nearest == null || candidate.length() > nearest.length() && wanted.contains(folded))) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** {@code ; did you mean 'x'?} or nothing, to be put behind a message. */
    public static String hint(String name, Collection<String> known) {
        String nearest = of(name, known);
        return nearest == null ? "" : "; did you mean '" + nearest + "'?";
    }

    private static int limit(int length) {
        return length <= 3 ? 1 : length <= 7 ? 2 : 3;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }
}
