package io.customerhub.standardize.name;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words before and after names that are no names, from {@code titles.tsv}. */
final class Titles {

    private static final Map<String, String> PREFIXES = new HashMap<>();
    private static final Map<String, String> SUFFIXES = new HashMap<>();
    private static final Set<String> CREDENTIALS = new HashSet<>();
    private static final List<String> HONORIFICS = new ArrayList<>();

    /** The longest degree that is taken for one although it is not in the list. */
    private static final int LONGEST_UNKNOWN_CREDENTIAL = 5;

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
                case "credential" -> CREDENTIALS.add(title[1]);
                default -> HONORIFICS.add(title[1]);
            }
        }
    }

    /** The last characters of all honorifics: most names end in none of them. */
    private static final String HONORIFIC_ENDS = ends();

    private Titles() {}

    private static String ends() {
        StringBuilder ends = new StringBuilder();
        HONORIFICS.forEach(honorific -> ends.append(honorific.charAt(honorific.length() - 1)));
        return ends.toString();
    }

    /** How the word is written when it stands before names, such as {@code Dr} for {@code DR.}; null when it does not. */
    static @Nullable String prefix(String word) {
        return mayBeTitle(word) ? PREFIXES.get(key(word)) : null;
    }

    /** How the word is written when it stands after names, such as {@code PhD} for {@code Ph.D.}; null when it does not. */
    static @Nullable String suffix(String word) {
        if (!mayBeTitle(word)) {
            return isNumeral(word) ? word.toUpperCase(Locale.ROOT) : null;
        }
        String suffix = SUFFIXES.get(key(word));
        return suffix == null && isNumeral(word) ? word.toUpperCase(Locale.ROOT) : suffix;
    }

    /**
     * How the last word or words are written when they stand after names; null when they do not. Besides {@link
     * #suffix(String)} it knows {@code Attorney at Law}, and {@code VI} in capitals after a name in mixed case.
     */
    static @Nullable String suffix(List<String> words) {
        int count = words.size();
        String last = words.get(count - 1);
        if (last.equals("VI") && count > 2 && NameWords.isMixed(words.subList(0, count - 1))) {
            return last;
        }
        if (count > 4 && last.equalsIgnoreCase("law") && isPhrase(words.subList(count - 3, count))) {
            return "Attorney at Law";
        }
        return suffix(last);
    }

    /** Roman numerals of three letters and more below fifty, which no name is written like. */
    private static boolean isNumeral(String word) {
        int length = word.length();
        if (length < 3 || length > 7) {
            return false;
        }
        int value = 0;
        int before = 0;
        for (int i = length - 1; i >= 0; i--) {
            int digit =
                    switch (word.charAt(i)) {
                        case 'i', 'I' -> 1;
                        case 'v', 'V' -> 5;
                        case 'x', 'X' -> 10;
                        case 'l', 'L' -> 50;
                        default -> 0;
                    };
            if (digit == 0) {
                return false;
            }
            value += digit < before ? -digit : digit;
            before = digit;
        }
        return value < 50 && roman(value).equalsIgnoreCase(word);
    }

    private static String roman(int value) {
        String[] tens = {"", "X", "XX", "XXX", "XL"};
        String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
        return value <= 0 ? "" : tens[value / 10] + ones[value % 10];
    }

    /**
     * True when all words stand after names.
     *
     * @param afterComma true when a whole name stands before the comma before them, so that degrees such as {@code DO}
     *     and {@code RN}, which are also names or words elsewhere, count if they are in capitals
     */
    static boolean areSuffixes(List<String> words, boolean afterComma) {
        for (String word : words) {
            if (suffix(word) == null && !(afterComma && isCredential(word, words.size() == 1))) {
                return isPhrase(words);
            }
        }
        return true;
    }

    private static boolean isCredential(String word, boolean alone) {
        String plain = word.indexOf('.') < 0 ? word : word.replace(".", "");
        for (int i = 0; i < plain.length(); i++) {
            if (!Character.isUpperCase(plain.charAt(i))) {
                return false;
            }
        }
        return plain.length() > 1
                && (CREDENTIALS.contains(plain.toLowerCase(Locale.ROOT))
                        || alone
                                && word.indexOf('.') < 0
                                && plain.length() <= LONGEST_UNKNOWN_CREDENTIAL
                                && noVowel(plain));
    }

    private static boolean noVowel(String word) {
        for (int i = 0; i < word.length(); i++) {
            if ("AEIOUY".indexOf(word.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code attorney at law}. */
    private static boolean isPhrase(List<String> words) {
        return words.size() == 3
                && words.get(0).equalsIgnoreCase("attorney")
                && words.get(1).equalsIgnoreCase("at")
                && words.get(2).equalsIgnoreCase("law");
    }

    /** True when no word could be a name: all are titles, or have no letter. */
    static boolean areTitles(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean letter =
                    Character.isLetter(word.charAt(0)) || word.codePoints().anyMatch(Character::isLetter);
            if (letter && prefix(word) == null && suffix(word) == null) {
                return false;
            }
        }
        return true;
    }

    /** The honorific that ends a Chinese name, such as {@code 先生}; null when there is none. */
    static @Nullable String honorific(String name) {
        if (HONORIFIC_ENDS.indexOf(name.charAt(name.length() - 1)) < 0) {
            return null;
        }
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
