package io.customerhub.service.state;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.record.StreamName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Moves the position of a stream otherwise than by reading. It takes effect at the beginning of the next poll, and lifts a
 * pause that asked for it.
 *
 * @param stream the stream
 * @param move how
 * @param position the new position, a JSON object as the stream shows it; for {@link Move#SET} only
 * @param reason why, for those who look later; never empty
 */
public record MovePosition(StreamName stream, Move move, @Nullable String position, String reason)
        implements Request<Outcome> {

    /** How a position is moved. */
    public enum Move {
        /** To a given one. */
        SET,
        /** To the beginning. */
        RESET,
        /** It stays, for a source that has moved to another host, database or table. */
        ADOPT
    }

    /** The position itself may hold the key of a record. */
    @Override
    public String subject() {
        return "stream " + stream + ", position: " + move.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String purpose() {
        return reason;
    }
}
