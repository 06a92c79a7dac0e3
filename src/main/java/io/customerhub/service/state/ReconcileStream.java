package io.customerhub.service.state;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.record.StreamName;

/**
 * Has the keys of a source compared with those that are loaded at the next poll, and not only when the option
 * {@code reconcile} of the route says so; the route must have that option.
 *
 * @param stream the stream
 * @param reason why, for those who look later; may be empty
 */
public record ReconcileStream(StreamName stream, String reason) implements Request<Outcome> {

    @Override
    public String subject() {
        return "stream " + stream;
    }

    @Override
    public String purpose() {
        return reason;
    }
}
