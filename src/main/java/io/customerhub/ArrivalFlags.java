package io.customerhub;

import io.customerhub.arrival.ArrivalHistory;
import io.customerhub.arrival.ArrivalJudge;
import io.customerhub.arrival.ArrivalState;
import io.customerhub.arrival.DriftedFields;
import io.customerhub.arrival.Flag;
import io.customerhub.observe.Health.StreamHealth;
import io.customerhub.observe.HubMetrics;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.ArrivalStore;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which streams are flagged now, for health, metrics and the log. Looked at by one thread and read by several. */
final class ArrivalFlags {

    private static final Logger LOGGER = LoggerFactory.getLogger(ArrivalFlags.class);

    /** What is usual changes slowly, and to learn it reads four weeks of runs. */
    private static final Duration LEARNED = Duration.ofHours(1);

    private final ArrivalStore store;
    private final Clock clock;
    private final HubMetrics metrics;
    private final Supplier<Map<StreamName, DriftedFields>> drift;
    private Instant relearn = Instant.MIN;
    private Map<StreamName, ArrivalHistory> histories = Map.of();
    private volatile Map<String, List<Flag>> raised = Map.of();

    /** @param drift tells in which fields the sources differ from mapping and contract */
    ArrivalFlags(Warehouse warehouse, Clock clock, HubMetrics metrics, Supplier<Map<StreamName, DriftedFields>> drift) {
        this.store = new ArrivalStore(warehouse);
        this.clock = clock;
        this.metrics = metrics;
        this.drift = drift;
    }

    /**
     * Looks at all streams; a flag is told to the log when it is raised.
     *
     * @throws io.customerhub.warehouse.WarehouseException on a bad day; the flags stay as they are
     */
    synchronized void look() {
        Instant now = clock.instant();
        if (!now.isBefore(relearn)) {
            histories = store.histories(now);
            relearn = now.plus(LEARNED);
        }
        Map<StreamName, DriftedFields> drifted = drift.get();
        Map<String, List<Flag>> found = new HashMap<>();
        for (ArrivalState state : store.states()) {
            List<Flag> flags = ArrivalJudge.flags(
                    state,
                    histories.getOrDefault(state.stream(), ArrivalHistory.NONE),
                    drifted.getOrDefault(state.stream(), DriftedFields.NONE),
                    now);
            metrics.flags(state.stream(), flags);
            found.put(state.stream().toString(), flags);
        }
        Set<String> gone = new HashSet<>(raised.keySet());
        gone.removeAll(found.keySet());
        gone.forEach(stream -> metrics.flags(StreamName.parse(stream), List.of()));
        found.forEach(this::tellNew);
        raised = Map.copyOf(found);
    }

    private void tellNew(String stream, List<Flag> flags) {
        List<Flag> before = raised.getOrDefault(stream, List.of());
        flags.stream().filter(flag -> before.stream().noneMatch(flag::isAlike)).forEach(flag -> LOGGER.atWarn()
                .addKeyValue("stream", stream)
                .addKeyValue("code", flag.code())
                .addKeyValue("reason", flag.message())
                .log("stream flagged"));
    }

    /** The flags that are raised, by the name of the stream; empty before the first look. */
    Map<String, List<Flag>> raised() {
        return raised;
    }

    /** The streams, each with its flags. */
    List<StreamHealth> mark(List<StreamHealth> streams) {
        Map<String, List<Flag>> now = raised;
        return streams.stream()
                .map(stream -> stream.withFlags(now.getOrDefault(stream.stream(), List.of())))
                .toList();
    }
}
