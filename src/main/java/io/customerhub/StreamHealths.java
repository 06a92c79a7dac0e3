package io.customerhub;

import io.customerhub.deploy.Refusal;
import io.customerhub.observe.Health.StreamHealth;
import io.customerhub.observe.Health.StreamState;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How the streams are when the configuration of some is refused: those that go on bear a mark, the others are down. */
final class StreamHealths {

    private final List<Refusal> refusals;

    StreamHealths(List<Refusal> refusals) {
        this.refusals = refusals;
    }

    /** The streams in service with their marks, and each source system of which nothing runs. */
    List<StreamHealth> of(List<StreamHealth> inService) {
        List<StreamHealth> all = new ArrayList<>();
        inService.forEach(stream -> all.add(marked(stream)));
        for (Refusal refusal : refusals) {
            if (!refusal.goesOn()) {
                all.add(new StreamHealth(
                        refusal.system().isEmpty() ? "connectors" : refusal.system(),
                        StreamState.REFUSED,
                        null,
                        refusal.problems().get(0).code(),
                        "run ./hub check to see why",
                        null));
            }
        }
        return List.copyOf(all);
    }

    private StreamHealth marked(StreamHealth stream) {
        for (Refusal refusal : refusals) {
            if (refusal.goesOn()
                    && (refusal.system().isEmpty() || stream.stream().startsWith(refusal.system() + "/"))) {
                return stream.withRefused("its files are refused since "
                        + refusal.since().truncatedTo(ChronoUnit.SECONDS)
                        + " and it goes on as before; run ./hub check to see why");
            }
        }
        return stream;
    }
}
