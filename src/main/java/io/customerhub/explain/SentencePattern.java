package io.customerhub.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places for its facts, such as {@code the line has {found} columns}. Each place takes the shortest text up to
 * the words after it, so that a match takes time in proportion to the text. Immutable.
 */
final class SentencePattern {

    /** Words and, between them, places: {@code words.get(i)}, {@code names.get(i)}, {@code words.get(i + 1)}. */
    private final List<String> words = new ArrayList<>();

    private final List<String> names = new ArrayList<>();

    /**
     * Reads a pattern; a brace that is no name in small letters stands for itself.
     *
     * @throws IllegalArgumentException when nothing stands between two places, as nobody knew then where the first one ends
     */
    SentencePattern(String text) {
        StringBuilder word = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
            if (end > at + 1 && isName(text.substring(at + 1, end))) {
                if (word.isEmpty() && !names.isEmpty()) {
                    throw new IllegalArgumentException("two places in a row: " + text);
                }
                words.add(word.toString());
                names.add(text.substring(at + 1, end));
                word.setLength(0);
                at = end + 1;
            } else {
                word.append(text.charAt(at++));
            }
        }
        words.add(word.toString());
    }

    private static boolean isName(String text) {
        return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /** The names of its facts, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** True when it has several clauses, as in {@code what is wrong; what to do}. */
    boolean hasClauses() {
        return words.stream().anyMatch(word -> word.contains("; "));
    }

    /** The facts by name, when the text is this sentence; null when it is another. */
    @Nullable
    Map<String, String> match(String text) {
        String last = words.get(words.size() - 1);
        if (!text.startsWith(words.get(0)) || !text.endsWith(last)) {
            return null;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        int at = words.get(0).length();
        for (int i = 0; i < names.size(); i++) {
            boolean isLast = i == names.size() - 1;
            int end = isLast ? text.length() - last.length() : text.indexOf(words.get(i + 1), at);
            if (end < at) {
                return null;
            }
            facts.put(names.get(i), text.substring(at, end));
            at = end + words.get(i + 1).length();
        }
        return at == text.length() ? facts : null;
    }

    /** How many characters of its own it has. */
    int length() {
        return words.stream().mapToInt(String::length).sum();
    }

    /** The sentence with these facts. */
    String filled(Map<String, String> facts) {
        StringBuilder text = new StringBuilder(words.get(0));
        for (int i = 0; i < names.size(); i++) {
            text.append(facts.getOrDefault(names.get(i), "")).append(words.get(i + 1));
        }
        return text.toString();
    }
}
