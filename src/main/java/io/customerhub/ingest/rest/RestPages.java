package io.customerhub.ingest.rest;

import io.customerhub.ingest.RetryPolicy;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads one API over and over. Used by one thread at a time. */
public final class RestPages {

    private final RestSource source;
    private final RestRequests requests;
    private final RetryPolicy retries;
    private final UnreadableLetters letters;
    private final Clock clock;

    /**
     * Pages of a source.
     *
     * @param calls how requests are sent
     * @param authorization who asks
     * @param retries how often and after how long a request is tried again
     * @param letters where pages go that cannot be read
     * @param clock the time of day
     */
    public RestPages(
            RestSource source,
            HttpCalls calls,
            Authorization authorization,
            RetryPolicy retries,
            UnreadableLetters letters,
            Clock clock) {
        this.source = source;
        this.requests = new RestRequests(source, calls, authorization, retries, clock);
        this.retries = retries;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Begins a pass over the pages.
     *
     * @param committed the committed position of the stream, or null
     * @param route the route that reads it
     * @throws RestFailure (HUB-REST-007) when the position cannot be understood
     */
    public RestPoll begin(@Nullable Position committed, String route) {
        return new RestPoll(
                source, requests, retries, letters, RestPosition.of(source, committed), route, clock.instant());
    }

    /** The stream that is read. */
    public StreamName stream() {
        return source.stream();
    }
}
