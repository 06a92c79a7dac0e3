package io.customerhub.deadletter;

import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant; what is null or empty is not looked at.
 *
 * @param system the source system
 * @param stream the stream within the system
 * @param states the states; empty for all
 * @param fingerprint the cause
 * @param code the stable code
 * @param field the field that failed
 * @param key the key of the record
 * @param origin file name, table or endpoint
 * @param assignee who looks after them
 * @param kind what the payload is
 * @param attempts they were replayed at least so often
 * @param plan they are or were in this replay plan
 * @param firstSeen when they were first delivered
 * @param lastSeen when they were last delivered or tried
 * @param sameKeyAs they have the key of the letter with this number, which names a key without telling it
 */
public record DeadLetterFilter(
        @Nullable String system,
        @Nullable String stream,
        List<DeadLetter.State> states,
        @Nullable String fingerprint,
        @Nullable String code,
        @Nullable String field,
        @Nullable String key,
        @Nullable String origin,
        @Nullable String assignee,
        @Nullable PayloadKind kind,
        @Nullable Integer attempts,
        @Nullable Long plan,
        @Nullable Between firstSeen,
        @Nullable Between lastSeen,
        @Nullable Long sameKeyAs) {

    /** All letters. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(
            null, null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null);

    /** All open letters. */
    public static final DeadLetterFilter OPEN = ALL.in(DeadLetter.State.OPEN);

    /** Copies the states. */
    public DeadLetterFilter {
        states = List.copyOf(states);
    }

    /**
     * A range of time.
     *
     * @param from the first moment, or null
     * @param to the first moment after it, or null
     */
    public record Between(@Nullable Instant from, @Nullable Instant to) {}

    /** The same, of one source system only. */
    public DeadLetterFilter ofSystem(String name) {
        return where(name, stream, states, fingerprint, code, key);
    }

    /** The same, of one stream only. */
    public DeadLetterFilter of(StreamName name) {
        return where(name.system(), name.stream(), states, fingerprint, code, key);
    }

    /** The same, in one state only. */
    public DeadLetterFilter in(DeadLetter.State wanted) {
        return in(List.of(wanted));
    }

    /** The same, in these states only; empty for all. */
    public DeadLetterFilter in(List<DeadLetter.State> wanted) {
        return where(system, stream, wanted, fingerprint, code, key);
    }

    /** The same, of one cause only. */
    public DeadLetterFilter withFingerprint(String wanted) {
        return where(system, stream, states, wanted, code, key);
    }

    /** The same, with one code only. */
    public DeadLetterFilter withCode(String wanted) {
        return where(system, stream, states, fingerprint, wanted, key);
    }

    /** The same, of one record only. */
    public DeadLetterFilter withKey(String wanted) {
        return where(system, stream, states, fingerprint, code, wanted);
    }

    /** The same, with one kind of payload only. */
    public DeadLetterFilter ofKind(PayloadKind wanted) {
        return new DeadLetterFilter(
                system,
                stream,
                states,
                fingerprint,
                code,
                field,
                key,
                origin,
                assignee,
                wanted,
                attempts,
                plan,
                firstSeen,
                lastSeen,
                sameKeyAs);
    }

    /** The same, of one file, table or endpoint only. */
    public DeadLetterFilter withOrigin(String wanted) {
        return new DeadLetterFilter(
                system,
                stream,
                states,
                fingerprint,
                code,
                field,
                key,
                wanted,
                assignee,
                kind,
                attempts,
                plan,
                firstSeen,
                lastSeen,
                sameKeyAs);
    }

    private DeadLetterFilter where(
            @Nullable String aSystem,
            @Nullable String aStream,
            List<DeadLetter.State> theStates,
            @Nullable String aFingerprint,
            @Nullable String aCode,
            @Nullable String aKey) {
        return new DeadLetterFilter(
                aSystem,
                aStream,
                theStates,
                aFingerprint,
                aCode,
                field,
                aKey,
                origin,
                assignee,
                kind,
                attempts,
                plan,
                firstSeen,
                lastSeen,
                sameKeyAs);
    }

    /** True when the groups and their counts tell everything that is asked: no letter needs to be looked at. */
    boolean isOfGroups() {
        return key == null
                && origin == null
                && assignee == null
                && kind == null
                && attempts == null
                && plan == null
                && firstSeen == null
                && lastSeen == null
                && sameKeyAs == null;
    }
}
