package io.customerhub.record;

import java.util.Objects;

/**
 * The name of a stream: the source system and what is read from it, written {@code crm/contacts}.
 *
 * @param system the source system, never blank
 * @param stream the table, file pattern, endpoint or topic of that system, never blank
 */
public record StreamName(String system, String stream) implements Comparable<StreamName> {

    /** Refuses blank parts and parts with a slash. */
    public StreamName {
        requirePart(system, "system");
        requirePart(stream, "stream");
    }

    /**
     * Reads {@code system/stream}.
     *
     * @throws IllegalArgumentException when the text has not exactly two non-blank parts
     */
    public static StreamName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected system/stream, such as crm/contacts, found '" + text + "'");
        }
        return new StreamName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(StreamName other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : stream.compareTo(other.stream);
    }

    @Override
    public String toString() {
        return system + "/" + stream;
    }

    private static void requirePart(String part, String what) {
        if (Objects.requireNonNull(part, what).isBlank() || part.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a " + what + " is a name without '/', found '" + part + "'");
        }
    }
}
