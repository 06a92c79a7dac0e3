package io.customerhub.pipeline;

import io.customerhub.ingest.Lookback;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What the beans behind Kamelets have in common that poll a source and hand over its pages one by one, each only after
 * the one before has been committed. One per route; called by the one thread of the Kamelet's scheduler.
 */
public abstract class PolledConnector implements CamelContextAware {

    private @Nullable CamelContext context;
    private String system = "";
    private String stream = "";
    private Duration every = Duration.ofSeconds(30);
    private @Nullable SourcePolls polls;
    private @Nullable Duration reconcile;
    private MaxDeletes maxDeletes = MaxDeletes.parse("5%");
    private boolean reading;
    private boolean outstanding;

    /**
     * A failure of the source.
     *
     * @param code the stable code
     * @param message what went wrong, without secrets or personal data
     * @param isLasting true when only a change of the route or of secrets helps
     */
    public record SourceFailure(String code, String message, boolean isLasting) {}

    /** Begins a poll, if it is time for one. */
    public final void begin(Exchange exchange) {
        if (outstanding) {
            failed(exchange);
            return;
        }
        reading = false;
        forget();
        if (polls().begin()) {
            Position committed = polls().position();
            reading = true;
            open(committed, polls().route());
        }
    }

    /** The page has been taken over by the hub; only then the next one may be asked for. */
    public final void committed() {
        outstanding = false;
    }

    /** Ends a poll that broke off: by the source, or because the hub could not take a batch. */
    public final void failed(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        forget();
        outstanding = false;
        // without an exception, an error handler of the route kept it to itself; the position did not move
        Throwable problem = caught == null ? new IllegalStateException("the batch was not taken") : caught;
        SourceFailure failure = failure(problem, reading);
        if (failure == null) {
            String kind =
                    caught == null ? "" : " (" + innermost(caught).getClass().getSimpleName() + ")";
            polls().failed(
                            "HUB-POLL-001",
                            streamName() + ": the hub could not " + (reading ? "go on reading" : "take a batch") + kind
                                    + "; it is read again",
                            problem);
        } else if (failure.isLasting()) {
            polls().refused(failure.code(), failure.message(), problem);
        } else {
            polls().failed(failure.code(), failure.message(), problem);
        }
    }

    /** Camel wraps what the source or the hub threw. */
    private static Throwable innermost(Throwable problem) {
        Throwable current = problem;
        for (int depth = 0; current.getCause() != null && depth < 10; depth++) {
            current = current.getCause();
        }
        return current;
    }

    /** Begins a poll at the committed position. */
    protected abstract void open(@Nullable Position committed, String route);

    /** Ends the poll, if there is one. */
    protected abstract void forget();

    /**
     * What a failure of the source means, or null when it is none of the source.
     *
     * @param isReading true when it came while the source was read, and not when the hub took a batch
     */
    protected abstract @Nullable SourceFailure failure(Throwable problem, boolean isReading);

    /** True while a page is with the hub. */
    protected final boolean isOutstanding() {
        return outstanding;
    }

    /** The source is being read. */
    protected final void reads() {
        reading = true;
    }

    /** The source has been read; a page is with the hub, or on its way there. */
    protected final void handsOver() {
        outstanding = true;
    }

    /** Whatever fails from here on fails in the hub. */
    protected final void hasRead() {
        reading = false;
    }

    /**
     * Where the keys of the source go, when it is time to compare them with those that are loaded; null when it is not, or
     * the route does not ask for it.
     */
    protected final Reconciliation.@Nullable Keys keysIfDue() {
        if (reconcile == null) {
            return null;
        }
        Reconciliation found = camel().getRegistry().findSingleByType(Reconciliation.class);
        return found == null ? null : found.beginIfDue(streamName(), reconcile, maxDeletes);
    }

    /** True when the route asks for comparisons of keys. */
    protected final boolean isReconciled() {
        return reconcile != null;
    }

    /** How often the keys are compared, such as {@code 6h}; blank for never. */
    public final void setReconcile(String reconcile) {
        this.reconcile = Texts.orNull(reconcile) == null ? null : Lookback.duration(reconcile);
    }

    /** How many deletes at once are still believed, such as {@code 5%}. */
    public final void setMaxDeletes(String maxDeletes) {
        this.maxDeletes = MaxDeletes.parse(maxDeletes);
    }

    /** The polls of the stream. */
    protected final SourcePolls polls() {
        SourcePolls made = polls;
        if (made == null) {
            made = new SourcePolls(camel(), streamName(), every);
            polls = made;
        }
        return made;
    }

    /** The name of the stream. */
    protected final StreamName streamName() {
        return new StreamName(system, stream);
    }

    /** The context that the route runs in. */
    protected final CamelContext camel() {
        return Objects.requireNonNull(context, "no Camel context");
    }

    /** The source system. */
    public final void setSystem(String system) {
        this.system = system;
    }

    /** The stream. */
    public final void setStream(String stream) {
        this.stream = stream;
    }

    /** The time between two polls. */
    public final void setEvery(String every) {
        this.every = Lookback.duration(every);
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public final @Nullable CamelContext getCamelContext() {
        return context;
    }
}
