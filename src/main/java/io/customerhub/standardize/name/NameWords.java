package io.customerhub.standardize.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a text: taking apart, putting together, and their case as a whole. */
final class NameWords {

    private NameWords() {}

    /** The pieces between separators, without empty ones; may be added to. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(4);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                if (i > start) {
                    parts.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    /** The words with spaces; null when there are none. */
    static @Nullable String joined(List<String> words) {
        return words.isEmpty() ? null : words.size() == 1 ? words.get(0) : String.join(" ", words);
    }

    /** The text, or another one when it is null. */
    static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /** True when capitals and small letters were chosen, or the script has none; single words may be of one case. */
    static boolean isMixed(List<String> words) {
        boolean upper = false;
        boolean lower = false;
        for (int w = 0; w < words.size(); w++) {
            String word = words.get(w);
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                upper |= Character.isUpperCase(c) || Character.isTitleCase(c);
                lower |= Character.isLowerCase(c) || Character.isTitleCase(c);
            }
            if (upper && lower) {
                return true;
            }
        }
        return !upper && !lower;
    }

    /** The words that have no digit: what has one is a remark, not a name. */
    static List<String> withoutDigits(List<String> words) {
        List<String> names = new ArrayList<>(words);
        names.removeIf(word -> word.chars().anyMatch(Character::isDigit));
        return names;
    }

    /** A single letter, with or without a dot. */
    static boolean isInitial(String word) {
        return word.length() == 1 || word.length() == 2 && word.charAt(1) == '.';
    }
}
