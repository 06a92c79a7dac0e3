package io.customerhub.service.letter;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the causes of dead letters.
 *
 * @param filter what is looked at of it: system, stream, states (a group fits when it has a letter in one of them), group,
 *     code, field and assignee
 * @param owner only groups of streams whose contract names this owner; null for all
 * @param stillFailing only groups that are still failing
 * @param order which come first; null for those with most unfinished letters
 * @param after {@code next} of the page before, which is its last group; null for the first page
 * @param limit how many at most, 1 to 500; 0 for 100
 */
public record FindGroups(
        LetterFilter filter,
        @Nullable String owner,
        boolean stillFailing,
        @Nullable Order order,
        @Nullable String after,
        int limit)
        implements Request<FindGroups.Groups> {

    static final int MOST = 500;
    static final int USUAL = 100;

    /** Which groups come first. */
    public enum Order {
        /** Those with most unfinished letters. */
        COUNT,
        /** Those that were delivered last. */
        NEWEST,
        /** Those that have been there for longest. */
        OLDEST
    }

    /** Groups with an unfinished letter. */
    public static final FindGroups UNFINISHED = new FindGroups(
            LetterFilter.ALL.in(
                    List.of(LetterState.OPEN, LetterState.PLANNED, LetterState.RETRYING, LetterState.QUARANTINED)),
            USUAL);

    /** Without a filter, all groups. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public FindGroups {
        filter = filter == null ? LetterFilter.ALL : filter;
    }

    /** The first page, of all owners. */
    public FindGroups(LetterFilter filter, int limit) {
        this(filter, null, false, null, null, limit);
    }

    @Override
    public String subject() {
        return filter.subject();
    }

    /**
     * The groups.
     *
     * @param groups the groups
     * @param next {@code after} of the next page; null when there is none
     * @param upTo the highest letter that was there: what freezes a choice by filter
     * @param at when it was looked
     */
    public record Groups(List<GroupView> groups, @Nullable String next, long upTo, Instant at) {}
}
