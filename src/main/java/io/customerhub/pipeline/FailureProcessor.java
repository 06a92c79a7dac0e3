package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.record.StreamName;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes at its stream what made a batch go back. A stream whose schema has drifted, or that has no mapping, pauses; all
 * else is left to the next poll. The exception itself goes on to the source, which keeps its file or page.
 */
public final class FailureProcessor implements Processor {

    private static final Logger LOGGER = LoggerFactory.getLogger(FailureProcessor.class);

    private final IntakeControl intake;
    private final DriftJournal drifts;

    /** Notes failures at this intake, and what is gone from a source in the journal. */
    FailureProcessor(IntakeControl intake, DriftJournal drifts) {
        this.intake = intake;
        this.drifts = drifts;
    }

    @Override
    public void process(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        // whoever replays is told by the exception itself; the source has nothing to do with it
        if (ReplayRun.of(exchange) != null
                || !(exchange.getMessage().getBody() instanceof RecordBatch batch)
                || failure instanceof StreamPausedException
                || failure instanceof HubStoppingException) {
            return;
        }
        StreamName stream = batch.stream();
        if (failure instanceof SchemaDriftException drift) {
            intake.pause(stream, drift.code(), drift.getMessage());
            drifts.paused(stream, drift);
        } else {
            LOGGER.atError()
                    .addKeyValue("stream", stream)
                    .addKeyValue("step", exchange.getExchangeExtension().getHistoryNodeId())
                    .addKeyValue("cause", failure.getClass().getName())
                    .log("a batch went back");
            intake.pollFailed(
                    stream,
                    "HUB-PIPE-002",
                    "the step '" + exchange.getExchangeExtension().getHistoryNodeId() + "' failed with "
                            + failure.getClass().getSimpleName() + "; the batch is tried again at the next poll");
        }
    }
}
