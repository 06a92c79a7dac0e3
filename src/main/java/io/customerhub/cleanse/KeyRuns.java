package io.customerhub.cleanse;

import java.util.Locale;
import java.util.Set;

/**
 * Tells texts that were typed to get past a required field: one character repeated, or a run of neighbouring keys. Only a
 * text that consists of nothing else is told; what could be somebody's name or number is not.
 */
final class KeyRuns {

    /** Rows of the keyboard, on which a run goes either way; QWERTZ and AZERTY where they differ. */
    private static final String[] ROWS = {"qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"};

    private static final int SHORTEST_LETTERS = 4;
    private static final int SHORTEST_PHONE = 6;
    private static final int SHORTEST_IDENTIFIER = 8;

    /** Surnames that happen to lie along a row of keys. */
    private static final Set<String> WORDS = Set.of("wert", "trew", "power");

    private KeyRuns() {}

    /** What a field holds, and so which runs cannot be a value of it. */
    enum Kind {
        /** Any run may be a value. */
        NONE,
        /** Names: four letters of a row of keys, or a letter three times and nothing else. */
        LETTERS,
        /** Phones: at least six digits that are all the same; eights and sixes are prized, and counted runs are in use. */
        PHONE,
        /** Identifiers: at least eight digits that are all the same or count up or down; short ones are given out in order. */
        IDENTIFIER
    }

    /** True when the whole text, which is not empty, is such a run. */
    static boolean isJunk(String text, Kind kind) {
        return switch (kind) {
            case NONE -> false;
            case LETTERS -> isKeys(text);
            case PHONE -> isDigits(text, SHORTEST_PHONE, false);
            case IDENTIFIER -> isDigits(text, SHORTEST_IDENTIFIER, true);
        };
    }

    private static boolean isDigits(String text, int shortest, boolean counted) {
        char first = 0;
        char last = 0;
        int count = 0;
        int step = Integer.MIN_VALUE;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-' || c == '.' || c == '+' || c == '(' || c == ')') {
                continue;
            }
            if (c < '0' || c > '9') {
                return false;
            }
            if (count == 0) {
                first = c;
            } else {
                int here = (c - last + 10) % 10;
                if (count == 1) {
                    step = here;
                }
                if (here != step || here != 0 && here != 1 && here != 9) {
                    return false;
                }
            }
            last = c;
            count++;
        }
        boolean prized = step == 0 && (first == '6' || first == '8');
        // who counts begins at the end of the row; a run from its middle may be a real number
        return count >= shortest && !prized && (step == 0 || counted && (first == '1' || first == '0' || first == '9'));
    }

    private static boolean isKeys(String text) {
        int length = text.length();
        if (length < 3) {
            return false;
        }
        char first = lower(text.charAt(0));
        // nearly every name is told apart here: neither its second letter is the first, nor the next key
        char second = lower(text.charAt(1));
        if (first == second) {
            return isRepeated(text, first);
        }
        if (length < SHORTEST_LETTERS || first < 'a' || first > 'z' || second < 'a' || second > 'z') {
            return false;
        }
        for (String row : ROWS) {
            if (isAlong(text, row)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRepeated(String text, char letter) {
        for (int i = 2; i < text.length(); i++) {
            if (lower(text.charAt(i)) != letter) {
                return false;
            }
        }
        // Aaa is no name in any register, 哈哈哈 may be a nickname
        return letter < 0x80;
    }

    /** True for asdf, fdsa and asdfasdf: along the row in one direction, or a beginning of four keys repeated. */
    private static boolean isAlong(String text, String row) {
        int at = row.indexOf(lower(text.charAt(0)));
        int next = at < 0 ? -1 : row.indexOf(lower(text.charAt(1)));
        int step = next - at;
        if (next < 0 || step != 1 && step != -1) {
            return false;
        }
        int start = at;
        int run = 1;
        for (int i = 1; i < text.length(); i++) {
            int here = row.indexOf(lower(text.charAt(i)));
            if (here == at + step) {
                run++;
            } else if (here == start && run >= SHORTEST_LETTERS) {
                run = 1;
            } else {
                return false;
            }
            at = here;
        }
        return run >= SHORTEST_LETTERS && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
