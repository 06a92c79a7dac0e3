package io.customerhub.service.state;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.record.StreamName;

/**
 * Lifts the pause of a stream, whether a person, a breaker or a change of the source's fields has set it.
 *
 * @param stream the stream
 * @param acceptDeletes true to believe the mass delete that has been refused
 * @param reason why, for those who look later; may be empty
 */
public record ResumeStream(StreamName stream, boolean acceptDeletes, String reason) implements Request<Outcome> {

    @Override
    public String subject() {
        return "stream " + stream;
    }

    @Override
    public String purpose() {
        return reason;
    }
}
