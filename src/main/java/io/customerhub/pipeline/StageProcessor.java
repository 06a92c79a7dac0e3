package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import io.customerhub.record.Stage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step of the pipeline route: applies the stage of that name to the batch, under the plan of its stream. */
public final class StageProcessor implements Processor {

    private final String step;
    private final StreamPlans plans;

    /** A step; {@code step} is one of {@link StreamPlan#STEPS}. */
    public StageProcessor(String step, StreamPlans plans) {
        this.step = step;
        this.plans = plans;
    }

    @Override
    public void process(Exchange exchange) {
        RecordBatch batch = exchange.getMessage().getBody(RecordBatch.class);
        StreamPlan plan = plans.require(batch.stream());
        Stage stage = plan.stages().get(step);
        exchange.getMessage().setBody(stage.apply(batch));
    }
}
