package io.customerhub.deadletter;

import io.customerhub.record.StreamName;
import java.time.Instant;

/**
 * Letters with one cause and one state.
 *
 * @param stream their stream
 * @param cause their cause, with the message of the newest one
 * @param state their state
 * @param letters how many there are
 * @param occurrences how often they were delivered in all
 * @param firstSeen the first delivery of any
 * @param lastSeen the last delivery or attempt of any
 */
public record DeadLetterGroup(
        StreamName stream,
        DeadLetter.Cause cause,
        DeadLetter.State state,
        long letters,
        long occurrences,
        Instant firstSeen,
        Instant lastSeen) {}
