package io.customerhub.standardize.identifier;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a company's own numbers: a small part of regular expressions that is always matched as a whole, in time
 * linear in the text whatever the pattern (Thompson 1968). It knows plain characters, {@code .} for any, {@code \d} for a
 * digit, {@code \w} for a letter or digit, classes such as {@code [A-Z0-9]}, the counts {@code ?}, {@code *}, {@code +},
 * <code>{n}</code>, <code>{n,}</code> and <code>{n,m}</code> after one of these, and {@code |} between whole
 * alternatives. There are no groups.
 */
public final class IdentifierPattern {

    private static final int MOST_PLACES = 512;

    private final List<Place[]> alternatives = new ArrayList<>();

    /**
     * One character of the text.
     *
     * @param characters the ASCII characters that may stand here
     * @param optional true when it may be left out
     * @param repeats true when more of it may follow
     */
    private record Place(BitSet characters, boolean optional, boolean repeats) {}

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is none; the message says what is wrong, and where
     */
    public IdentifierPattern(String pattern) {
        Reader reader = new Reader(pattern);
        do {
            alternatives.add(reader.alternative());
        } while (reader.takes('|'));
        if (!reader.ended()) {
            throw reader.refused("no groups");
        }
    }

    /** True when the whole text has the form. */
    public boolean matches(String text) {
        for (Place[] places : alternatives) {
            if (matches(places, text)) {
                return true;
            }
        }
        return false;
    }

    /** Walks all ways through the places at once; {@code at} are the places that may come next. */
    private static boolean matches(Place[] places, String text) {
        BitSet at = new BitSet(places.length + 1);
        enter(places, at, 0);
        for (int i = 0; i < text.length() && !at.isEmpty(); i++) {
            BitSet next = new BitSet(places.length + 1);
            for (int place = at.nextSetBit(0); place >= 0 && place < places.length; place = at.nextSetBit(place + 1)) {
                if (places[place].characters().get(text.charAt(i))) {
                    enter(places, next, place + 1);
                    if (places[place].repeats()) {
                        next.set(place);
                    }
                }
            }
            at = next;
        }
        return at.get(places.length);
    }

    private static void enter(Place[] places, BitSet at, int from) {
        int place = from;
        at.set(place);
        while (place < places.length && places[place].optional()) {
            at.set(++place);
        }
    }

    /** Reads the places of a pattern from left to right. */
    private static final class Reader {

        private final String pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        boolean ended() {
            return at == pattern.length();
        }

        boolean takes(char c) {
            boolean there = !ended() && pattern.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        Place[] alternative() {
            List<Place> places = new ArrayList<>();
            while (!ended() && pattern.charAt(at) != '|') {
                count(characters(), places);
                if (places.size() > MOST_PLACES) {
                    throw refused("at most " + MOST_PLACES + " characters");
                }
            }
            if (places.isEmpty()) {
                throw refused("a character");
            }
            return places.toArray(new Place[0]);
        }

        private BitSet characters() {
            char c = next();
            return switch (c) {
                case '[' -> bracketed();
                case '\\' -> escaped(next());
                case '.' -> range((char) 0x20, (char) 0x7E);
                case '(', ')', '{', '}', ']', '*', '+', '?', '^', '$' -> throw refused("a plain character or a class");
                default -> range(c, c);
            };
        }

        private BitSet escaped(char c) {
            return switch (c) {
                case 'd' -> range('0', '9');
                case 'w' -> {
                    BitSet word = range('0', '9');
                    word.or(range('A', 'Z'));
                    word.or(range('a', 'z'));
                    yield word;
                }
                default -> {
                    if (Character.isLetterOrDigit(c)) {
                        throw refused("\\d, \\w or a sign after \\");
                    }
                    yield range(c, c);
                }
            };
        }

        private BitSet bracketed() {
            BitSet characters = new BitSet();
            if (takes('^')) {
                throw refused("the characters that may stand here");
            }
            while (!takes(']')) {
                char from = next();
                if (from == '\\') {
                    characters.or(escaped(next()));
                } else if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                    at++;
                    characters.or(range(from, next()));
                } else {
                    characters.or(range(from, from));
                }
            }
            if (characters.isEmpty()) {
                throw refused("a character in the class");
            }
            return characters;
        }

        private void count(BitSet characters, List<Place> places) {
            if (takes('?')) {
                places.add(new Place(characters, true, false));
            } else if (takes('*')) {
                places.add(new Place(characters, true, true));
            } else if (takes('+')) {
                places.add(new Place(characters, false, true));
            } else if (takes('{')) {
                counted(characters, places);
            } else {
                places.add(new Place(characters, false, false));
            }
        }

        private void counted(BitSet characters, List<Place> places) {
            Integer least = number();
            boolean open = takes(',');
            Integer most = open ? number() : least;
            if (least == null || !takes('}') || most != null && most < least) {
                throw refused("a count such as {3}, {2,5} or {2,}");
            }
            for (int i = 0; i < least; i++) {
                places.add(new Place(characters, false, false));
            }
            if (most == null) {
                places.add(new Place(characters, true, true));
            }
            for (int i = least; most != null && i < most; i++) {
                places.add(new Place(characters, true, false));
            }
        }

        private @Nullable Integer number() {
            int from = at;
            while (!ended() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '9') {
                at++;
            }
            if (at - from > 3) {
                throw refused("a count below 1000");
            }
            return at == from ? null : Integer.valueOf(pattern.substring(from, at));
        }

        private char next() {
            if (ended()) {
                throw refused("more");
            }
            return pattern.charAt(at++);
        }

        private BitSet range(char from, char to) {
            if (to < from || to > 0x7E) {
                throw refused("characters of ASCII, from the lower to the higher");
            }
            BitSet characters = new BitSet(128);
            characters.set(from, to + 1);
            return characters;
        }

        IllegalArgumentException refused(String expected) {
            return new IllegalArgumentException(expected + " at character " + (at + 1));
        }
    }
}
