package io.customerhub.standardize.phone;

import java.util.List;

/**
 * A regular expression over the ten digits, as libphonenumber's metadata writes them.
 *
 * <p>Without unlimited repetition, because the metadata has none: a number has a greatest length.
 */
sealed interface NumberPattern {

    /** One digit; bit {@code d} of {@code allowed} is set where digit {@code d} is allowed. */
    record Digit(int allowed) implements NumberPattern {}

    /** All parts, one after the other; no part at all is the empty text. */
    record Sequence(List<NumberPattern> parts) implements NumberPattern {}

    /** One of the alternatives; an earlier one is preferred. */
    record Choice(List<NumberPattern> alternatives) implements NumberPattern {}

    /** The part, {@code least} to {@code most} times, more often being preferred. */
    record Repeat(NumberPattern part, int least, int most) implements NumberPattern {}

    /** A capturing group; the first has the number 1. */
    record Group(NumberPattern part, int number) implements NumberPattern {}

    /** The end of the input, {@code $}. */
    record End() implements NumberPattern {}

    /** The greatest group number in this pattern, 0 when it has no capturing group. */
    default int groups() {
        if (this instanceof Sequence sequence) {
            return groups(sequence.parts());
        } else if (this instanceof Choice choice) {
            return groups(choice.alternatives());
        } else if (this instanceof Repeat repeat) {
            return repeat.part().groups();
        } else if (this instanceof Group group) {
            return Math.max(group.number(), group.part().groups());
        }
        return 0;
    }

    private static int groups(List<NumberPattern> patterns) {
        return patterns.stream().mapToInt(NumberPattern::groups).max().orElse(0);
    }
}
