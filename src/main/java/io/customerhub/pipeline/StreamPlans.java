package io.customerhub.pipeline;

import io.customerhub.record.StreamName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The plans of all streams that are in service. Safe for use by several threads. */
public final class StreamPlans {

    private final Map<StreamName, StreamPlan> plans = new ConcurrentSkipListMap<>();

    /** Puts a stream into service, or replaces its plan. */
    public void put(StreamPlan plan) {
        plans.put(plan.configuration().stream(), plan);
    }

    /** Takes a stream out of service. */
    public void remove(StreamName stream) {
        plans.remove(stream);
    }

    /** The plan of a stream, or null when it has no mapping in service. */
    @Nullable
    StreamPlan find(StreamName stream) {
        return plans.get(stream);
    }

    /**
     * The plan of a stream.
     *
     * @throws UnknownStreamException when the stream has no mapping in service
     */
    public StreamPlan require(StreamName stream) {
        StreamPlan plan = plans.get(stream);
        if (plan == null) {
            throw new UnknownStreamException(stream);
        }
        return plan;
    }

    /** The streams in service, in order. */
    public Set<StreamName> names() {
        return plans.keySet();
    }
}
