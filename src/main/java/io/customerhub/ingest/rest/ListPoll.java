package io.customerhub.ingest.rest;

import io.customerhub.ingest.rest.PageWalk.Given;
import io.customerhub.ingest.rest.RestPosition.Underway;
import io.customerhub.ingest.rest.http.Pause;
import io.customerhub.ingest.rest.http.RequestForm;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over the pages of a list: each page a batch. */
final class ListPoll implements RestPoll {

    private final RestSource source;
    private final PageWalk.Way way;
    private final String route;
    private final Instant opened;
    private final Instant begun;
    private final RecordMaker maker;

    private RestPosition position;
    private PageWalk walk;
    private @Nullable String since;
    private boolean complete;

    ListPoll(RestSource source, PageWalk.Way way, RestPosition committed, String route, Instant now) {
        this.source = source;
        this.way = way;
        this.route = route;
        this.opened = now;
        this.position = committed;
        this.since = source.since() == null ? null : committed.since();
        // page numbers shift when records come and go, so that only a cursor tells where to go on
        Underway underway = source.paging().kind().isFollowed() ? committed.underway() : null;
        this.begun = underway == null ? now : underway.begun();
        this.maker = new RecordMaker(
                source.since() == null ? null : source.since().field(), underway == null ? null : underway.highest());
        this.walk = walk(underway == null ? null : underway.cursor(), underway == null ? 0 : underway.read());
    }

    @Override
    public @Nullable RecordBatch next(Pause pause) {
        while (!complete) {
            if (walk.isComplete()) {
                walk.requireAll();
            }
            RestPage page = walk.next(pause);
            if (page == null) {
                return null;
            }
            page.records().forEach(maker::add);
            RecordBatch batch = maker.batch(origin(), advance());
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    private BatchOrigin origin() {
        return new BatchOrigin(source.stream(), route, walk.place(), opened, opened);
    }

    /** What to ask next, and the position after this page; null when it stays. */
    private @Nullable Position advance() {
        RestPosition after;
        if (walk.isComplete()) {
            complete = walk.hasAll();
            if (!complete) {
                return null;
            }
            after = new RestPosition(latest(), null);
        } else if (isWindowFull()) {
            beginWindow();
            after = new RestPosition(latest(), null);
        } else if (source.paging().kind().isFollowed()) {
            after = new RestPosition(since, new Underway(walk.cursor(), null, maker.highest(), begun, walk.read()));
        } else {
            return null;
        }
        if (after.equals(position)) {
            return null;
        }
        position = after;
        return after.committed();
    }

    /** The highest change up to here, but never one of the future. */
    private @Nullable String latest() {
        String latest = SinceOrder.later(since, maker.highest());
        return latest == null || source.since() == null ? null : source.since().cappedAt(latest, begun);
    }

    private boolean isWindowFull() {
        int window = source.since() == null ? 0 : source.since().window();
        return window > 0 && walk.read() >= window;
    }

    /** The API gives no more to this question; the next begins where this one ended, in the order of changes. */
    private void beginWindow() {
        String highest = maker.highest();
        if (highest == null || highest.equals(since)) {
            throw new RestFailure(
                    "HUB-REST-009",
                    0,
                    source.stream()
                            + ": 'sinceWindow' records in a row were changed at the same time, so that it cannot"
                            + " be asked from there on; the records must come in the order of 'sinceField'",
                    null);
        }
        since = highest;
        walk = walk(null, 0);
    }

    private PageWalk walk(@Nullable String cursor, long read) {
        ChangesSince changes = source.since();
        Object asked = changes == null ? null : changes.asked(since);
        if (changes == null || asked == null) {
            return new PageWalk(way, Map.of(), null, cursor, read);
        }
        return changes.parameter() == null
                ? new PageWalk(way, Map.of(RequestForm.SINCE, asked), null, cursor, read)
                : new PageWalk(
                        way, Map.of(RequestForm.SINCE, asked), new Given(changes.parameter(), asked), cursor, read);
    }
}
