package io.customerhub.standardize.name;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words before and after names that are no names, from {@code titles.tsv}. */
final class Titles {

    private static final Map<String, String> PREFIXES = new HashMap<>();
    private static final Map<String, String> SUFFIXES = new HashMap<>();
    private static final List<String> HONORIFICS = new ArrayList<>();
    private static final int LONGEST = 14;

    /** Which first letters titles of a length have, so that most words need no look into a map. */
    private static final boolean[][] STARTS = new boolean[LONGEST + 1][128];

    static {
        for (String line : WordList.lines(Titles.class, "titles.tsv")) {
            String[] title = line.split("\t", -1);
            char first = title[1].charAt(0);
            if (first < 128) {
                STARTS[title[1].length()][first] = true;
            }
            switch (title[0]) {
                case "prefix" -> PREFIXES.put(title[1], title[2]);
                case "suffix" -> SUFFIXES.put(title[1], title[2]);
                default -> HONORIFICS.add(title[1]);
            }
        }
    }

    private Titles() {}

    /** How the word is written when it stands before names, such as {@code Dr} for {@code DR.}; null when it does not. */
    static @Nullable String prefix(String word) {
        return mayBeTitle(word) ? PREFIXES.get(key(word)) : null;
    }

    /** How the word is written when it stands after names, such as {@code PhD} for {@code Ph.D.}; null when it does not. */
    static @Nullable String suffix(String word) {
        return mayBeTitle(word) ? SUFFIXES.get(key(word)) : null;
    }

    /** The honorific that ends a Chinese name, such as {@code 先生}; null when there is none. */
    static @Nullable String honorific(String name) {
        for (String honorific : HONORIFICS) {
            if (name.length() > honorific.length() && name.endsWith(honorific)) {
                return honorific;
            }
        }
        return null;
    }

    private static boolean mayBeTitle(String word) {
        int length = word.length();
        if (length > LONGEST) {
            return false;
        }
        char first = Character.toLowerCase(word.charAt(0));
        return first >= 128 || STARTS[length][first] || word.indexOf('.') >= 0;
    }

    private static String key(String word) {
        StringBuilder key = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '.') {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.toString();
    }
}
