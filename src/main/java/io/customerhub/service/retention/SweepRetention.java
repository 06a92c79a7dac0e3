package io.customerhub.service.retention;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;

/**
 * Closed dead letters whose time is over are deleted now; the running hub does so every hour by itself. The outcome says
 * how many as {@code letters}, and as {@code files} how many of them were whole files; these lie in {@code .failed} of
 * their drop directory and are deleted by the hub that reads it, at most an hour later.
 */
public record SweepRetention() implements Request<Outcome> {

    @Override
    public String subject() {
        return "closed dead letters";
    }

    @Override
    public String purpose() {
        return "retention";
    }
}
