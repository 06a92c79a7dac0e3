package io.customerhub.match.table;

import java.util.Arrays;

/** Gives each distinct text an id, from 0 on. An open hash table over one array of characters, so that millions fit. */
final class ValueDictionary {

    private char[] text = new char[1 << 10];
    private int[] ends = new int[1 << 8];
    private int[] hashes = new int[1 << 8];
    private int[] slots = new int[1 << 9];
    private int count;

    /** The id of the text, which gets one when it is new. */
    int idOf(String value) {
        int hash = spread(value.hashCode());
        int slot = slotOf(value, hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int length = value.length();
        int start = ends[count];
        if (start + length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length + (text.length >> 1), start + length));
        }
        value.getChars(0, length, text, start);
        if (count + 2 > ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[count] = hash;
        ends[++count] = start + length;
        slots[slot] = count;
        if (count * 2 > slots.length) {
            grow();
        }
        return count - 1;
    }

    boolean isEmpty() {
        return count == 0;
    }

    char[] text() {
        return Arrays.copyOf(text, ends[count]);
    }

    /** The ends of the values, with a 0 before the first. */
    int[] ends() {
        return Arrays.copyOf(ends, count + 1);
    }

    private int slotOf(String value, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && (hashes[slots[slot] - 1] != hash || !isAt(slots[slot] - 1, value))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isAt(int id, String value) {
        int start = ends[id];
        int length = ends[id + 1] - start;
        if (length != value.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[start + i] != value.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int id = 0; id < count; id++) {
            int slot = hashes[id] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
