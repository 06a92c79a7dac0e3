package io.customerhub.standardize.name;

import io.customerhub.standardize.party.WordClasses;
import java.util.List;

/** Where the family name of a name without comma begins. */
final class FamilyNames {

    /** Shorter words are names of many languages at once, so that their order cannot be told. */
    private static final int SHORTEST_FAMILY = 3;

    private static final int SHORTEST_GIVEN = 4;

    private FamilyNames() {}

    /**
     * The index of the first word of the family name in a name of two words or more, given names first; 0 when all is
     * family name.
     *
     * @param caseChosen true when the name is in upper and lower case
     */
    static int start(List<String> words, boolean caseChosen, NameCustoms customs) {
        int start = words.size() - 1;
        start = withParticles(words, start, caseChosen);
        if (customs == NameCustoms.IBERIAN && start > 1 && isSecondFamilyName(words, start)) {
            start = withParticles(words, start - 1, caseChosen);
        }
        if (start == 1 && words.size() == 2 && leads(words, caseChosen)) {
            return 0;
        }
        return start == 1 && Particles.startsFamilyName(words.get(0)) ? 0 : start;
    }

    private static int withParticles(List<String> words, int from, boolean caseChosen) {
        int start = from;
        while (start > 1 && belongsToFamily(words.get(start - 1), caseChosen)) {
            boolean joinsHalves = Particles.isConjunction(words.get(start - 1), caseChosen);
            start -= joinsHalves && start > 2 ? 2 : 1;
        }
        return start;
    }

    private static boolean belongsToFamily(String word, boolean caseChosen) {
        return Particles.isParticle(word, caseChosen) || Particles.isJoined(word);
    }

    /** In Spain and Portugal the word before the last is the father's or mother's name, unless it is a given name. */
    private static boolean isSecondFamilyName(List<String> words, int start) {
        String before = words.get(start - 1);
        return !NameWords.isInitial(before)
                && (words.size() > 3
                        || (WordClasses.of(before) & WordClasses.GIVEN) == 0
                        || (WordClasses.of(words.get(0)) & WordClasses.GIVEN) == 0);
    }

    private static boolean leads(List<String> words, boolean caseChosen) {
        String first = words.get(0);
        return caseChosen
                ? Character.isLowerCase(first.charAt(0))
                        && Particles.isParticle(first, true)
                        && Character.isUpperCase(words.get(1).charAt(0))
                : startsFamilyName(first, words.get(1));
    }

    /**
     * True when a first word in one case is a particle and no given name: always for {@code von}; for {@code da},
     * {@code di} and {@code la} unless an Asian family name or a given name follows ({@code LE NGUYEN}, {@code LE ANN});
     * for {@code Van} and {@code Al}, which are given names too, where the next word is no frequent family name by
     * itself, or both together are one, such as {@code Vandyke}.
     */
    static boolean startsFamilyName(String first, String second) {
        if (Particles.startsFamilyName(first)) {
            return true;
        }
        if (first.length() < 2 || second.isEmpty() || !Particles.isParticle(first, false)) {
            return false;
        }
        int next = WordClasses.of(second);
        if (Particles.isArticle(first)) {
            boolean given = (next & WordClasses.GIVEN) != 0 && (next & WordClasses.FAMILY) == 0;
            return !given && second.length() > 2 && !AsianSurnames.contains(second);
        }
        return (next & WordClasses.FAMILY) == 0 || (WordClasses.of(first + second) & WordClasses.FAMILY) != 0;
    }

    /** True for a known given name. */
    static boolean isGiven(String word) {
        return (WordClasses.of(word) & WordClasses.GIVEN) != 0;
    }

    /** True for a frequent family name, such as {@code Judge}. */
    static boolean isFrequent(String word) {
        return (WordClasses.of(word) & WordClasses.FAMILY) != 0;
    }

    /** How many words at the beginning are the family name although no comma says so; 0 when given names stand first. */
    static int familyFirst(List<String> words, NameCustoms customs) {
        int count = words.size();
        if (customs == NameCustoms.CHINESE && RomanizedChinese.isFamilyFirst(words)) {
            return 1;
        }
        if (count == 2) {
            return isFamilyFirst(words.get(0), words.get(1)) ? 1 : 0;
        }
        boolean initialLast = count == 3 && NameWords.isInitial(words.get(2)) && !NameWords.isInitial(words.get(0));
        int one = WordClasses.of(words.get(0));
        int two = WordClasses.of(words.get(1));
        boolean family = (one & WordClasses.GIVEN) == 0 && (two & WordClasses.GIVEN) != 0
                || (one & WordClasses.STEADY_FAMILY) != 0 && (two & WordClasses.STEADY) != 0;
        return initialLast && family ? 1 : 0;
    }

    /** True when the first of two words is known as family name only, and the second as given name only. */
    static boolean isFamilyFirst(String first, String second) {
        if (first.length() < SHORTEST_FAMILY || second.length() < SHORTEST_GIVEN) {
            return false;
        }
        int two = WordClasses.of(second) & (WordClasses.GIVEN | WordClasses.FAMILY | WordClasses.STEADY);
        if (two != WordClasses.GIVEN && (two & WordClasses.STEADY) == 0) {
            return false;
        }
        int one = WordClasses.of(first) & (WordClasses.GIVEN | WordClasses.FAMILY | WordClasses.STEADY_FAMILY);
        return one == WordClasses.FAMILY
                || (one & WordClasses.STEADY_FAMILY) != 0 && (two & WordClasses.STEADY) != 0
                || one == 0 && (two & WordClasses.STEADY) != 0 && !AsianSurnames.contains(first);
    }
}
