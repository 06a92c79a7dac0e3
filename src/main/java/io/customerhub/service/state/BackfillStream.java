package io.customerhub.service.state;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.record.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream again; nothing that is loaded is forgotten, and what is unchanged is dropped.
 *
 * @param stream the stream
 * @param from the position to begin at, a JSON object as the stream's page shows it; null for the beginning
 * @param reason why, for those who look later
 */
public record BackfillStream(StreamName stream, @Nullable String from, String reason) implements Request<Outcome> {

    @Override
    public String subject() {
        return "stream " + stream;
    }

    @Override
    public String purpose() {
        return reason;
    }
}
