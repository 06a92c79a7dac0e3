package io.customerhub.service.configuration;

import io.customerhub.access.Request;

/**
 * Asks the running hub to check its project folder and to swap in what changed, and waits for what came of it.
 *
 * @param waitSeconds how long to wait, from 1 to 600
 */
public record ReloadConfiguration(int waitSeconds) implements Request<ReloadedConfiguration> {

    @Override
    public String subject() {
        return "configuration";
    }
}
