package io.customerhub.deploy;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.record.StreamName;

/**
 * A stream in service.
 *
 * @param configuration its mapping and contract
 * @param route the id of the route that reads it
 * @param file the file of its mapping, relative to the project folder
 */
record ServedStream(StreamConfiguration configuration, String route, String file) {

    StreamName name() {
        return configuration.stream();
    }

    /** True when the other one does the same. */
    boolean isSameAs(ServedStream other) {
        return configuration.hash().equals(other.configuration.hash()) && route.equals(other.route);
    }
}
