package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import io.customerhub.record.Stage;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step of the pipeline route: applies the stage of that name to the batch, under the plan of its stream. */
public final class StageProcessor implements Processor {

    private static final String PLAN = "hubPlan";

    private final String step;
    private final StreamPlans plans;
    private final IntakeListener listener;

    /** A step that nobody times; {@code step} is one of {@link StreamPlan#STEPS}. */
    public StageProcessor(String step, StreamPlans plans) {
        this(step, plans, IntakeListener.SILENT);
    }

    /** A step; {@code step} is one of {@link StreamPlan#STEPS}, the listener hears how long it took. */
    StageProcessor(String step, StreamPlans plans, IntakeListener listener) {
        this.step = step;
        this.plans = plans;
        this.listener = listener;
    }

    @Override
    public void process(Exchange exchange) {
        RecordBatch batch = exchange.getMessage().getBody(RecordBatch.class);
        Stage stage = plan(exchange, plans, batch).stages().get(step);
        long begun = System.nanoTime();
        exchange.getMessage().setBody(stage.apply(batch));
        listener.staged(batch.stream(), step, batch.records().size(), Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Gives a batch its plan on its way, so that a new configuration takes effect between two batches, never inside one. */
    static void take(Exchange exchange, StreamPlan plan) {
        exchange.setProperty(PLAN, plan);
    }

    /** The plan that the batch has on its way; the one of this moment when a pipeline leaves the first step out. */
    static StreamPlan plan(Exchange exchange, StreamPlans plans, RecordBatch batch) {
        StreamPlan taken = exchange.getProperty(PLAN, StreamPlan.class);
        return taken != null && taken.configuration().stream().equals(batch.stream())
                ? taken
                : plans.require(batch.stream());
    }
}
