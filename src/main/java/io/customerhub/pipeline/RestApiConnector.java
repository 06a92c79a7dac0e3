package io.customerhub.pipeline;

import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.rest.RestFailure;
import io.customerhub.ingest.rest.RestPages;
import io.customerhub.ingest.rest.RestPoll;
import io.customerhub.record.RecordBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The bean behind the {@code rest-api} Kamelet: fetches page after page and puts each into the message as a batch. One per
 * route; called by the one thread of the Kamelet's scheduler.
 */
public final class RestApiConnector extends RestApiOptions implements CamelContextAware, AutoCloseable {

    private static final long LONGEST_NAP_MILLIS = 100;

    private @Nullable CamelContext context;
    private @Nullable CamelHttpCalls calls;
    private @Nullable RestPages pages;
    private @Nullable SourcePolls polls;
    private @Nullable RestPoll poll;
    private @Nullable RecordBatch batch;
    private boolean reading;
    private boolean outstanding;

    /** Begins a poll, if it is time for one. */
    public void begin(Exchange exchange) {
        if (outstanding) {
            failed(exchange);
            return;
        }
        reading = false;
        poll = polls().begin() ? pages().begin(polls().position(), polls().route()) : null;
    }

    /**
     * True when there is another page, which has then been fetched. Camel evaluates predicates on a copy of the message, so
     * that {@link #page} has to put it into the message; and it asks once more after a batch has failed.
     */
    public boolean hasNext() {
        RestPoll current = poll;
        if (current == null || outstanding) {
            return false;
        }
        reading = true;
        batch = current.next(this::pause);
        if (batch == null) {
            if (current.isComplete()) {
                polls().finished();
            }
            poll = null;
        }
        return batch != null;
    }

    /** Puts the page into the message, and nothing else. */
    public void page(Exchange exchange) {
        outstanding = true;
        reading = false;
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(Objects.requireNonNull(batch, "hasNext() has not been asked"));
        batch = null;
    }

    /** The page has been taken over by the hub; only then the next one may be asked for. */
    public void committed() {
        outstanding = false;
    }

    /** Ends a poll that broke off: by the API, or because the hub could not take a batch. */
    public void failed(Exchange exchange) {
        Throwable problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        poll = null;
        outstanding = false;
        RestFailure failure = failure(problem);
        if (failure != null) {
            polls().failed(failure.code(), Objects.requireNonNull(failure.getMessage()), failure);
        } else {
            // without an exception, an error handler of the route kept it to itself; the position did not move
            String kind = problem == null ? "" : " (" + problem.getClass().getSimpleName() + ")";
            polls().failed(
                            "HUB-POLL-001",
                            pages().stream() + ": the hub could not " + (reading ? "go on reading" : "take a batch")
                                    + kind + "; it is read again",
                            problem == null ? new IllegalStateException("the batch was not taken") : problem);
        }
    }

    /** Refuses options that do not fit together (HUB-REST-001), when the route is made. */
    public void check() {
        source();
    }

    private static @Nullable RestFailure failure(@Nullable Throwable problem) {
        Throwable current = problem;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (current instanceof RestFailure found) {
                return found;
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
            CamelContext camel = Objects.requireNonNull(context);
            UnreadableLetters letters = camel.getRegistry().findSingleByType(UnreadableLetters.class);
            if (letters == null) {
                throw new IllegalStateException("the registry holds no " + UnreadableLetters.class.getName());
            }
            CamelHttpCalls http = new CamelHttpCalls(camel, limits());
            calls = http;
            made = new RestPages(source(), http, authorization(camel, http), retries(), letters, Clock.systemUTC());
            pages = made;
        }
        return made;
    }

    private SourcePolls polls() {
        SourcePolls made = polls;
        if (made == null) {
            made = new SourcePolls(Objects.requireNonNull(context), source().stream(), every());
            polls = made;
        }
        return made;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
