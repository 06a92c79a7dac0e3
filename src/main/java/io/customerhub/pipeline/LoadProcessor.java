package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The step {@code load} of the pipeline route: hands the batch to the {@link BatchLoader}. */
public final class LoadProcessor implements Processor {

    private final BatchLoader loader;
    private final StreamPlans plans;

    /** A step that writes with this loader. */
    public LoadProcessor(BatchLoader loader, StreamPlans plans) {
        this.loader = loader;
        this.plans = plans;
    }

    @Override
    public void process(Exchange exchange) {
        RecordBatch batch = exchange.getMessage().getBody(RecordBatch.class);
        ReplayRun replay = ReplayRun.of(exchange);
        StreamPlan plan = StageProcessor.plan(exchange, plans, batch);
        if (replay == null) {
            loader.load(batch, plan);
        } else {
            loader.load(batch, plan, replay);
        }
    }
}
