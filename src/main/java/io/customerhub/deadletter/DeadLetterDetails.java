package io.customerhub.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about one letter.
 *
 * @param letter the letter
 * @param payload what arrived; may hold personal data
 * @param attempts its history, oldest first
 */
@SuppressWarnings("ArrayRecordComponent") // as large as a record, read once and shown
public record DeadLetterDetails(DeadLetter letter, byte[] payload, List<Attempt> attempts) {

    /**
     * One replay or decision.
     *
     * @param at when
     * @param by who
     * @param outcome {@code loaded}, {@code unchanged}, {@code superseded} or {@code dead}; or a decision: {@code
     *     dismissed}, {@code reopened}, {@code edited}, {@code assigned} or {@code quarantined}
     * @param code the stable code when it failed again, or null
     * @param message the same for people, or the reason of the decision, or null
     * @param configuration the id of the mapping of the attempt, or null
     * @param plan the replay plan that it was a part of, or null
     */
    public record Attempt(
            Instant at,
            String by,
            String outcome,
            @Nullable String code,
            @Nullable String message,
            @Nullable Integer configuration,
            @Nullable Long plan) {}
}
