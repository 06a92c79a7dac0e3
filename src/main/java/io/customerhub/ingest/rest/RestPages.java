package io.customerhub.ingest.rest;

import io.customerhub.ingest.RetryPolicy;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.rest.auth.Authorization;
import io.customerhub.ingest.rest.http.HttpCalls;
import io.customerhub.ingest.rest.http.RequestForm;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.ingest.rest.rules.RateBudget;
import io.customerhub.record.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads one API over and over. Used by one thread at a time. */
public final class RestPages {

    private final RestSource source;
    private final RestRequests requests;
    private final UnreadableLetters letters;
    private final Clock clock;

    /**
     * Pages of a source.
     *
     * @param calls how requests are sent
     * @param authorization who asks
     * @param retries how often and after how long a request is tried again
     * @param budget how fast the host may be asked
     * @param letters where pages go that cannot be read
     * @param clock the time of day
     */
    public RestPages(
            RestSource source,
            HttpCalls calls,
            Authorization authorization,
            RetryPolicy retries,
            RateBudget budget,
            UnreadableLetters letters,
            Clock clock) {
        this.source = source;
        this.requests = new RestRequests(source, new RestRequests.Access(calls, authorization, retries, budget, clock));
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Begins a pass over the pages.
     *
     * @param committed the committed position of the stream, or null
     * @param route the route that reads it
     * @throws RestFailure (HUB-REST-007) when the position cannot be understood, or (HUB-REST-027) lies in the future
     */
    public RestPoll begin(@Nullable Position committed, String route) {
        Instant now = clock.instant();
        RestPosition position = trusted(RestPosition.of(source.stream(), committed, now), now);
        UnreadablePages unreadable = new UnreadablePages(letters, source.stream(), route);
        PageWalk.Way way = new PageWalk.Way(
                source.stream(), source.request(), source.records(), source.paging(), requests, unreadable);
        ParentList parents = source.parents();
        if (parents == null) {
            return new ListPoll(source, way, position, route, now);
        }
        RequestForm form = new RequestForm(parents.url(), source.request().headers(), null);
        PageWalk.Way toParents =
                new PageWalk.Way(source.stream(), form, parents.records(), source.paging(), requests, unreadable);
        return new ChildPoll(source, toParents, way, position, route, now);
    }

    /**
     * A committed position is never ahead of the clock, unless the clock was set back or somebody put it there; from one in
     * the future the API would be asked for nothing, poll after poll, without an error.
     */
    private RestPosition trusted(RestPosition position, Instant now) {
        ChangesSince changes = source.since();
        String since = position.since();
        if (changes == null || since == null) {
            return position;
        }
        if (changes.isInFuture(since, now)) {
            throw new RestFailure(
                    "HUB-REST-027",
                    0,
                    source.stream() + ": the committed position " + since + " is later than the hub's clock ("
                            + now.truncatedTo(ChronoUnit.SECONDS)
                            + "): it was edited, or one of the clocks is wrong. The API would give nothing new from there,"
                            + " so nothing is read until you correct the clock and run ./hub resume " + source.stream()
                            + ", or run ./hub backfill " + source.stream()
                            + " --reason TEXT to read all again; ./hub position set " + source.stream()
                            + " POSITION --reason TEXT goes on from another one",
                    null);
        }
        return position.from(changes.cappedAt(since, now), now);
    }
}
