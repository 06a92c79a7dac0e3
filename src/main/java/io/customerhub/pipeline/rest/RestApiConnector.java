package io.customerhub.pipeline.rest;

import io.customerhub.config.AllowedHosts;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.rest.RestPages;
import io.customerhub.ingest.rest.RestPoll;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.pipeline.OutboundHosts;
import io.customerhub.pipeline.Reconciliation;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The bean behind the {@code rest-api} Kamelet: fetches page after page and puts each into the message as a batch. */
public final class RestApiConnector extends RestApiOptions implements AutoCloseable {

    private static final long LONGEST_NAP_MILLIS = 100;

    private @Nullable CamelHttpCalls calls;
    private @Nullable RestPages pages;
    private @Nullable RestPoll poll;
    private @Nullable RecordBatch batch;
    private Reconciliation.@Nullable Keys keys;

    @Override
    protected void open(@Nullable Position committed, String route) {
        try {
            poll = pages().begin(committed, route);
        } catch (RestFailure failure) {
            if (!failure.isPositionRefused()) {
                throw failure;
            }
            polls().pause(failure.code(), Objects.requireNonNull(failure.getMessage()));
            return;
        }
        hasRead();
        // a pass that goes on in the middle does not see all that the source has
        keys = committed == null || committed.text().equals("{}") ? keysIfDue() : null;
    }

    @Override
    protected void forget() {
        poll = null;
        keys = null;
    }

    /**
     * True when there is another page, which has then been fetched. Camel evaluates predicates on a copy of the message, so
     * that {@link #page} has to put it into the message; and it asks once more after a batch has failed.
     */
    public boolean hasNext() {
        RestPoll current = poll;
        if (current == null || isOutstanding()) {
            return false;
        }
        reads();
        batch = current.next(this::pause);
        if (batch != null && keys != null) {
            keys.add(batch);
        }
        if (batch == null) {
            if (current.isComplete()) {
                if (keys != null) {
                    hasRead();
                    keys.complete(keys.liftReturned());
                }
                polls().finished();
            }
            forget();
        }
        return batch != null;
    }

    /** Puts the page into the message, and nothing else. */
    public void page(Exchange exchange) {
        handsOver();
        hasRead();
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(Objects.requireNonNull(batch, "hasNext() has not been asked"));
        batch = null;
    }

    /** Refuses options that do not fit together (HUB-REST-001), when the route is made. */
    public void check() {
        if (isReconciled() && source().since() != null) {
            throw new IllegalArgumentException("HUB-REST-001 " + streamName()
                    + ": 'reconcile' compares all that the API has, and 'sinceField' asks only for what has changed: leave one"
                    + " of them out");
        }
        AllowedHosts hosts = OutboundHosts.of(camel());
        hosts.require(streamName().toString(), host());
        hosts.require(streamName().toString(), getAuth().tokenHost());
    }

    @Override
    protected @Nullable SourceFailure failure(Throwable problem, boolean isReading) {
        Throwable current = problem;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (current instanceof RestFailure found) {
                return new SourceFailure(
                        found.code(), Objects.requireNonNull(found.getMessage()), found.isConfiguration());
            }
            current = current.getCause();
        }
        return null;
    }

    private boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (!polls().isHalted()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            try {
                Thread.sleep(Math.min(left, LONGEST_NAP_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private RestPages pages() {
        RestPages made = pages;
        if (made == null) {
            UnreadableLetters letters = camel().getRegistry().findSingleByType(UnreadableLetters.class);
            if (letters == null) {
                throw new IllegalStateException("the registry holds no " + UnreadableLetters.class.getName());
            }
            CamelHttpCalls http = new CamelHttpCalls(camel(), getLimits().times());
            calls = http;
            SharedByHost shared = SharedByHost.of(camel());
            made = new RestPages(
                    source(),
                    http,
                    getAuth().authorization(streamName().system(), shared, http),
                    getLimits().retries(),
                    getLimits().budget(shared, host()),
                    letters,
                    Clock.systemUTC());
            pages = made;
        }
        return made;
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
