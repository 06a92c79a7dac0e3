package io.customerhub.service.letter;

import io.customerhub.deadletter.DeadLetter;
import io.customerhub.privacy.RecordMask;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One letter in a list, without its payload.
 *
 * @param id its number
 * @param stream the stream
 * @param key the key, masked unless it says nothing of a person; null when it was not known
 * @param version the version, or null when it was not known
 * @param origin file name, table or endpoint
 * @param row the place there, counted from 1; 0 for the whole
 * @param stage the step that refused it
 * @param code the stable code
 * @param field the field that failed, or null
 * @param message what was expected and found; without personal data
 * @param group the fingerprint of the cause
 * @param kind what the payload is
 * @param state where it stands
 * @param attempts how often it was replayed
 * @param occurrences how often it was delivered
 * @param edition which version of its payload it holds; 1 is what arrived
 * @param assignee who looks after it, or null
 * @param firstSeen its first delivery
 * @param lastSeen its last delivery or attempt
 * @param closing how it was finished, or null while it is not
 */
public record LetterRow(
        long id,
        StreamName stream,
        @Nullable String key,
        @Nullable Long version,
        String origin,
        long row,
        String stage,
        String code,
        @Nullable String field,
        String message,
        String group,
        PayloadKind kind,
        LetterState state,
        int attempts,
        int occurrences,
        int edition,
        @Nullable String assignee,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Closing closing) {

    /** When, by whom and why a letter was finished. */
    public record Closing(Instant at, String by, String reason) {}

    static LetterRow of(DeadLetter letter, RecordMask mask) {
        String key = letter.key();
        DeadLetter.Closing closing = letter.closing();
        return new LetterRow(
                letter.id(),
                letter.stream(),
                key == null ? null : mask.key(key),
                letter.version(),
                letter.origin(),
                letter.row(),
                letter.cause().stage(),
                letter.cause().code(),
                letter.cause().field(),
                letter.cause().message(),
                letter.cause().fingerprint(),
                letter.kind(),
                LetterState.of(letter.state()),
                letter.attempts(),
                letter.occurrences(),
                letter.edition().number(),
                letter.assignee(),
                letter.firstSeen(),
                letter.lastSeen(),
                closing == null ? null : new Closing(closing.at(), closing.by(), closing.reason()));
    }
}
