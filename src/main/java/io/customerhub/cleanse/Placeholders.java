package io.customerhub.cleanse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Texts that stand for 'no value', from {@code placeholders.txt}. A text is only ever compared as a whole, without
 * regard to case, width and punctuation around it, so that nothing is cut out of a longer text.
 */
final class Placeholders {

    /** Which fields a group of placeholders is true for. */
    enum Group {
        /** Marks and words that are no value in any field. */
        ALWAYS,
        /** Words that are also somebody's given or family name, such as Null, None and Nil. */
        WORDS,
        /** What people type to get past a required field; may be the honest content of a free text. */
        FILLERS,
        /** Zero dates; a date field reports them itself. */
        DATES,
        /** Numbers that are written where no phone is known. */
        PHONES,
        /** Addresses that are written where no mailbox is known; what stands before the @ with any domain. */
        EMAILS,
        /** Numbers that are written where no identifier is known. */
        IDENTIFIERS
    }

    private static final Map<String, Group> SECTIONS = Map.of(
            "[always]",
            Group.ALWAYS,
            "[words]",
            Group.WORDS,
            "[fillers]",
            Group.FILLERS,
            "[dates]",
            Group.DATES,
            "[phones]",
            Group.PHONES,
            "[emails]",
            Group.EMAILS,
            "[identifiers]",
            Group.IDENTIFIERS);

    private static final Map<Group, Set<String>> GROUPS = load();

    private static final int LONGEST = 63;

    private static final String STOPS = "，。；：、";

    private final Set<String> known = new HashSet<>();

    /** For each beginning, see {@link #beginning}, the lengths that a placeholder has: one bit each. */
    private final long[] lengths = new long[256];

    private final boolean emails;

    private Placeholders(Set<Group> groups) {
        emails = groups.contains(Group.EMAILS);
        for (Group group : groups) {
            for (String text : Objects.requireNonNull(GROUPS.get(group))) {
                known.add(text);
                lengths[beginning(text.charAt(0))] |= 1L << text.length();
            }
        }
    }

    /** The placeholders of these groups. */
    static Placeholders of(Set<Group> groups) {
        return new Placeholders(groups);
    }

    /** True when the whole text, which is not empty, is a placeholder, with or without a stop or comma at its ends. */
    boolean contains(String text) {
        if (isListed(text, text.length())) {
            return true;
        }
        if (isStop(text.charAt(0)) || isStop(text.charAt(text.length() - 1))) {
            String bare = withoutStops(text);
            return !bare.isEmpty() && bare.length() < text.length() && contains(bare);
        }
        int at = emails ? text.indexOf('@') : -1;
        return at > 0 && isListed(text, at + 1);
    }

    private static String withoutStops(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isStop(text.charAt(from))) {
            from++;
        }
        while (end > from && isStop(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    private static boolean isStop(char c) {
        return c == ',' || c == '.' || c == ';' || c == ':' || c == ' ' || STOPS.indexOf(c) >= 0;
    }

    /** True when the beginning of that length is on the list. */
    private boolean isListed(String text, int length) {
        // tells nearly all values apart without folding and hashing them
        if (length > LONGEST || (lengths[beginning(folded(text.charAt(0)))] >>> length & 1) == 0) {
            return false;
        }
        return known.contains(fold(text.substring(0, length)));
    }

    private static int beginning(char c) {
        return c < 128 ? c : 128 | c & 127;
    }

    /** The text in lower case and half-width. */
    static String fold(String text) {
        StringBuilder folded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char f = folded(c);
            if (f != c && folded == null) {
                folded = new StringBuilder(text);
            }
            if (folded != null) {
                folded.setCharAt(i, f);
            }
        }
        return folded == null ? text : folded.toString();
    }

    private static char folded(char c) {
        return Character.toLowerCase(c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c);
    }

    private static Map<Group, Set<String>> load() {
        Map<Group, Set<String>> groups = new EnumMap<>(Group.class);
        for (Group group : EnumSet.allOf(Group.class)) {
            groups.put(group, new HashSet<>());
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Placeholders.class.getResourceAsStream("placeholders.txt")),
                StandardCharsets.UTF_8))) {
            Group group = Group.ALWAYS;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Group section = SECTIONS.get(line);
                if (section != null) {
                    group = section;
                } else if (!line.isBlank() && !line.startsWith("# ")) {
                    String text = fold(line.strip());
                    if (text.length() > LONGEST) {
                        throw new IllegalStateException(
                                "a placeholder has at most " + LONGEST + " characters: " + text);
                    }
                    Objects.requireNonNull(groups.get(group)).add(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }
}
