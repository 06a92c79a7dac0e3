package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.YamlNode;
import io.customerhub.record.StreamName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route as it stands in a file of a source system.
 *
 * @param id its id
 * @param place where it starts
 * @param connector the Kamelet that makes its batches: the one that it starts from or, when it starts from another Camel
 *     component, the {@code records-action} among its steps; null when there is none
 * @param connectorPlace where that is named
 * @param parameters the options that it sets, with their values
 * @param parameterPlaces where each option's name stands
 * @param feedsPipeline true when one of its steps sends to {@code direct:ingest} what comes from outside of the hub's routes
 */
record SourceRoute(
        String id,
        Place place,
        @Nullable String connector,
        Place connectorPlace,
        Map<String, YamlNode> parameters,
        Map<String, Place> parameterPlaces,
        boolean feedsPipeline) {

    /** The stream that the route reads, or null when it names none. */
    @Nullable
    StreamName stream() {
        String system = ConnectorReader.text(parameters.get("system"), "");
        String stream = ConnectorReader.text(parameters.get("stream"), "");
        if (system.isBlank() || stream.isBlank() || system.contains("/") || stream.contains("/")) {
            return null;
        }
        return new StreamName(system, stream);
    }
}
