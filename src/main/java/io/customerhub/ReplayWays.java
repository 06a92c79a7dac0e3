package io.customerhub;

import io.customerhub.deadletter.OpenRecord;
import io.customerhub.deadletter.replay.PlanRunner;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.pipeline.ReplayBatches;
import io.customerhub.pipeline.ReplayRun;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LetterReplay;
import java.util.List;
import org.apache.camel.CamelContext;

/** Leads the letters of plans into the pipeline's route of this process. */
record ReplayWays(HubPipeline pipeline, CamelContext context) implements PlanRunner.Pipeline {

    @Override
    public boolean serves(StreamName stream) {
        return pipeline.plans().names().contains(stream);
    }

    @Override
    public PlanRunner.Way open(StreamName stream, String route, String actor) {
        ReplayRun run = pipeline.replay(stream, route, actor, context);
        return new PlanRunner.Way() {
            @Override
            public void send(List<OpenRecord> letters, LetterReplay awaiting) {
                run.send(ReplayBatches.of(letters), awaiting);
            }

            @Override
            public void close() {
                run.close();
            }
        };
    }
}
