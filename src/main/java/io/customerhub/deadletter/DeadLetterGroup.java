package io.customerhub.deadletter;

import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cause of dead letters with its counts; it stays when its letters are finished.
 *
 * @param stream the stream
 * @param cause the cause, with the message of its first letter
 * @param counts how many letters it has by state; states without any are left out
 * @param trend how many of its letters were first delivered in each of the last 24 hours, oldest first, the hour under way
 *     last; without superseded ones, so that an edit does not count twice
 * @param firstSeen the first delivery of any
 * @param lastSeen the last delivery of any
 * @param again the last delivery of any after the cause was known: in another run than the one that delivered the first, or
 *     more than ten minutes later; null when there was none
 * @param oldest the first delivery of the unfinished letter with the lowest number, or null when all are finished
 * @param assignee who looks after it, or null
 * @param lastNote what was written about it last, or null
 */
public record DeadLetterGroup(
        StreamName stream,
        DeadLetter.Cause cause,
        Map<DeadLetter.State, Long> counts,
        List<Long> trend,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant again,
        @Nullable Instant oldest,
        @Nullable String assignee,
        @Nullable LetterNote lastNote) {

    /** How many letters somebody still has to finish. */
    public long unfinished() {
        return DeadLetter.State.UNFINISHED.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }

    /** How many letters it has in all. */
    public long letters() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
