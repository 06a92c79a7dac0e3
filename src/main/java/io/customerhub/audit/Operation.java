package io.customerhub.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody asked for, with its result.
 *
 * @param number its number
 * @param at when it began
 * @param actorKind {@code person}, {@code token}, {@code shell} or {@code hub}
 * @param actor who asked
 * @param action the name of the action
 * @param subject about what
 * @param purpose why; empty when no reason is needed
 * @param state how far it came
 * @param figures what was done, in their order; empty until it is done
 * @param code the stable code of a failure, or its kind; else null
 * @param message what went wrong; else null
 * @param endedAt when it ended; null while it is running and when it was interrupted
 */
public record Operation(
        long number,
        Instant at,
        String actorKind,
        String actor,
        String action,
        String subject,
        String purpose,
        State state,
        Map<String, Long> figures,
        @Nullable String code,
        @Nullable String message,
        @Nullable Instant endedAt) {

    /** How far an operation came. */
    public enum State {
        /** It is being done. */
        RUNNING,
        /** It was done. */
        DONE,
        /** It could not be done. */
        FAILED,
        /** The process that did it is gone; what it had done by then is not known to this list. */
        INTERRUPTED
    }
}
