package io.customerhub.draft;

import io.customerhub.record.StreamName;
import java.util.List;
import java.util.Map;

/**
 * The files of a new source system, not written yet.
 *
 * @param stream the stream
 * @param files the content of each file, by its path in the project
 * @param properties what is to be added to {@code hub.properties} unless it is there
 * @param notes what to know of the guesses
 * @param records how many records the sample has
 * @param loaded how many of them would be loaded under the draft
 */
public record SourceDraft(
        StreamName stream,
        Map<String, byte[]> files,
        Map<String, String> properties,
        List<String> notes,
        int records,
        int loaded) {

    /** The path of the route file, which all streams of the system share. */
    public String routeFile() {
        return "routes/" + stream.system() + "/" + stream.system() + ".camel.yaml";
    }
}
