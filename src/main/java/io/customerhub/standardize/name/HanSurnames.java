package io.customerhub.standardize.name;

import io.customerhub.standardize.text.WordList;
import java.util.Set;

/** Chinese family names of one and of two characters. */
final class HanSurnames {

    private static final Set<String> COMPOUND = WordList.words(HanSurnames.class, "compound-surnames.txt", "");
    private static final Set<Character> SINGLE = single();

    private HanSurnames() {}

    private static Set<Character> single() {
        Set<Character> single = new java.util.HashSet<>();
        for (String line : WordList.lines(HanSurnames.class, "han-surnames.txt")) {
            for (int i = 0; i < line.length(); i++) {
                single.add(line.charAt(i));
            }
        }
        return Set.copyOf(single);
    }

    /** True when the text begins with a family name of two characters, simplified or traditional. */
    static boolean startsWithCompound(String text) {
        return text.length() >= 2 && COMPOUND.contains(text.substring(0, 2));
    }

    /** True when a character is a family name by itself, simplified or traditional. */
    static boolean isSingle(char c) {
        return SINGLE.contains(c) || SINGLE.contains(Simplified.of(c));
    }

    /** All family names of one character, simplified. */
    static Set<Character> singles() {
        return SINGLE;
    }
}
