package io.customerhub.standardize.phone;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells in one pass over the digits which of several patterns match all of them: the subset construction of Rabin and
 * Scott, "Finite Automata and Their Decision Problems", 1959. Immutable.
 */
final class DigitAutomaton {

    /** The state from which no pattern can match any more. */
    private static final int DEAD = 0;

    private static final int START = 1;

    private final char[] next;
    private final int[] labels;

    private DigitAutomaton(char[] next, int[] labels) {
        this.next = next;
        this.labels = labels;
    }

    /**
     * The automaton of up to 32 patterns, of which the i-th has label i; a null stands for a pattern that never matches.
     *
     * @throws IllegalArgumentException when a pattern asks for the end of the input, or the states are too many
     */
    static DigitAutomaton of(List<@Nullable NumberPattern> patterns) {
        NondeterministicAutomaton graph = new NondeterministicAutomaton();
        BitSet start = new BitSet();
        List<Integer> firsts = new ArrayList<>();
        for (int label = 0; label < patterns.size(); label++) {
            NumberPattern pattern = patterns.get(label);
            if (pattern != null) {
                firsts.add(graph.add(pattern, label));
            }
        }
        firsts.forEach(first -> reach(graph, first, start));
        return new Construction(graph).from(start);
    }

    /** The state after the digits (ASCII) from {@code from} to before {@code to}; good for {@link #labels(int)}. */
    int run(byte[] digits, int from, int to) {
        int state = START;
        for (int i = from; i < to && state != DEAD; i++) {
            state = next[state * 10 + digits[i] - '0'];
        }
        return state;
    }

    int states() {
        return labels.length;
    }

    /** The patterns that match when the digits end in this state, bit i for label i. */
    int labels(int state) {
        return labels[state];
    }

    private static void reach(NondeterministicAutomaton graph, int number, BitSet reached) {
        NondeterministicAutomaton.State state = graph.get(number);
        if (state instanceof NondeterministicAutomaton.Fork fork) {
            for (int branch : fork.branches()) {
                reach(graph, branch, reached);
            }
        } else if (state instanceof NondeterministicAutomaton.Captured captured) {
            reach(graph, captured.next(), reached);
        } else if (state instanceof NondeterministicAutomaton.AtEnd) {
            throw new IllegalArgumentException("A pattern of whole numbers needs no $");
        } else {
            reached.set(number);
        }
    }

    /** The states found so far, each a set of states of the graph. */
    private static final class Construction {
        private final NondeterministicAutomaton graph;
        private final Map<BitSet, Integer> numbers = new HashMap<>();
        private final List<BitSet> found = new ArrayList<>();

        private Construction(NondeterministicAutomaton graph) {
            this.graph = graph;
        }

        private DigitAutomaton from(BitSet start) {
            number(new BitSet());
            number(start);
            List<char[]> rows = new ArrayList<>();
            for (int state = 0; state < found.size(); state++) {
                rows.add(row(found.get(state)));
            }
            char[] next = new char[rows.size() * 10];
            int[] labels = new int[rows.size()];
            for (int state = 0; state < rows.size(); state++) {
                System.arraycopy(rows.get(state), 0, next, state * 10, 10);
                labels[state] = labelsOf(found.get(state));
            }
            return new DigitAutomaton(next, labels);
        }

        private char[] row(BitSet states) {
            BitSet[] after = new BitSet[10];
            for (int digit = 0; digit < 10; digit++) {
                after[digit] = new BitSet();
            }
            for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
                if (graph.get(state) instanceof NondeterministicAutomaton.Step step) {
                    for (int digit = 0; digit < 10; digit++) {
                        if ((step.allowed() >> digit & 1) != 0) {
                            reach(graph, step.next(), after[digit]);
                        }
                    }
                }
            }
            char[] row = new char[10];
            for (int digit = 0; digit < 10; digit++) {
                row[digit] = number(after[digit]);
            }
            return row;
        }

        private char number(BitSet states) {
            Integer known = numbers.get(states);
            if (known != null) {
                return (char) known.intValue();
            }
            if (found.size() > Character.MAX_VALUE) {
                throw new IllegalArgumentException("The patterns need too many states");
            }
            numbers.put(states, found.size());
            found.add(states);
            return (char) (found.size() - 1);
        }

        private int labelsOf(BitSet states) {
            int labels = 0;
            for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
                if (graph.get(state) instanceof NondeterministicAutomaton.Accept accept) {
                    labels |= 1 << accept.label();
                }
            }
            return labels;
        }
    }
}
