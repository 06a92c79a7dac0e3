package io.customerhub.service.configuration;

import io.customerhub.access.Request;
import io.customerhub.record.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is new in a source into the next version of its contract; nothing is mapped by that.
 *
 * @param stream the stream
 * @param field this field only; null for all new ones
 */
public record AcceptFields(StreamName stream, @Nullable String field) implements Request<AcceptedFields> {

    @Override
    public String subject() {
        return "stream " + stream;
    }
}
