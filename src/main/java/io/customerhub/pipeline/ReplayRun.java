package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LetterReplay;
import io.customerhub.warehouse.Run;
import io.customerhub.warehouse.RunReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The way of replayed letters through the pipeline, in runs of their own beside the one of the source, so that the two
 * never count one another's batches. For one thread.
 */
public final class ReplayRun implements AutoCloseable {

    private static final String ENTRY = "direct:replay";
    private static final String PROPERTY = "hubReplay";

    private final StreamRuns runs;
    private final StreamName stream;
    private final String route;
    private final String actor;
    private final ProducerTemplate template;
    private LetterReplay letters = LetterReplay.NONE;
    private @Nullable RunReference run;

    /** @param route the name under which the runs are found again */
    ReplayRun(StreamRuns runs, StreamName stream, String route, String actor, CamelContext context) {
        this.runs = runs;
        this.stream = stream;
        this.route = route;
        this.actor = actor;
        this.template = context.createProducerTemplate();
    }

    /**
     * Sends a batch through the pipeline; when it returns, every letter of it has its outcome.
     *
     * @throws RuntimeException what a step threw: nothing was written
     */
    public void send(RecordBatch batch, LetterReplay awaiting) {
        letters = awaiting;
        Exchange sent = template.send(ENTRY, exchange -> {
            exchange.setProperty(PROPERTY, this);
            exchange.getMessage().setBody(batch);
        });
        Exception failure = sent.getException();
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure != null) {
            throw new IllegalStateException(
                    "a step of the pipeline failed with " + failure.getClass().getSimpleName(), failure);
        }
    }

    /** The replay that an exchange belongs to; null when it comes from a source. */
    static @Nullable ReplayRun of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, ReplayRun.class);
    }

    /** Who awaits the outcome of the batch on its way. */
    LetterReplay letters() {
        return letters;
    }

    /** Under which run the next batch is written; another configuration begins another run. */
    RunReference reference(int configuration) {
        RunReference current = run;
        if (current == null || current.configuration() != configuration) {
            end();
            current = runs.startReplay(stream, route, configuration, actor);
            run = current;
        }
        return current;
    }

    /** Counts a batch that is in the warehouse. */
    void committed() {
        RunReference current = run;
        run = current == null ? null : current.next();
    }

    /** Ends the run under way. */
    @Override
    public void close() {
        template.stop();
        end();
    }

    private void end() {
        RunReference ended = run;
        run = null;
        runs.finish(ended, Run.State.FINISHED, null, null);
    }
}
