package io.customerhub.standardize.name;

import io.customerhub.standardize.text.WordList;
import java.util.Locale;
import java.util.Set;

/** The words inside family names, such as {@code von} and {@code de la}, from {@code particles.txt}. */
final class Particles {

    private static final Set<String> ANYWHERE = WordList.words(Particles.class, "particles.txt", "anywhere");
    private static final Set<String> INSIDE = WordList.words(Particles.class, "particles.txt", "inside");
    private static final Set<String> JOINED = WordList.words(Particles.class, "particles.txt", "joined");
    private static final Set<String> ARTICLES =
            Set.of("da", "di", "du", "do", "dal", "dalla", "la", "le", "lo", "los", "las");
    private static final int LONGEST = 6;

    private Particles() {}

    /** True when a word that stands first is a particle and no given name. */
    static boolean startsFamilyName(String word) {
        return word.length() <= LONGEST && ANYWHERE.contains(word.toLowerCase(Locale.ROOT));
    }

    /**
     * True when a word inside a name is a particle, which is written in small letters. A single letter is one only where
     * its case was chosen: {@code E} may be an initial.
     */
    static boolean isParticle(String word, boolean caseChosen) {
        if (word.length() > LONGEST) {
            return false;
        }
        if (word.length() == 1) {
            return caseChosen && INSIDE.contains(word);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return INSIDE.contains(lower) || ANYWHERE.contains(lower);
    }

    /** True for articles and prepositions of Romance languages that are seldom given names. */
    static boolean isArticle(String word) {
        return ARTICLES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** True for words such as {@code St.} that belong to the family name after them and keep their capital. */
    static boolean isJoined(String word) {
        if (word.length() > LONGEST) {
            return false;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return JOINED.contains(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }

    /** True for {@code y} and {@code e}, which join the two halves of a family name. */
    static boolean isConjunction(String word, boolean caseChosen) {
        return caseChosen && (word.equals("y") || word.equals("e") || word.equals("i"));
    }
}
