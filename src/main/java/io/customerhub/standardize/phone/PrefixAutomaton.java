package io.customerhub.standardize.phone;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the match of one pattern at the start of the digits, the same one that {@link java.util.regex.Matcher#lookingAt()}
 * finds. Immutable.
 *
 * <p>A backtracking matcher takes the preferred match, not the longest. So a state here is an ordered list of states of
 * the graph, most preferred first, cut off behind the first that accepts: as in Russ Cox, "Regular Expression Matching in
 * the Wild", 2010.
 */
final class PrefixAutomaton {

    /** What {@link #match} returns when the pattern does not match. */
    static final int NO_MATCH = -1;

    private static final int DEAD = 0;
    private static final int START = 1;

    private static final byte REFUSES = 0;
    private static final byte ACCEPTS = 1;
    private static final byte ACCEPTS_CAPTURED = 2;

    private final char[] next;
    private final byte[] before;
    private final byte[] atEnd;

    private PrefixAutomaton(char[] next, byte[] before, byte[] atEnd) {
        this.next = next;
        this.before = before;
        this.atEnd = atEnd;
    }

    /**
     * The automaton of a pattern.
     *
     * @throws IllegalArgumentException when the pattern needs too many states
     */
    static PrefixAutomaton of(NumberPattern pattern) {
        NondeterministicAutomaton graph = new NondeterministicAutomaton();
        int first = graph.add(pattern, 0);
        return new Construction(graph).from(first);
    }

    /**
     * Looks for the pattern where the digits (ASCII) from {@code from} to before {@code to} start. Returns
     * {@link #NO_MATCH}, or a value for {@link #end(int)} and {@link #captured(int)}.
     */
    int match(byte[] digits, int from, int to) {
        int match = NO_MATCH;
        int state = START;
        int position = from;
        while (position < to && state != DEAD) {
            match = better(match, before[state], position);
            state = next[state * 10 + digits[position] - '0'];
            position++;
        }
        return better(match, atEnd[state], position);
    }

    /** Where the match ends, as an index into the digits. */
    static int end(int match) {
        return match >> 1;
    }

    /** Whether the pattern's last capturing group took part in the match. */
    static boolean captured(int match) {
        return (match & 1) != 0;
    }

    /** Among the matches, the later one is preferred: less preferred states were cut off. */
    private static int better(int match, byte verdict, int position) {
        return verdict == REFUSES ? match : position << 1 | (verdict == ACCEPTS_CAPTURED ? 1 : 0);
    }

    /** One state of the graph, and whether the last group was captured on the way there. */
    private record Place(int state, boolean captured) {}

    /** The states found so far. */
    private static final class Construction {
        private final NondeterministicAutomaton graph;
        private final Map<List<Place>, Integer> numbers = new HashMap<>();
        private final List<List<Place>> found = new ArrayList<>();

        private Construction(NondeterministicAutomaton graph) {
            this.graph = graph;
        }

        private PrefixAutomaton from(int first) {
            number(List.of());
            List<Place> start = new ArrayList<>();
            reach(new Place(first, false), start, new BitSet());
            number(start);
            List<char[]> rows = new ArrayList<>();
            for (int state = 0; state < found.size(); state++) {
                rows.add(row(found.get(state)));
            }
            char[] next = new char[rows.size() * 10];
            byte[] before = new byte[rows.size()];
            byte[] atEnd = new byte[rows.size()];
            for (int state = 0; state < rows.size(); state++) {
                System.arraycopy(rows.get(state), 0, next, state * 10, 10);
                before[state] = verdict(found.get(state), false);
                atEnd[state] = verdict(found.get(state), true);
            }
            return new PrefixAutomaton(next, before, atEnd);
        }

        private char[] row(List<Place> places) {
            char[] row = new char[10];
            for (int digit = 0; digit < 10; digit++) {
                List<Place> after = new ArrayList<>();
                BitSet seen = new BitSet();
                for (Place place : places) {
                    if (graph.get(place.state()) instanceof NondeterministicAutomaton.Step step
                            && (step.allowed() >> digit & 1) != 0
                            && reach(new Place(step.next(), place.captured()), after, seen)) {
                        break;
                    }
                }
                row[digit] = number(after);
            }
            return row;
        }

        /** Adds what is reached without taking a digit; true when that accepts, so that nothing less preferred counts. */
        private boolean reach(Place place, List<Place> reached, BitSet seen) {
            if (seen.get(place.state())) {
                return false;
            }
            seen.set(place.state());
            NondeterministicAutomaton.State state = graph.get(place.state());
            if (state instanceof NondeterministicAutomaton.Fork fork) {
                for (int branch : fork.branches()) {
                    if (reach(new Place(branch, place.captured()), reached, seen)) {
                        return true;
                    }
                }
                return false;
            } else if (state instanceof NondeterministicAutomaton.Captured captured) {
                return reach(new Place(captured.next(), true), reached, seen);
            }
            reached.add(place);
            return state instanceof NondeterministicAutomaton.Accept;
        }

        private char number(List<Place> places) {
            Integer known = numbers.get(places);
            if (known != null) {
                return (char) known.intValue();
            }
            if (found.size() > Character.MAX_VALUE) {
                throw new IllegalArgumentException("The pattern needs too many states");
            }
            numbers.put(places, found.size());
            found.add(places);
            return (char) (found.size() - 1);
        }

        private byte verdict(List<Place> places, boolean inputEnds) {
            for (Place place : places) {
                byte verdict = verdict(place, inputEnds);
                if (verdict != REFUSES) {
                    return verdict;
                }
            }
            return REFUSES;
        }

        private byte verdict(Place place, boolean inputEnds) {
            NondeterministicAutomaton.State state = graph.get(place.state());
            if (state instanceof NondeterministicAutomaton.Accept) {
                return place.captured() ? ACCEPTS_CAPTURED : ACCEPTS;
            } else if (state instanceof NondeterministicAutomaton.AtEnd end && inputEnds) {
                List<Place> behind = new ArrayList<>();
                reach(new Place(end.next(), place.captured()), behind, new BitSet());
                return verdict(behind, true);
            }
            return REFUSES;
        }
    }
}
