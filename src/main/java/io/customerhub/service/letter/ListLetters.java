package io.customerhub.service.letter;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of letters, newest first.
 *
 * @param filter which
 * @param before the last letter of the page before; null for the first page
 * @param limit how many at most, 1 to 1,000; 0 for 50
 */
public record ListLetters(LetterFilter filter, @Nullable Long before, int limit) implements Request<ListLetters.Page> {

    static final int MOST = 1_000;
    static final int USUAL = 50;

    /** Without a filter, all letters. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public ListLetters {
        filter = filter == null ? LetterFilter.ALL : filter;
    }

    @Override
    public String subject() {
        return filter.subject();
    }

    /**
     * A page.
     *
     * @param letters the letters, newest first
     * @param next {@code before} of the next page; null when there is none
     * @param total how many letters the filter finds in all; null when it asks for more than groups and states, so that
     *     counting would take long, and on all pages but the first
     * @param upTo the highest letter that was there: what freezes a choice by filter
     * @param at when it was looked
     */
    public record Page(List<LetterRow> letters, @Nullable Long next, @Nullable Long total, long upTo, Instant at) {}
}
