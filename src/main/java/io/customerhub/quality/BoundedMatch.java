package io.customerhub.quality;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Matches a pattern with an end in sight: the JDK's matcher backtracks and recurses, so a pattern that is harmless on
 * most values can take minutes or the whole stack on an unlucky one.
 */
final class BoundedMatch {

    /** Longer values match nothing: no field with a pattern is that long. */
    private static final int LONGEST_TEXT = 10_000;

    /** Looks at characters per match; a linear match needs a few per character. */
    private static final int MAXIMUM_LOOKS = 1_000_000;

    private BoundedMatch() {}

    /** True when the whole text matches; false also when that could not be found out within the bounds. */
    static boolean matches(Pattern pattern, String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        try {
            return pattern.matcher(new CountedText(text, new AtomicInteger(MAXIMUM_LOOKS), 0, text.length()))
                    .matches();
        } catch (TooManyLooks | StackOverflowError e) {
            // the matcher gives no other way out; it holds no state that could be left broken
            return false;
        }
    }

    /** The text, with a count of the looks that are left. */
    private record CountedText(String text, AtomicInteger left, int start, int end) implements CharSequence {

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            if (left.decrementAndGet() < 0) {
                throw new TooManyLooks();
            }
            return text.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new CountedText(text, left, start + from, start + to);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }

    /** Ends a match that takes too long. */
    private static final class TooManyLooks extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooManyLooks() {
            super("a pattern took too long", null, false, false);
        }
    }
}
