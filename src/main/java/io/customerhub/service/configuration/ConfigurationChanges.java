package io.customerhub.service.configuration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some changes, the newest first.
 *
 * @param next what the next page comes before; null when this is the last one
 */
public record ConfigurationChanges(List<Changed> changes, @Nullable Long next) {

    /**
     * One change.
     *
     * @param number the order of the changes
     * @param what added, replaced, removed, refused or mended
     * @param subject route, mapping, connector, shared or system
     * @param system the source system; empty for connectors and shared routes
     * @param name the route, the stream as {@code system/stream}, the connector, or the system
     * @param file the file, relative to the project folder
     * @param configuration of a mapping the number that its rows bear; or null
     * @param problems of a refusal its problems
     * @param message why, for people; null when nothing is to be said or it was refused
     * @param gapMillis for how many milliseconds nothing read the streams concerned; null when nothing was stopped
     */
    public record Changed(
            long number,
            Instant at,
            String what,
            String subject,
            String system,
            String name,
            String file,
            @Nullable Integer configuration,
            List<ConfigurationList.Problem> problems,
            @Nullable String message,
            @Nullable Long gapMillis) {}
}
