package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The first step of the pipeline route: opens the run before anything is done with a batch, so that an end of the process
 * leaves a trace, keeps out what is in quarantine, and applies the first stage. A batch of a stream under {@link
 * Precautions} enters the route anew in pieces; its last piece, which moves the position, goes on here. Replayed letters have
 * runs of their own.
 */
final class EntryProcessor implements Processor {

    private static final String ENTRY = "direct:ingest";

    private final StreamPlans plans;
    private final IntakeControl intake;
    private final Processor stage;

    EntryProcessor(StreamPlans plans, IntakeControl intake, IntakeListener listener) {
        this.plans = plans;
        this.intake = intake;
        this.stage = new StageProcessor(StreamPlan.STEPS.get(0), plans, listener);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        RecordBatch batch = exchange.getMessage().getBody(RecordBatch.class);
        StreamPlan plan = plans.require(batch.stream());
        if (ReplayRun.of(exchange) != null) {
            StageProcessor.take(exchange, plan);
            plan.prepare().run();
            stage.process(exchange);
            return;
        }
        MessageEnd.listen(exchange, intake);
        StageProcessor.take(exchange, plan);
        intake.run(batch.stream(), plan.configurationId());
        List<RecordBatch> pieces = intake.precautions().pieces(batch);
        while (pieces.size() > 1) {
            for (RecordBatch piece : pieces.subList(0, pieces.size() - 1)) {
                send(exchange.getContext(), piece);
            }
            batch = pieces.get(pieces.size() - 1);
            pieces = intake.precautions().pieces(batch);
        }
        exchange.getMessage().setBody(intake.precautions().enter(batch));
        plan.prepare().run();
        stage.process(exchange);
    }

    private static void send(CamelContext context, RecordBatch piece) throws Exception {
        try (var template = context.createProducerTemplate()) {
            template.sendBody(ENTRY, piece);
        } catch (CamelExecutionException failure) {
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
