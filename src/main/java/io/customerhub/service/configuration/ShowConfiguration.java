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

    /** A request that names no stream is refused later, with words. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public ShowConfiguration {
        system = system == null ? "" : system;
        stream = stream == null ? "" : stream;
    }

    @Override
    public String subject() {
        return "stream " + system + "/" + stream;
    }
}
