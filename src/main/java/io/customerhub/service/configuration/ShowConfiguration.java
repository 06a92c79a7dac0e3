package io.customerhub.service.configuration;

import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * The mapping and the contract of one stream.
 *
 * @param version the number of the version; null for the one that runs
 * @param against the number of the version that it is compared with; null for the file on disk
 */
public record ShowConfiguration(String system, String stream, @Nullable Integer version, @Nullable Integer against)
        implements Request<StreamConfigurationView> {

    @Override
    public String subject() {
        return "stream " + system + "/" + stream;
    }
}
