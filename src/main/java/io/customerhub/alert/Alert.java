package io.customerhub.alert;

import io.customerhub.alert.AlertKind.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert: what was found, and what became of it.
 *
 * @param number its number
 * @param finding what was found, as it was seen last
 * @param severity how urgent it is
 * @param state where it stands
 * @param firstRaised when it was found first
 * @param lastSeen when it was found last
 * @param times how often it came: 1, and one more for each time that it was back soon after it had gone
 * @param acknowledgement who knows of it, or null when nobody has said so
 * @param resolvedAt when the cause was gone, or null before
 */
public record Alert(
        long number,
        Finding finding,
        Severity severity,
        State state,
        Instant firstRaised,
        Instant lastSeen,
        int times,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Instant resolvedAt) {

    /** Where an alert stands. */
    public enum State {
        /** It waits for somebody. */
        RAISED,
        /** Somebody knows; it is not told again. */
        ACKNOWLEDGED,
        /** The cause is gone. */
        RESOLVED
    }

    /**
     * That somebody knows of an alert.
     *
     * @param by who
     * @param at since when
     * @param note what that person said; may be empty
     */
    public record Acknowledgement(String by, Instant at, String note) {}

    /**
     * Where an alert was or will be sent.
     *
     * @param target the target, such as {@code mail}
     * @param news what it says: {@code raised}, or {@code resolved} when the cause is gone
     * @param state {@code waiting}, {@code sent} or {@code needless}
     * @param attempts how often it was tried
     * @param at when it was tried last, or null before
     * @param result what came of that: {@code sent} or the kind of failure; null before
     */
    public record Delivery(
            String target, String news, String state, int attempts, @Nullable Instant at, @Nullable String result) {}
}
