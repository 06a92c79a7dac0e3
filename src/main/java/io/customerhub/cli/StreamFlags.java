package io.customerhub.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.arrival.ArrivalHistory;
import io.customerhub.arrival.ArrivalJudge;
import io.customerhub.arrival.ArrivalState;
import io.customerhub.arrival.DriftedFields;
import io.customerhub.arrival.Flag;
import io.customerhub.config.HubSettings;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.StreamName;
import io.customerhub.service.configuration.SchemaDrift;
import io.customerhub.warehouse.ArrivalStore;
import io.customerhub.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The flags of the streams in {@code hub status}, judged anew from the warehouse, whether a hub runs or not. */
final class StreamFlags {

    private StreamFlags() {}

    /** The flagged streams, in order. */
    static Map<StreamName, List<Flag>> of(HubSettings settings, Warehouse warehouse, Instant now) {
        ArrivalStore store = new ArrivalStore(warehouse);
        Map<StreamName, ArrivalHistory> histories = store.histories(now);
        Map<StreamName, DriftedFields> drifted =
                new SchemaDrift(new ProjectFolder(settings.home()), warehouse).fields();
        Map<StreamName, List<Flag>> flagged = new TreeMap<>();
        for (ArrivalState state : store.states()) {
            List<Flag> flags = ArrivalJudge.flags(
                    state,
                    histories.getOrDefault(state.stream(), ArrivalHistory.NONE),
                    drifted.getOrDefault(state.stream(), DriftedFields.NONE),
                    now);
            if (!flags.isEmpty()) {
                flagged.put(state.stream(), flags);
            }
        }
        return flagged;
    }

    /** A line for each flag. */
    static String lines(Map<StreamName, List<Flag>> flagged) {
        StringBuilder text = new StringBuilder();
        flagged.forEach((stream, flags) -> flags.forEach(
                flag -> text.append("%s is flagged: %s  %s%n".formatted(stream, flag.code(), flag.message()))));
        return text.toString();
    }

    /** Adds the flags of one stream, also when there are none. */
    static void put(ObjectNode stream, List<Flag> flags) {
        ArrayNode list = stream.putArray("flags");
        flags.forEach(flag -> list.addObject()
                .put("flag", flag.kind().word())
                .put("code", flag.code())
                .put("field", flag.field())
                .put("message", flag.message()));
    }
}
