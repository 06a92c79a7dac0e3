package io.customerhub.service.configuration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as it runs, or ran last when no hub runs.
 *
 * @param systems the source systems by name
 * @param connectors the connectors by name
 * @param shared what no source system owns, such as the pipeline
 * @param lastChange when anything changed last; null when nothing ever ran
 */
public record ConfigurationList(
        List<SystemEntry> systems, List<Part> connectors, List<Part> shared, @Nullable Instant lastChange) {

    /**
     * A source system.
     *
     * @param streams its streams by name
     * @param routes its routes by name
     * @param refused the problems for which its files are not taken over; empty when they run as they are
     * @param refusedAt since when; null when nothing is refused
     */
    public record SystemEntry(
            String system,
            List<StreamEntry> streams,
            List<Part> routes,
            List<Problem> refused,
            @Nullable Instant refusedAt) {}

    /**
     * A stream.
     *
     * @param file its mapping, relative to the project folder
     * @param number what its rows and dead letters bear; null when it was not kept
     * @param hash of mapping and contract
     * @param what added or replaced
     * @param at when that was
     */
    public record StreamEntry(
            String system,
            String stream,
            String file,
            @Nullable Integer number,
            @Nullable String hash,
            String what,
            Instant at) {}

    /** A route, a connector, or what routes share. */
    public record Part(String name, String file, @Nullable String hash, String what, Instant at) {}

    /**
     * A problem of a file.
     *
     * @param place file, line and column; empty when it is of no file
     * @param code its stable code; empty when it has none
     * @param message what was found, what was expected, what to write
     */
    public record Problem(String place, String code, String message) {}
}
