package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.record.StreamName;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Tells the hub how a message ended that a route of one's own has brought: only when all of the route has been gone
 * through, because a Kamelet in the middle of it works on a copy of the exchange that ends before the batch is loaded.
 */
final class MessageEnd extends SynchronizationAdapter {

    private static final String BROUGHT = "hubMessage";

    private final Intake intake;
    private final StreamName stream;

    private MessageEnd(Intake intake, StreamName stream) {
        this.intake = intake;
        this.stream = stream;
    }

    /** The exchange brings a batch of the stream to the pipeline, as a poll of its own. */
    static void expect(Exchange exchange, StreamName stream) {
        exchange.setProperty(BROUGHT, stream);
    }

    /** Listens for the end of the exchange, when it is one that was expected; in the first step of the pipeline. */
    static void listen(Exchange exchange, Intake intake) {
        if (exchange.removeProperty(BROUGHT) instanceof StreamName stream) {
            exchange.getExchangeExtension().addOnCompletion(new MessageEnd(intake, stream));
        }
    }

    @Override
    public void onComplete(Exchange exchange) {
        intake.pollFinished(stream);
    }

    @Override
    public void onFailure(Exchange exchange) {
        Exception cause = exchange.getException();
        intake.pollFailed(
                stream,
                "HUB-POLL-001",
                stream + ": the hub could not take a message"
                        + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")")
                        + "; it goes back to where it came from");
    }
}
