package io.customerhub.service.letter;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;

/**
 * Asks for the causes of dead letters, those with most unfinished letters first.
 *
 * @param filter what is looked at of it: system, stream, states (a group fits when it has a letter in one of them), group,
 *     code, field and assignee
 * @param limit how many at most, 1 to 500; 0 for 100
 */
public record FindGroups(LetterFilter filter, int limit) implements Request<FindGroups.Groups> {

    static final int MOST = 500;
    static final int USUAL = 100;

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

    @Override
    public String subject() {
        return filter.subject();
    }

    /**
     * The groups.
     *
     * @param groups the groups
     * @param upTo the highest letter that was there: what freezes a choice by filter
     * @param at when it was looked
     */
    public record Groups(List<GroupView> groups, long upTo, Instant at) {}
}
