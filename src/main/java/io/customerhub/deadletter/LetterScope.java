package io.customerhub.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a decision or an edit is about: letters by number, or all of a filter up to a number, so that those that
 * come meanwhile stay out of it.
 *
 * @param letters their numbers; empty when there is a filter
 * @param filter the filter; null when there are numbers
 * @param upTo later letters stay out
 */
public record LetterScope(List<Long> letters, @Nullable DeadLetterFilter filter, long upTo) {

    /** Copies the list. */
    public LetterScope {
        letters = letters.stream().distinct().sorted().toList();
    }

    /** These letters. */
    public static LetterScope of(List<Long> letters) {
        return new LetterScope(letters, null, Long.MAX_VALUE);
    }

    /** All letters of a filter that are there up to a number. */
    public static LetterScope of(DeadLetterFilter filter, long upTo) {
        return new LetterScope(List.of(), filter, upTo);
    }

    /**
     * The next letters of it, oldest first, as a query.
     *
     * @param states only letters in one of these states
     */
    LetterQuery page(long after, List<DeadLetter.State> states, int limit) {
        if (filter == null) {
            throw new IllegalStateException("numbers need no query");
        }
        List<DeadLetter.State> wanted = filter.states().isEmpty()
                ? states
                : states.stream().filter(filter.states()::contains).toList();
        return LetterQuery.oldest(filter.in(wanted), after, upTo, limit);
    }

    /** The next numbers after one, at most so many; for a scope of numbers. */
    List<Long> numbersAfter(long after, int limit) {
        return letters.stream().filter(id -> id > after).limit(limit).toList();
    }

    /** True when a filter and its states leave nothing to be looked for. */
    boolean isEmptyIn(List<DeadLetter.State> states) {
        return filter == null
                ? letters.isEmpty()
                : !filter.states().isEmpty() && states.stream().noneMatch(filter.states()::contains);
    }
}
