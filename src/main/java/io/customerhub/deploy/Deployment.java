package io.customerhub.deploy;

import io.customerhub.record.StreamName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of one source system, or of all that they share, runs or shall run.
 *
 * @param parts by their keys, in the order in which they are loaded
 * @param streams by their names
 */
record Deployment(Map<String, RoutePart> parts, Map<StreamName, ServedStream> streams) {

    /** Nothing. */
    static final Deployment NONE = new Deployment(Map.of(), Map.of());

    /** The same without the parts of a file. */
    Deployment without(String file) {
        return of(
                parts.values().stream()
                        .filter(part -> !part.file().equals(file))
                        .toList(),
                List.copyOf(streams.values()));
    }

    static Deployment of(List<RoutePart> parts, List<ServedStream> streams) {
        Map<String, RoutePart> byKey = new LinkedHashMap<>();
        parts.forEach(part -> byKey.put(part.key(), part));
        Map<StreamName, ServedStream> byName = new TreeMap<>();
        streams.forEach(stream -> byName.put(stream.name(), stream));
        return new Deployment(byKey, byName);
    }
}
