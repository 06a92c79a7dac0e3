package io.customerhub.standardize.party;

import io.customerhub.standardize.text.WordList;
import java.util.Set;

/** Tells organizations and several people in Chinese, Japanese and Korean script by how the text begins and ends. */
final class EastAsianParties {

    private static final Set<String> ENDINGS = WordList.words(EastAsianParties.class, "party-words.txt", "ending");
    private static final Set<String> BEGINNINGS =
            WordList.words(EastAsianParties.class, "party-words.txt", "beginning");
    private static final Set<Character> LAST = last();
    private static final int LONGEST = 8;

    /** A text of this length names a person: names of organizations are longer. */
    private static final int SHORT = 3;

    /** Signs that stand between two names and in none. */
    private static final String BETWEEN = "、，,；;/／&＆+＋";

    private EastAsianParties() {}

    /** The last characters of all endings: most names end in none of them. */
    private static Set<Character> last() {
        Set<Character> last = new java.util.HashSet<>();
        ENDINGS.forEach(ending -> last.add(ending.charAt(ending.length() - 1)));
        return Set.copyOf(last);
    }

    /** True when the text has an ideograph, kana or a Hangul syllable. */
    static boolean isEastAsian(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x1100
                    && (c >= 0x2E80 && c <= 0x9FFF
                            || c <= 0x11FF
                            || c >= 0xAC00 && c <= 0xD7A3
                            || c >= 0x3300 && Character.isIdeographic(text.codePointAt(i)))) {
                return true;
            }
        }
        return false;
    }

    /** Who is named; a text without a sign of anything else names a person. */
    static PartyType read(String text) {
        if (text.length() <= SHORT) {
            return isSeveral(text, text.length()) ? PartyType.SEVERAL : PartyType.PERSON;
        }
        int end = lastIdeograph(text) + 1;
        boolean mayEnd = LAST.contains(text.charAt(end - 1));
        for (int length = 1; mayEnd && length <= LONGEST && length + 2 <= end; length++) {
            if (ENDINGS.contains(text.substring(end - length, end))) {
                return PartyType.ORGANIZATION;
            }
        }
        for (int length = 1; length <= LONGEST && length < text.length(); length++) {
            if (BEGINNINGS.contains(text.substring(0, length))) {
                return PartyType.ORGANIZATION;
            }
        }
        if (text.contains("公司") || text.contains("株式会社") || text.contains("주식회사")) {
            return PartyType.ORGANIZATION;
        }
        return isSeveral(text, end) ? PartyType.SEVERAL : PartyType.PERSON;
    }

    /** The last character before a bracket that closes the text, such as a branch in brackets. */
    private static int lastIdeograph(String text) {
        int end = text.length() - 1;
        if (end > 0 && (text.charAt(end) == ')' || text.charAt(end) == '）')) {
            int open = Math.max(text.lastIndexOf('('), text.lastIndexOf('（'));
            return open > 0 ? open - 1 : end;
        }
        return end;
    }

    private static boolean isSeveral(String text, int end) {
        for (int i = 1; i < end - 1; i++) {
            if (BETWEEN.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        int and = Math.max(Math.max(text.lastIndexOf('和'), text.lastIndexOf('与')), text.lastIndexOf('及'));
        boolean joins = and >= 2 && end - and - 1 >= 2 && end >= 5;
        return joins || text.endsWith("夫妇") || text.endsWith("夫婦") || text.endsWith("全家") || text.endsWith("夫妻");
    }
}
