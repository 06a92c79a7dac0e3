package io.customerhub.standardize.phone;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns as a graph of small states, after Ken Thompson, "Regular Expression Search Algorithm", CACM 11(6), 1968; what
 * {@link DigitAutomaton} and {@link PrefixAutomaton} are made from.
 *
 * <p>The order of a fork's branches is the preference of a backtracking matcher.
 */
final class NondeterministicAutomaton {

    /** A state; {@code next} is the number of the state that follows. */
    sealed interface State {}

    /** Takes one digit of {@code allowed}, bits as in {@link NumberPattern.Digit}. */
    record Step(int allowed, int next) implements State {}

    /** Goes on in each of the branches without taking a digit. */
    record Fork(List<Integer> branches) implements State {}

    /** The last capturing group of the pattern has taken part in the match. */
    record Captured(int next) implements State {}

    /** Goes on only where the input ends. */
    record AtEnd(int next) implements State {}

    /** The pattern with this label has matched. */
    record Accept(int label) implements State {}

    private final List<State> states = new ArrayList<>();

    /** Adds a pattern; an automaton can hold several, told apart by their labels. Returns the number of its first state. */
    int add(NumberPattern pattern, int label) {
        return before(pattern, state(new Accept(label)), pattern.groups());
    }

    State get(int state) {
        return states.get(state);
    }

    /** Builds the pattern from its end to its start, so that each state knows its successor when it is made. */
    private int before(NumberPattern pattern, int next, int lastGroup) {
        if (pattern instanceof NumberPattern.Digit digit) {
            return state(new Step(digit.allowed(), next));
        } else if (pattern instanceof NumberPattern.Sequence sequence) {
            int first = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = before(sequence.parts().get(i), first, lastGroup);
            }
            return first;
        } else if (pattern instanceof NumberPattern.Choice choice) {
            return state(new Fork(choice.alternatives().stream()
                    .map(alternative -> before(alternative, next, lastGroup))
                    .toList()));
        } else if (pattern instanceof NumberPattern.Repeat repeat) {
            return beforeRepeat(repeat, next, lastGroup);
        } else if (pattern instanceof NumberPattern.Group group) {
            int end = group.number() == lastGroup ? state(new Captured(next)) : next;
            return before(group.part(), end, lastGroup);
        }
        return state(new AtEnd(next));
    }

    private int beforeRepeat(NumberPattern.Repeat repeat, int next, int lastGroup) {
        int first = next;
        for (int i = repeat.least(); i < repeat.most(); i++) {
            first = state(new Fork(List.of(before(repeat.part(), first, lastGroup), next)));
        }
        for (int i = 0; i < repeat.least(); i++) {
            first = before(repeat.part(), first, lastGroup);
        }
        return first;
    }

    private int state(State state) {
        states.add(state);
        return states.size() - 1;
    }
}
