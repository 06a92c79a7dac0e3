package io.customerhub.config;

import java.util.List;

/**
 * What was found in the folder of one source system.
 *
 * @param system the source system, named by its folder
 * @param streams the streams that are configured well, by name
 * @param problems every mistake in the folder, sorted by place; when there is one, the system must not run
 */
public record SystemConfiguration(String system, List<StreamConfiguration> streams, List<Problem> problems) {

    /** Copies the lists. */
    public SystemConfiguration {
        streams = List.copyOf(streams);
        problems = List.copyOf(problems);
    }

    /** True when the system may run. */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
