package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The step {@code load} of the pipeline route: hands the batch to the {@link BatchLoader}. */
public final class LoadProcessor implements Processor {

    private final BatchLoader loader;

    /** A step that writes with this loader. */
    public LoadProcessor(BatchLoader loader) {
        this.loader = loader;
    }

    @Override
    public void process(Exchange exchange) {
        loader.load(exchange.getMessage().getBody(RecordBatch.class));
    }
}
