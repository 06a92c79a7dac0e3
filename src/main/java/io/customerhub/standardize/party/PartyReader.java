package io.customerhub.standardize.party;

/**
 * Tells from a name alone whether it names a person, several people or an organization. The evidence is taken in the
 * order of its weight: legal forms and words of organizations, words of sentences, titles, the form 'Family, Given',
 * and last how frequent the words are as names of people (US census of 1990). Where the evidence is even, it is
 * {@link PartyType#UNSURE}.
 */
public final class PartyReader {

    private static final int NAME = WordClasses.GIVEN | WordClasses.FAMILY;
    private static final int COMPANY = WordClasses.LEGAL
            | WordClasses.CLOSING
            | WordClasses.ORGANIZATION
            | WordClasses.HOUSE
            | WordClasses.FUNCTION;

    private PartyReader() {}

    /**
     * Who is named.
     *
     * @param text cleansed and in half-width letters
     * @param englishNames true when names are expected as English-speaking countries know them, so that a single word
     *     which is not among the frequent names is taken for an organization
     */
    public static PartyType read(String text, boolean englishNames) {
        if (isPlainPerson(text)) {
            return PartyType.PERSON;
        }
        if (EastAsianParties.isEastAsian(text)) {
            return EastAsianParties.read(text);
        }
        PartyWords words = new PartyWords(text);
        if (words.count == 0) {
            return PartyType.UNSURE;
        }
        if (isCertainlyOrganization(words)) {
            return PartyType.ORGANIZATION;
        }
        if (words.has(0, WordClasses.KNOWN) && KnownCompanies.contains(text)) {
            return words.has(0, WordClasses.GIVEN) && words.has(1, WordClasses.FAMILY)
                    ? PartyType.UNSURE
                    : PartyType.ORGANIZATION;
        }
        if (words.conjunction >= 0) {
            return joined(words);
        }
        if (isCertainlyPerson(words)) {
            return PartyType.PERSON;
        }
        return switch (words.count) {
            case 1 -> single(words, englishNames);
            case 2 -> pair(words, englishNames);
            default -> longer(words, englishNames);
        };
    }

    /**
     * True when a text of two or more words ends in a legal form that nobody bears as a name, such as Ltd, GmbH and 公司.
     *
     * @param text cleansed
     */
    public static boolean endsInLegalForm(String text) {
        int start = text.lastIndexOf(' ') + 1;
        if (start > 1) {
            int last = WordClasses.of(text, start, text.length());
            return (last & (WordClasses.LEGAL | NAME)) == WordClasses.LEGAL;
        }
        return text.length() > 4
                && (text.endsWith("公司") || text.endsWith("株式会社") || text.startsWith("株式会社") || text.endsWith("주식회사"));
    }

    /** The ordinary case, told without any garbage: a known given name, a space, a known family name. */
    private static boolean isPlainPerson(String text) {
        int space = text.indexOf(' ');
        if (space < 2 || text.indexOf(' ', space + 1) >= 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && (c < 'A' || c > 'Z' && c < 'a' || c > 'z')) {
                return false;
            }
        }
        int given = WordClasses.of(text, 0, space);
        int family = WordClasses.of(text, space + 1, text.length());
        return (given & (WordClasses.GIVEN | COMPANY | WordClasses.TITLE | WordClasses.KNOWN)) == WordClasses.GIVEN
                && (family & (WordClasses.FAMILY | COMPANY)) == WordClasses.FAMILY;
    }

    private static boolean isCertainlyOrganization(PartyWords words) {
        boolean titled = words.has(0, WordClasses.TITLE);
        for (int i = 0; i < words.count; i++) {
            boolean closes = i == words.count - 1 || words.has(i + 1, WordClasses.LEGAL | WordClasses.FUNCTION);
            if (i > 0 && (words.has(i, WordClasses.LEGAL) || closes && isClosing(words, i))) {
                return true;
            }
            if (!titled && words.has(i, WordClasses.ORGANIZATION | WordClasses.FUNCTION) && isNoName(words, i)) {
                return true;
            }
            if (!titled && words.isPossessive(i)) {
                return true;
            }
        }
        return words.is(0, "dba")
                || words.count > 2 && words.is(words.count - 1, "n.a.")
                || words.count > 1 && words.digits && !words.has(0, NAME);
    }

    /** Words such as 'Co' and 'AG' are also names and initials; they count where no given name stands alone before them. */
    private static boolean isClosing(PartyWords words, int at) {
        return words.has(at, WordClasses.CLOSING)
                && !(at == 1 && words.has(0, WordClasses.GIVEN) && words.commas == 0)
                && !(words.has(at, WordClasses.GIVEN) && words.commas > 0 && at == words.afterComma);
    }

    /** A word of organizations that is also a name counts only where it stands alone or at the end of unknown words. */
    private static boolean isNoName(PartyWords words, int at) {
        if (words.has(at, WordClasses.FUNCTION)) {
            return words.count > 1 && !(words.commas > 0 && at >= words.afterComma && words.count == 2);
        }
        return !words.has(at, NAME) || words.count > 1 && !words.has(0, NAME) || words.count > 2;
    }

    /** Two names with 'and' between them: people who share a family name, or the partners of a firm. */
    private static PartyType joined(PartyWords words) {
        int right = words.conjunction;
        if (words.has(0, WordClasses.TITLE) || words.has(right, WordClasses.TITLE)) {
            boolean title = words.count == 2 && !words.has(right, WordClasses.TITLE);
            return title ? PartyType.UNSURE : PartyType.SEVERAL;
        }
        if (isFirmOfLikeNames(words)) {
            return PartyType.ORGANIZATION;
        }
        if (right < words.count && words.has(right, WordClasses.PARTNERS)) {
            return PartyType.ORGANIZATION;
        }
        boolean closes = words.has(words.count - 1, WordClasses.CLOSING) || words.is(words.count - 1, "p.a.");
        if (right == 0 || right >= words.count || words.commas > 1 || closes) {
            return PartyType.ORGANIZATION;
        }
        boolean rightGiven = words.has(right, WordClasses.GIVEN);
        if (words.commas == 1 && words.afterComma < right) {
            return rightGiven && words.has(words.afterComma, WordClasses.GIVEN)
                    ? PartyType.SEVERAL
                    : PartyType.ORGANIZATION;
        }
        boolean leftGiven = words.has(0, WordClasses.GIVEN) || words.isInitial(0);
        if (words.count > right + 1) {
            boolean couple = right == 1 && words.count == 3;
            return leftGiven || rightGiven || couple ? PartyType.SEVERAL : PartyType.UNSURE;
        }
        if (right == 1 && leftGiven && rightGiven) {
            boolean firm = words.has(0, WordClasses.FAMILY) && words.has(1, WordClasses.FAMILY);
            return firm ? PartyType.UNSURE : PartyType.SEVERAL;
        }
        return leftGiven && rightGiven ? PartyType.UNSURE : PartyType.ORGANIZATION;
    }

    /** {@code Johnson & Johnson}, and {@code A & R Mechanical}: letters before a word that is no family name. */
    private static boolean isFirmOfLikeNames(PartyWords words) {
        if (words.conjunction != 1 || words.commas > 0) {
            return false;
        }
        return words.count == 2
                ? words.word(0).equalsIgnoreCase(words.word(1))
                : words.count == 3 && words.isInitial(0) && words.isInitial(1) && !words.has(2, WordClasses.FAMILY);
    }

    private static boolean isCertainlyPerson(PartyWords words) {
        for (int i = 0; i < words.count; i++) {
            if (words.has(i, WordClasses.TITLE)) {
                return true;
            }
        }
        if (words.commas == 1 && words.afterComma < words.count) {
            return words.has(words.afterComma, WordClasses.GIVEN) || words.isInitial(words.afterComma);
        }
        return false;
    }

    /** One word is a name of people that the lists know, has the form of one, or is more likely none. */
    private static PartyType single(PartyWords words, boolean englishNames) {
        if (words.has(0, NAME) || !words.isPlain() || isNameByForm(words, 0)) {
            return PartyType.PERSON;
        }
        return englishNames && words.ends[0] - words.starts[0] > 1 ? PartyType.ORGANIZATION : PartyType.UNSURE;
    }

    private static PartyType pair(PartyWords words, boolean englishNames) {
        boolean firstName = words.has(0, WordClasses.GIVEN) || words.isInitial(0);
        if (startsWithArticle(words) && !words.has(1, NAME)) {
            return PartyType.ORGANIZATION;
        }
        if (words.has(1, WordClasses.HOUSE)) {
            return firstName ? PartyType.UNSURE : PartyType.ORGANIZATION;
        }
        if (words.has(0, WordClasses.HOUSE) && !words.has(0, NAME)) {
            return PartyType.ORGANIZATION;
        }
        boolean trade = isTrade(words, 0, englishNames) || isTrade(words, 1, englishNames);
        if (trade) {
            boolean sure = isTrade(words, 0, false) || isTrade(words, 1, false) || !words.has(1, NAME);
            return firstName || !sure || !words.isPlain() ? PartyType.UNSURE : PartyType.ORGANIZATION;
        }
        if (words.commas == 0 && words.is(0, "st.") && words.has(1, WordClasses.GIVEN)) {
            return PartyType.UNSURE;
        }
        return englishNames && words.commas == 0 && areFamilyNames(words) ? PartyType.UNSURE : PartyType.PERSON;
    }

    private static PartyType longer(PartyWords words, boolean englishNames) {
        int last = words.count - 1;
        boolean firstName = words.has(0, WordClasses.GIVEN) || words.isInitial(0);
        boolean house = words.has(0, WordClasses.HOUSE) && !words.has(0, NAME);
        if (house || words.has(last, WordClasses.HOUSE) && !words.has(last - 1, NAME) && !words.isInitial(last - 1)) {
            return PartyType.ORGANIZATION;
        }
        if (words.has(last, WordClasses.HOUSE)) {
            return firstName ? PartyType.UNSURE : PartyType.ORGANIZATION;
        }
        boolean trade = false;
        boolean initial = false;
        boolean allInitials = true;
        for (int i = 0; i <= last; i++) {
            trade |= isTrade(words, i, englishNames);
            initial |= i > 0 && words.isInitial(i);
            allInitials &= words.isInitial(i);
        }
        if (allInitials) {
            return PartyType.ORGANIZATION;
        }
        if (trade && !initial) {
            return firstName || !words.isPlain() ? PartyType.UNSURE : PartyType.ORGANIZATION;
        }
        return englishNames && words.commas == 0 && areFamilyNames(words) ? PartyType.UNSURE : PartyType.PERSON;
    }

    /**
     * True when all words are frequent family names and the first is no given name: the partners of a firm, or a person
     * with the family name first. One word of six letters or more is needed, since many Asian names are family names too.
     */
    private static boolean areFamilyNames(PartyWords words) {
        int longest = 0;
        for (int i = 0; i < words.count; i++) {
            int length = words.ends[i] - words.starts[i];
            if (!words.has(i, WordClasses.FAMILY) || length < (i == 0 ? 4 : 3)) {
                return false;
            }
            longest = Math.max(longest, length);
        }
        return longest > (words.ends[0] - words.starts[0] == 4 ? 6 : 5)
                && !words.has(0, WordClasses.GIVEN)
                && !words.has(words.count - 1, WordClasses.STEADY)
                && words.text.indexOf('"') < 0;
    }

    /** Articles in the plural, which begin names of places and shops. */
    private static boolean startsWithArticle(PartyWords words) {
        return words.is(0, "les") || words.is(0, "los") || words.is(0, "las") || words.is(0, "il") || words.is(0, "us");
    }

    private static boolean isTrade(PartyWords words, int at, boolean englishNames) {
        return words.has(at, englishNames ? WordClasses.TRADE | WordClasses.COMMON : WordClasses.TRADE)
                && !words.has(at, NAME);
    }

    /** True for Mc-, Mac-, O'- and for two known names with a hyphen. */
    private static boolean isNameByForm(PartyWords words, int at) {
        String word = words.word(at);
        int hyphen = word.indexOf('-');
        if (hyphen > 0 && hyphen < word.length() - 1) {
            return (WordClasses.of(word, 0, hyphen) & WordClasses.of(word, hyphen + 1, word.length()) & NAME) != 0
                    || (WordClasses.of(word, 0, hyphen) & NAME) != 0
                            && (WordClasses.of(word, hyphen + 1, word.length()) & NAME) != 0;
        }
        return word.length() > 4
                && (word.regionMatches(true, 0, "mc", 0, 2)
                        || word.regionMatches(true, 0, "mac", 0, 3)
                        || word.charAt(1) == '\'');
    }
}
