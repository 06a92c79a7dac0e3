package io.customerhub.ingest.rest;

import io.customerhub.ingest.rest.PageWalk.Given;
import io.customerhub.ingest.rest.RestPosition.Underway;
import io.customerhub.ingest.rest.http.Pause;
import io.customerhub.ingest.rest.http.RequestForm;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the children of all parents: for each parent of each page of parents, all pages of its children. Children
 * of several parents share a batch. In memory are the keys of one page of parents, and fewer children than a page of
 * them and one batch.
 */
final class ChildPoll implements RestPoll {

    private final RestSource source;
    private final ParentList parents;
    private final PageWalk.Way children;
    private final PageWalk parentWalk;
    private final String route;
    private final Instant opened;
    private final Instant begun;
    private final RecordMaker maker;
    private final @Nullable String since;
    private final Deque<String> waiting = new ArrayDeque<>();

    private RestPosition position;
    private @Nullable String pageOfParents;
    private @Nullable String skipTo;
    private @Nullable String lastParent;
    private @Nullable String parent;
    private @Nullable PageWalk childWalk;
    private boolean complete;

    /**
     * A pass.
     *
     * @param parents how parents are walked over
     * @param children how the children of one are
     */
    ChildPoll(
            RestSource source,
            PageWalk.Way parents,
            PageWalk.Way children,
            RestPosition committed,
            String route,
            Instant now) {
        this.source = source;
        this.parents = Objects.requireNonNull(source.parents());
        this.children = children;
        this.route = route;
        this.opened = now;
        this.position = committed;
        this.since = source.since() == null ? null : committed.since();
        Paging.Kind kind = source.paging().kind();
        Underway underway = kind.isFollowed() || kind == Paging.Kind.NONE ? committed.underway() : null;
        this.begun = underway == null ? now : underway.begun();
        this.skipTo = underway == null ? null : underway.parent();
        this.pageOfParents = underway == null ? null : underway.cursor();
        this.maker = new RecordMaker(
                source.since() == null ? null : source.since().field(), underway == null ? null : underway.highest());
        ChangesSince changes = ofParents();
        Object asked = changes == null ? null : changes.asked(since);
        this.parentWalk = new PageWalk(
                parents,
                Map.of(),
                asked == null ? null : new Given(Objects.requireNonNull(changes.parameter()), asked),
                pageOfParents,
                underway == null ? 0 : underway.read());
    }

    @Override
    public @Nullable RecordBatch next(Pause pause) {
        while (!complete && maker.size() < source.paging().size()) {
            if (childWalk == null && !nextParent(pause)) {
                return complete ? maker.batch(origin(), moved(done())) : null;
            }
            if (childWalk != null && !readChildren(childWalk, pause)) {
                return null;
            }
        }
        return complete ? null : maker.batch(origin(), moved(underway()));
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    /** Adds a page of children; false when the hub wants the reader to stop. */
    private boolean readChildren(PageWalk walk, Pause pause) {
        RestPage page = walk.next(pause);
        if (page == null) {
            return false;
        }
        for (Object element : page.records()) {
            if (ofParents() == null) {
                maker.add(element, parents.field(), parent);
            } else {
                maker.addUndated(element, parents.field(), parent);
            }
        }
        if (walk.isComplete()) {
            walk.requireAll();
            lastParent = parent;
            childWalk = null;
        }
        return true;
    }

    /** Begins with the next parent; false when there is none, or the hub wants the reader to stop. */
    private boolean nextParent(Pause pause) {
        while (waiting.isEmpty()) {
            if (parentWalk.isComplete()) {
                parentWalk.requireAll();
                complete = true;
                return false;
            }
            String cursor = parentWalk.cursor();
            RestPage page = parentWalk.next(pause);
            if (page == null) {
                return false;
            }
            pageOfParents = cursor;
            waiting.addAll(keys(page));
        }
        parent = waiting.remove();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(RequestForm.PARENT, parent);
        ChangesSince changes = ofParents() == null ? source.since() : null;
        Object asked = changes == null ? null : changes.asked(since);
        if (asked != null) {
            values.put(RequestForm.SINCE, asked);
        }
        Given given = changes == null || changes.parameter() == null || asked == null
                ? null
                : new Given(changes.parameter(), asked);
        childWalk = new PageWalk(children, values, given, null, 0);
        return true;
    }

    /** The keys of the parents of a page; after a stop without those that were read before it. */
    private List<String> keys(RestPage page) {
        List<String> keys = new ArrayList<>();
        for (Object element : page.records()) {
            @SuppressWarnings("unchecked") // JSON objects have text keys
            Content.Tree tree = element instanceof Map<?, ?> map ? new Content.Tree((Map<String, Object>) map) : null;
            String key = tree == null ? null : tree.text(parents.key());
            if (key == null || key.isEmpty()) {
                maker.reject(
                        "HUB-REST-025",
                        "the parent has no '" + parents.key() + "', so that its children cannot be asked for",
                        element);
                continue;
            }
            keys.add(key);
            if (ofParents() != null) {
                maker.remember(tree);
            }
        }
        int known = skipTo == null ? -1 : keys.indexOf(skipTo);
        skipTo = null;
        return keys.subList(known + 1, keys.size());
    }

    private @Nullable ChangesSince ofParents() {
        ChangesSince changes = source.since();
        return changes != null && changes.ofParents() ? changes : null;
    }

    private BatchOrigin origin() {
        String place = childWalk != null ? childWalk.place() : parentWalk.place();
        return new BatchOrigin(source.stream(), route, place, opened, opened);
    }

    private RestPosition done() {
        ChangesSince changes = source.since();
        String highest = maker.highest();
        return changes == null
                ? RestPosition.START
                : new RestPosition(
                        SinceOrder.later(since, highest == null ? null : changes.cappedAt(highest, begun)), null);
    }

    private RestPosition underway() {
        Paging.Kind kind = source.paging().kind();
        boolean goesOn = kind.isFollowed() || kind == Paging.Kind.NONE;
        return goesOn && lastParent != null
                ? new RestPosition(since, new Underway(pageOfParents, lastParent, maker.highest(), begun, 0))
                : position;
    }

    private @Nullable Position moved(RestPosition after) {
        if (after.equals(position)) {
            return null;
        }
        position = after;
        return after.committed();
    }
}
