package io.customerhub.standardize.address;

/**
 * Roads that have a number for a name: {@code Route 16}, {@code US Highway 22}, {@code County Road 42}, {@code KY 80 West}.
 * Qualifiers, the word of the road, its number and directions make up the whole segment (USPS Publication 28, appendix F).
 */
final class Highways {

    private final AddressWords words;

    Highways(AddressWords words) {
        this.words = words;
    }

    /** True when these words are such a road and nothing else. */
    boolean isHighway(AddressText text, int from, int to) {
        int number = to - 1;
        while (number > from && words.isDirection(text, number)) {
            number--;
        }
        if (number == from || number - from > 3 || !isRoadNumber(text.word(number))) {
            return false;
        }
        int word = number - 1;
        if (word > from && words.isNumberWord(text, word)) {
            word--;
        }
        boolean road =
                text.word(word).equalsIgnoreCase("road") || text.word(word).equalsIgnoreCase("rd");
        boolean named = words.isHighway(text, word) || road && word > from;
        if (!named && !isQualifier(text.word(word), false)) {
            return false;
        }
        for (int i = from; i < word; i++) {
            if (!isQualifier(text.word(i), true)) {
                return false;
            }
        }
        return true;
    }

    /** Digits, maybe with a letter, or one capital letter, as counties of Wisconsin and Missouri name roads. */
    private static boolean isRoadNumber(String word) {
        int length = word.length();
        if (length == 1) {
            return word.charAt(0) >= 'A' && word.charAt(0) <= 'Z' || isDigit(word.charAt(0));
        }
        int end = Character.isLetter(word.charAt(length - 1)) ? length - 1 : length;
        for (int i = 0; i < end; i++) {
            if (!isDigit(word.charAt(i))) {
                return false;
            }
        }
        return length < 6;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * True for who keeps the road: the nation, a state by its code, a county.
     *
     * @param beforeRoad true when the word of a road follows, so that words are enough
     */
    private static boolean isQualifier(String word, boolean beforeRoad) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "us", "u.s.", "i", "fm", "sr", "cr", "ranch" -> true;
            case "state", "county", "co", "twp", "township", "old", "new", "farm" -> beforeRoad;
            default ->
                word.length() == 2
                        && word.equals(word.toUpperCase(java.util.Locale.ROOT))
                        && Character.isLetter(word.charAt(0));
        };
    }
}
