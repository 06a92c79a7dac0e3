package io.customerhub.standardize.domain;

import java.util.Arrays;
import java.util.Collection;

/**
 * A set of ASCII names that is asked for a stretch of a text without making a text of it, whatever the case of its letters.
 * Immutable. An open-addressing table that is at most half full.
 */
public final class NameTable {

    private final String[] slots;
    private final int mask;

    private NameTable(Collection<String> names) {
        int size = Integer.highestOneBit(Math.max(names.size(), 1) * 4 - 1);
        slots = new String[Math.max(size, 2)];
        Arrays.fill(slots, "");
        mask = slots.length - 1;
        for (String name : names) {
            int slot = hash(name, 0, name.length()) & mask;
            while (!slots[slot].isEmpty()) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = name;
        }
    }

    /** The table of these names, which are in small letters and not empty. */
    public static NameTable of(Collection<String> names) {
        return new NameTable(names);
    }

    /** Whether the text from {@code from} to before {@code to} is one of the names. */
    public boolean contains(String text, int from, int to) {
        int length = to - from;
        for (int slot = hash(text, from, to) & mask; !slots[slot].isEmpty(); slot = (slot + 1) & mask) {
            String name = slots[slot];
            if (name.length() == length && name.regionMatches(true, 0, text, from, length)) {
                return true;
            }
        }
        return false;
    }

    /** FNV-1a of the small letters, and a last mixing of its bits. */
    private static int hash(String text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32 : c)) * 0x01000193;
        }
        return hash ^ hash >>> 15;
    }
}
