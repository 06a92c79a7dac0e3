package io.customerhub.service.configuration;

import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * What changed, the newest first.
 *
 * @param system of one source system; null for all
 * @param before the last number of the page before; null for the first page
 * @param limit how many at most, from 1 to 200; 0 for 50
 */
public record ListConfigurationChanges(@Nullable String system, @Nullable Long before, int limit)
        implements Request<ConfigurationChanges> {

    private static final int USUAL = 50;

    /** Without a limit, as many as a page shows. */
    public ListConfigurationChanges {
        limit = limit == 0 ? USUAL : limit;
    }

    @Override
    public String subject() {
        return "changes of the configuration";
    }
}
