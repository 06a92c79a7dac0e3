package io.customerhub.ingest.rest;

import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.Pause;
import io.customerhub.ingest.rest.http.RequestDraft;
import io.customerhub.ingest.rest.http.RequestForm;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.ingest.rest.http.ValuePlace;
import io.customerhub.record.StreamName;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the pages of one list, from its beginning or from a cursor, until its last page. Used by one thread.
 */
final class PageWalk {

    private static final int TRIES_OF_A_PAGE = 3;

    private final Way way;
    private final Map<String, Object> values;
    private final @Nullable Given since;
    private final PageReader reader;
    private final PageGuard guard;

    private @Nullable String cursor;
    private boolean resumed;
    private int pages;
    private long read;
    private long offset;
    private @Nullable Long total;
    private boolean complete;

    /**
     * What is walked over.
     *
     * @param stream the stream, for messages
     * @param form what the requests have in common
     * @param records where a page holds the records
     * @param paging how pages follow one another
     * @param requests how they are asked for
     * @param unreadable where pages go that cannot be read
     */
    record Way(
            StreamName stream,
            RequestForm form,
            JsonPlace records,
            Paging paging,
            RestRequests requests,
            UnreadablePages unreadable) {}

    /** A value and where it goes. */
    record Given(ValuePlace place, Object value) {}

    /**
     * A pass.
     *
     * @param values the values of placeholders that stay the same
     * @param since the change that is asked from, or null when a placeholder has it or all is asked for
     * @param from the cursor to begin at, or null for the beginning
     * @param before how many records were read before the cursor
     */
    PageWalk(Way way, Map<String, Object> values, @Nullable Given since, @Nullable String from, long before) {
        this.way = way;
        this.values = values;
        this.since = since;
        this.reader = new PageReader(way.records(), way.paging());
        this.guard = new PageGuard(way.stream(), way.form().url().fill(values), way.paging());
        this.cursor = from;
        this.resumed = from != null;
        this.read = before;
    }

    /**
     * The next page, or null: then {@link #isComplete()} tells whether all has been read, or the hub wanted the reader to
     * stop.
     *
     * @throws RestFailure when it cannot go on
     */
    @Nullable
    RestPage next(Pause pause) {
        if (complete) {
            return null;
        }
        guard.requireRoom(pages);
        RestPage page = ask(pause);
        if (page != null) {
            advance(page);
        }
        return page;
    }

    /** True when the last page has been read. */
    boolean isComplete() {
        return complete;
    }

    /** The cursor or address of the page that comes next; null for the first. */
    @Nullable
    String cursor() {
        return cursor;
    }

    /** How many records have been read, those before the cursor included. */
    long read() {
        return read;
    }

    /** The page that was read last, for people. */
    String place() {
        return place(pages);
    }

    /** False when the source says that it has more records than its pages held. */
    boolean hasAll() {
        return total == null || read >= total;
    }

    /**
     * The source is its own second witness: fewer records than it says it has are not all.
     *
     * @throws RestFailure (HUB-REST-013) when some are missing
     */
    void requireAll() {
        if (!hasAll()) {
            throw new RestFailure(
                    "HUB-REST-013",
                    0,
                    way.stream() + ": the source says that it has " + total + " records, but its pages held " + read
                            + "; the poll is not complete and all is asked for again",
                    null);
        }
    }

    private @Nullable RestPage ask(Pause pause) {
        for (int tries = 1; ; tries++) {
            Answer answer;
            try {
                answer = way.requests().ask(this::draft, pause);
            } catch (RestFailure e) {
                if (resumed && e.status() >= 400 && e.status() < 500 && e.isConfiguration() && e.status() != 401) {
                    beginAgain();
                    continue;
                }
                throw e;
            }
            if (answer == null) {
                return null;
            }
            try {
                RestPage page = reader.read(answer);
                guard.requireNew(page, cursor, answer, place(pages + 1));
                resumed = false;
                pages++;
                return page;
            } catch (UnreadableException e) {
                if (tries == TRIES_OF_A_PAGE) {
                    way.unreadable().keep(place(pages + 1), e, answer.body());
                    throw new RestFailure(
                            e.code(),
                            0,
                            way.stream() + ": " + place(pages + 1) + ": " + e.getMessage()
                                    + "; the page is kept as a dead letter",
                            e);
                }
                if (!pause.await(way.requests().delay(tries))) {
                    return null;
                }
            }
        }
    }

    /** The API no longer knows the cursor. */
    private void beginAgain() {
        resumed = false;
        cursor = null;
        read = 0;
    }

    private void advance(RestPage page) {
        Paging paging = way.paging();
        if (total == null) {
            total = page.total();
        }
        read += page.records().size();
        // an empty page in the middle is stepped over; a shorter one may be all that the API gives at once
        offset += page.records().isEmpty() ? paging.size() : page.records().size();
        Boolean more = page.more();
        boolean ends = more != null && !more;
        complete = switch (paging.kind()) {
            case NONE -> true;
            case PAGE, OFFSET -> more != null ? ends : page.records().isEmpty();
            case CURSOR, NEXT_URL, LINK_HEADER -> ends || page.next() == null;
        };
        if (complete && Boolean.TRUE.equals(more) && paging.kind() != Paging.Kind.NONE) {
            throw new RestFailure(
                    "HUB-REST-022",
                    0,
                    way.stream() + ": " + place() + " says that there is more, but not where; check 'hasMore' and '"
                            + (paging.kind() == Paging.Kind.CURSOR ? "nextCursor" : "nextUrl") + "'",
                    null);
        }
        cursor = complete ? null : followed(page.next());
    }

    private @Nullable String followed(@Nullable String next) {
        Paging.Kind kind = way.paging().kind();
        if (next == null || !kind.isFollowed()) {
            return null;
        }
        return kind.isAddress() ? guard.address(next, way.requests().secretParameter()) : next;
    }

    private RequestDraft draft() {
        Paging paging = way.paging();
        Map<String, Object> known = new LinkedHashMap<>(values);
        known.put(RequestForm.PAGE, paging.first() + pages);
        known.put(RequestForm.OFFSET, offset);
        known.put(RequestForm.PAGE_SIZE, paging.size());
        if (cursor != null && paging.kind() == Paging.Kind.CURSOR) {
            known.put(RequestForm.CURSOR, cursor);
        }
        RequestDraft draft = way.form().draft(known);
        if (cursor != null && paging.kind().isAddress()) {
            draft.redirect(URI.create(cursor));
            // the address of a next page bears all parameters; what goes elsewhere is still said
            put(draft, since == null || since.place().in() == ValuePlace.In.QUERY ? null : since.place(), since);
            return draft;
        }
        // where a placeholder takes a value, it does not go anywhere else
        Set<String> placed = way.form().names();
        boolean sends = paging.kind() != Paging.Kind.NONE && !placed.contains(RequestForm.PAGE_SIZE);
        if (sends && paging.sizeParameter() != null) {
            draft.put(paging.sizeParameter(), paging.size());
        }
        String position =
                switch (paging.kind()) {
                    case PAGE -> RequestForm.PAGE;
                    case OFFSET -> RequestForm.OFFSET;
                    default -> RequestForm.CURSOR;
                };
        Object at = placed.contains(position) || paging.kind() == Paging.Kind.NONE ? null : known.get(position);
        if (paging.parameter() != null && at != null) {
            draft.put(paging.parameter(), at);
        }
        put(draft, since == null ? null : since.place(), since);
        return draft;
    }

    private static void put(RequestDraft draft, @Nullable ValuePlace place, @Nullable Given given) {
        if (place != null && given != null) {
            draft.put(place, given.value());
        }
    }

    private String place(int page) {
        return way.form().url().bare().getPath() + " page " + page;
    }
}
