package io.customerhub.match.compare;

/** Which of the first signs of a postal code name its district. */
public final class PostalDistrict {

    /** The inward code of a British postcode has three signs (BS 7666). */
    private static final int INWARD = 3;

    private static final int SHORTEST_BRITISH = 5;
    private static final int LONGEST_BRITISH = 7;
    private static final int OTHER = 3;

    private PostalDistrict() {}

    /** How many of the first signs: all but the last three of a British postcode, otherwise three. */
    public static int length(char[] text, int start, int length) {
        boolean british = length >= SHORTEST_BRITISH
                && length <= LONGEST_BRITISH
                && isLetter(text[start])
                && isLetter(text[start + length - 1])
                && isLetter(text[start + length - 2])
                && !isLetter(text[start + length - INWARD]);
        return british ? length - INWARD : Math.min(OTHER, length);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
