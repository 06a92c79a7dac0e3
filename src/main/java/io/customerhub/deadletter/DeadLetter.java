package io.customerhub.deadletter;

import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter without its payload, so that a list shows no personal data but keys.
 *
 * @param id its number
 * @param stream the stream
 * @param key the key, or null when it was not known
 * @param version the version, or null when it was not known
 * @param row the place in the origin, counted from 1; 0 for the whole
 * @param run the run that last brought it, or null when there was none
 * @param route the route
 * @param origin file name, table or endpoint
 * @param cause what went wrong
 * @param kind what the payload is
 * @param state where it stands
 * @param attempts how often it was replayed
 * @param occurrences how often it was delivered
 * @param configuration the id of the mapping it failed under, or null
 * @param firstSeen its first delivery
 * @param lastSeen its last delivery or attempt
 * @param closing how it left the open state, or null while it is open
 * @param assignee who looks after it, or null
 * @param edition which version of its payload it holds
 */
public record DeadLetter(
        long id,
        StreamName stream,
        @Nullable String key,
        @Nullable Long version,
        long row,
        @Nullable Long run,
        String route,
        String origin,
        Cause cause,
        PayloadKind kind,
        State state,
        int attempts,
        int occurrences,
        @Nullable Integer configuration,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Closing closing,
        @Nullable String assignee,
        Edition edition) {

    /** Where a letter stands. */
    public enum State {
        /** It waits for someone, or for a later version. */
        OPEN,
        /** It waits in a replay plan. */
        PLANNED,
        /** It is on its way through the pipeline again. */
        RETRYING,
        /** It failed as often as it may; a person must mend it. */
        QUARANTINED,
        /** Its record, or a later version of it, has been loaded. */
        RESOLVED,
        /** Someone decided to leave it. */
        DISMISSED,
        /** It was edited, a later version was loaded before, or another letter holds the same record. */
        SUPERSEDED,
        /** What arrived was erased; the row stays. */
        ERASED;

        /** The states in which somebody still has something to do. */
        public static final Set<State> UNFINISHED =
                Collections.unmodifiableSet(EnumSet.of(OPEN, PLANNED, RETRYING, QUARANTINED));

        /** As the warehouse writes it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What went wrong.
     *
     * @param stage where: {@code read}, {@code identify}, {@code map} and so on
     * @param code the stable code
     * @param field the field, or null when it is the whole record
     * @param message for people; without personal data
     * @param fingerprint the same for all letters of one stream, stage, code, field and frame
     * @param frame class and method of the hub in which it failed, when it was a fault; else null
     */
    public record Cause(
            String stage,
            String code,
            @Nullable String field,
            String message,
            String fingerprint,
            @Nullable String frame) {}

    /**
     * A version of a payload.
     *
     * @param number 1 is what arrived
     * @param from the letter with the payload before the edit, or null
     * @param by who edited it, or null
     * @param edit by hand, or the rules in words, without values of the record; or null
     */
    public record Edition(int number, @Nullable Long from, @Nullable String by, @Nullable String edit) {}

    /** When, by whom and why a letter left the open state. */
    public record Closing(Instant at, String by, String reason) {}
}
