package io.customerhub.ingest.rest;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.RetryPolicy;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.rest.HttpCalls.Reply;
import io.customerhub.ingest.rest.RestSource.Paging;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.SourceRecord;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One pass over the pages of an API: each page a batch, until the last one. Used by one thread. */
public final class RestPoll {

    private static final int TRIES_OF_A_PAGE = 3;
    private static final int LONGEST_LETTER = 64 << 10;

    private final RestSource source;
    private final RestRequests requests;
    private final RetryPolicy retries;
    private final UnreadableLetters letters;
    private final RestPage.Form form;
    private final String route;
    private final Instant begun;
    private final PayloadCodec codec = new PayloadCodec();
    private final Set<UUID> seen = new HashSet<>();
    private final @Nullable String since;

    private RestPosition position;
    private @Nullable String cursor;
    private @Nullable String highest;
    private boolean resumed;
    private int pages;
    private boolean complete;

    RestPoll(
            RestSource source,
            RestRequests requests,
            RetryPolicy retries,
            UnreadableLetters letters,
            RestPosition committed,
            String route,
            Instant begun) {
        this.source = source;
        this.requests = requests;
        this.retries = retries;
        this.letters = letters;
        this.form = new RestPage.Form(source);
        this.route = route;
        this.begun = begun;
        this.position = committed;
        this.since = source.sinceParameter() == null ? null : committed.since();
        // page numbers shift when records come and go, so that only a cursor tells where to go on
        this.resumed = source.paging() == Paging.CURSOR && committed.cursor() != null;
        this.cursor = resumed ? committed.cursor() : null;
        this.highest = resumed ? committed.highest() : null;
    }

    /**
     * The batch of the next page, or null: then {@link #isComplete()} tells whether all has been read, or the hub wanted
     * the reader to stop. A batch may hold no record and yet move the position.
     *
     * @throws RestFailure when the poll cannot go on
     */
    public @Nullable RecordBatch next(Pause pause) {
        while (!complete) {
            if (pages >= source.maxPages()) {
                throw new RestFailure(
                        "HUB-REST-009",
                        0,
                        source.stream() + ": more than " + source.maxPages()
                                + " pages; raise 'maxPages' if there are that many",
                        null);
            }
            RestPage page = page(pause);
            if (page == null) {
                return null;
            }
            RecordBatch batch = batch(page);
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    /** True when the last page has been read. */
    public boolean isComplete() {
        return complete;
    }

    private @Nullable RestPage page(Pause pause) {
        for (int tries = 1; ; tries++) {
            Reply reply;
            try {
                reply = requests.get(url(), pause);
            } catch (RestFailure e) {
                if (resumed && e.status() >= 400 && e.status() < 500 && e.isConfiguration() && e.status() != 401) {
                    beginAgain();
                    continue;
                }
                throw e;
            }
            if (reply == null) {
                return null;
            }
            try {
                RestPage page = form.read(reply);
                requireNew(page, reply.body());
                resumed = false;
                pages++;
                return page;
            } catch (UnreadableException e) {
                if (tries == TRIES_OF_A_PAGE) {
                    store(e, reply.body());
                    throw new RestFailure(
                            e.code(),
                            0,
                            source.stream() + ": " + place() + ": " + e.getMessage()
                                    + "; the page is kept as a dead letter",
                            e);
                }
                if (!pause.await(retries.delay(tries, RandomGenerator.getDefault()))) {
                    return null;
                }
            }
        }
    }

    /** The API no longer knows the cursor of the committed page. */
    private void beginAgain() {
        resumed = false;
        cursor = null;
        highest = null;
    }

    private @Nullable RecordBatch batch(RestPage page) {
        List<SourceRecord> records = new ArrayList<>(page.records().size());
        List<Rejection> rejections = new ArrayList<>();
        String place = place(pages);
        long row = 0;
        for (Object element : page.records()) {
            row++;
            if (element instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked") // JSON objects have text keys
                Content.Tree tree = new Content.Tree((Map<String, Object>) map);
                records.add(SourceRecord.read(row, tree, codec.encode(tree.fields())));
                remember(tree);
            } else {
                rejections.add(Rejection.unreadable(
                        row,
                        "HUB-REST-021",
                        "a record is a JSON object; found " + (element == null ? "null" : "a single value or a list"),
                        PayloadKind.LINE,
                        JsonValues.write(element)));
            }
        }
        Position moved = advance(page);
        if (records.isEmpty() && rejections.isEmpty() && moved == null) {
            return null;
        }
        BatchOrigin origin = new BatchOrigin(source.stream(), route, place, begun, begun);
        return RecordBatch.read(origin, records, rejections, moved);
    }

    private void remember(Content.Tree record) {
        FieldPath field = source.sinceField();
        if (field != null) {
            highest = SinceOrder.later(highest, record.text(field));
        }
    }

    /** What to ask next, and the position after this page; null when it stays. */
    private @Nullable Position advance(RestPage page) {
        cursor = source.paging() == Paging.CURSOR ? page.next() : null;
        complete = switch (source.paging()) {
            case NONE -> true;
            case CURSOR -> cursor == null;
            case PAGE -> source.nextCursor() == null ? page.records().isEmpty() : page.next() == null;
        };
        RestPosition after;
        if (complete) {
            String latest = SinceOrder.later(since, highest == null ? null : SinceOrder.cappedAt(highest, begun));
            after = new RestPosition(source.sinceParameter() == null ? null : latest, null, null);
        } else if (source.paging() == Paging.CURSOR) {
            after = new RestPosition(since, cursor, highest);
        } else {
            return null;
        }
        if (after.equals(position)) {
            return null;
        }
        position = after;
        return after.committed();
    }

    private void requireNew(RestPage page, byte[] body) {
        String next = source.paging() == Paging.CURSOR ? page.next() : null;
        boolean sameCursor = next != null && (next.equals(cursor) || !seen.add(id("cursor " + next)));
        boolean samePage = !page.records().isEmpty() && !seen.add(UUID.nameUUIDFromBytes(body));
        if (sameCursor || samePage) {
            throw new RestFailure(
                    "HUB-REST-008",
                    0,
                    source.stream() + ": " + place() + " gives the same "
                            + (sameCursor ? "cursor" : "records") + " as a page before it; check "
                            + (source.paging() == Paging.CURSOR
                                    ? "'cursorParameter' and 'nextCursor'"
                                    : "'pageParameter', or tell the last page by 'nextCursor'"),
                    null);
        }
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void store(UnreadableException problem, byte[] body) {
        byte[] kept = body.length > LONGEST_LETTER ? Arrays.copyOf(body, LONGEST_LETTER) : body;
        letters.store(
                source.stream(),
                route,
                place(),
                Rejection.unreadable(
                        problem.row(), problem.code(), String.valueOf(problem.getMessage()), PayloadKind.PAGE, kept));
    }

    private String place() {
        return place(pages + 1);
    }

    private String place(int page) {
        return source.url().getPath() + " page " + page;
    }

    private URI url() {
        StringBuilder query = new StringBuilder();
        if (source.url().getRawQuery() != null) {
            query.append(source.url().getRawQuery());
        }
        if (source.paging() != Paging.NONE && source.pageSizeParameter() != null) {
            add(query, source.pageSizeParameter(), Integer.toString(source.pageSize()));
        }
        if (source.paging() == Paging.PAGE) {
            add(query, source.pageParameter(), Integer.toString(source.firstPage() + pages));
        }
        if (cursor != null) {
            add(query, source.cursorParameter(), cursor);
        }
        if (since != null && source.sinceParameter() != null) {
            add(query, source.sinceParameter(), SinceOrder.before(since, source.lookback()));
        }
        String base = source.url().toString();
        int end = base.indexOf('?') >= 0 ? base.indexOf('?') : base.length();
        return URI.create(base.substring(0, end) + (query.isEmpty() ? "" : "?" + query));
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
