package io.customerhub.service.configuration;

import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * What changed, the newest first.
 *
 * @param system of one source system; null for all
 * @param before the last number of the page before; null for the first page
 * @param limit how many at most, from 1 to 200
 */
public record ListConfigurationChanges(@Nullable String system, @Nullable Long before, int limit)
        implements Request<ConfigurationChanges> {

    @Override
    public String subject() {
        return "changes of the configuration";
    }
}
