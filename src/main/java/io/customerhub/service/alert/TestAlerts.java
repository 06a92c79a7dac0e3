package io.customerhub.service.alert;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;

/**
 * A test alert goes to every target, by the hub that runs. The outcome names its number as {@code alert}, and how many
 * targets there are as {@code targets}.
 */
public record TestAlerts() implements Request<Outcome> {

    @Override
    public String subject() {
        return "alerts";
    }
}
