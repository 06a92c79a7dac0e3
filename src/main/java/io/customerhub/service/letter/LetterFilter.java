package io.customerhub.service.letter;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterFilter.Between;
import io.customerhub.record.Rejection.PayloadKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant; what is null or empty is not looked at.
 *
 * @param system the source system, such as {@code crm}
 * @param stream the stream within it; needs the system
 * @param states the states; empty for all
 * @param group the fingerprint of the cause
 * @param code the stable code
 * @param field the field that failed
 * @param key the key of the record, exactly
 * @param origin file name, table or endpoint, exactly
 * @param assignee who looks after them
 * @param kind what the payload is
 * @param attempts they were replayed at least so often
 * @param plan they are or were in this replay plan
 * @param firstSeenFrom first delivered at this moment or later
 * @param firstSeenTo first delivered before this moment
 * @param lastSeenFrom last delivered or tried at this moment or later
 * @param lastSeenTo last delivered or tried before this moment
 * @param sameKeyAs they have the key of the letter with this number: names a key without telling it, as in an address
 */
public record LetterFilter(
        @Nullable String system,
        @Nullable String stream,
        List<LetterState> states,
        @Nullable String group,
        @Nullable String code,
        @Nullable String field,
        @Nullable String key,
        @Nullable String origin,
        @Nullable String assignee,
        @Nullable PayloadKind kind,
        @Nullable Integer attempts,
        @Nullable Long plan,
        @Nullable Instant firstSeenFrom,
        @Nullable Instant firstSeenTo,
        @Nullable Instant lastSeenFrom,
        @Nullable Instant lastSeenTo,
        @Nullable Long sameKeyAs) {

    /** All letters. */
    public static final LetterFilter ALL = new LetterFilter(
            null, null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Copies the states; none are all. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public LetterFilter {
        states = states == null ? List.of() : List.copyOf(states);
    }

    /** Without naming a key by a letter. */
    public LetterFilter(
            @Nullable String system,
            @Nullable String stream,
            List<LetterState> states,
            @Nullable String group,
            @Nullable String code,
            @Nullable String field,
            @Nullable String key,
            @Nullable String origin,
            @Nullable String assignee,
            @Nullable PayloadKind kind,
            @Nullable Integer attempts,
            @Nullable Long plan,
            @Nullable Instant firstSeenFrom,
            @Nullable Instant firstSeenTo,
            @Nullable Instant lastSeenFrom,
            @Nullable Instant lastSeenTo) {
        this(
                system,
                stream,
                states,
                group,
                code,
                field,
                key,
                origin,
                assignee,
                kind,
                attempts,
                plan,
                firstSeenFrom,
                firstSeenTo,
                lastSeenFrom,
                lastSeenTo,
                null);
    }

    /** All letters of a group. */
    public static LetterFilter ofGroup(String fingerprint) {
        return new LetterFilter(
                null,
                null,
                List.of(),
                fingerprint,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same, with this key only. */
    public LetterFilter withKey(String wanted) {
        return new LetterFilter(
                system,
                stream,
                states,
                group,
                code,
                field,
                wanted,
                origin,
                assignee,
                kind,
                attempts,
                plan,
                firstSeenFrom,
                firstSeenTo,
                lastSeenFrom,
                lastSeenTo,
                sameKeyAs);
    }

    /** The same in these states only. */
    public LetterFilter in(List<LetterState> wanted) {
        return new LetterFilter(
                system,
                stream,
                wanted,
                group,
                code,
                field,
                key,
                origin,
                assignee,
                kind,
                attempts,
                plan,
                firstSeenFrom,
                firstSeenTo,
                lastSeenFrom,
                lastSeenTo,
                sameKeyAs);
    }

    /** As the package that keeps the letters understands it. */
    public DeadLetterFilter stored() {
        return new DeadLetterFilter(
                system,
                stream,
                states.stream().map(LetterState::stored).toList(),
                group,
                code,
                field,
                key,
                origin,
                assignee,
                kind,
                attempts,
                plan,
                between(firstSeenFrom, firstSeenTo),
                between(lastSeenFrom, lastSeenTo),
                sameKeyAs);
    }

    private static @Nullable Between between(@Nullable Instant from, @Nullable Instant to) {
        return from == null && to == null ? null : new Between(from, to);
    }

    /** What is filtered by, without any value that may be personal; for the audit log. */
    String subject() {
        StringBuilder text = new StringBuilder("letters");
        append(text, "system", system);
        append(text, "stream", stream);
        append(text, "group", group);
        append(text, "code", code);
        append(text, "field", field);
        append(text, "plan", plan == null ? null : plan.toString());
        if (!states.isEmpty()) {
            text.append(" in ").append(states.toString().toLowerCase(java.util.Locale.ROOT));
        }
        if (key != null) {
            text.append(" of one key");
        }
        if (sameKeyAs != null) {
            text.append(" with the key of letter ").append(sameKeyAs);
        }
        if (origin != null) {
            text.append(" of one origin");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(' ').append(name).append(' ').append(value);
        }
    }
}
