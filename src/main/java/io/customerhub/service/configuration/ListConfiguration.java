package io.customerhub.service.configuration;

import io.customerhub.access.Request;

/** All that runs, and what is refused. */
public record ListConfiguration() implements Request<ConfigurationList> {

    @Override
    public String subject() {
        return "configuration";
    }
}
