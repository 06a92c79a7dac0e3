package io.customerhub.service.state;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.record.StreamName;

/**
 * Keeps a stream from being read until it is resumed.
 *
 * @param stream the stream
 * @param reason why, for those who look later; may be empty
 */
public record PauseStream(StreamName stream, String reason) implements Request<Outcome> {

    @Override
    public String subject() {
        return "stream " + stream;
    }

    @Override
    public String purpose() {
        return reason;
    }
}
