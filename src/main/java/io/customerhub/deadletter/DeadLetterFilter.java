package io.customerhub.deadletter;

import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant; what is null is not looked at.
 *
 * @param system the source system
 * @param stream the stream within the system
 * @param state the state
 * @param fingerprint the cause
 * @param code the stable code
 * @param key the key of the record
 */
public record DeadLetterFilter(
        @Nullable String system,
        @Nullable String stream,
        DeadLetter.@Nullable State state,
        @Nullable String fingerprint,
        @Nullable String code,
        @Nullable String key) {

    /** All letters. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null, null, null);

    /** All open letters. */
    public static final DeadLetterFilter OPEN = ALL.in(DeadLetter.State.OPEN);

    /** The same, of one source system only. */
    public DeadLetterFilter ofSystem(String name) {
        return new DeadLetterFilter(name, stream, state, fingerprint, code, key);
    }

    /** The same, of one stream only. */
    public DeadLetterFilter of(StreamName name) {
        return new DeadLetterFilter(name.system(), name.stream(), state, fingerprint, code, key);
    }

    /** The same, in one state only. */
    public DeadLetterFilter in(DeadLetter.State wanted) {
        return new DeadLetterFilter(system, stream, wanted, fingerprint, code, key);
    }

    /** The same, of one cause only. */
    public DeadLetterFilter withFingerprint(String wanted) {
        return new DeadLetterFilter(system, stream, state, wanted, code, key);
    }

    /** The same, with one code only. */
    public DeadLetterFilter withCode(String wanted) {
        return new DeadLetterFilter(system, stream, state, fingerprint, wanted, key);
    }

    /** The same, of one record only. */
    public DeadLetterFilter withKey(String wanted) {
        return new DeadLetterFilter(system, stream, state, fingerprint, code, wanted);
    }

    /** The condition in SQL with one question mark per {@link #values()}. */
    String condition() {
        StringBuilder sql = new StringBuilder("true");
        String[] columns = {"system", "stream", "state", "fingerprint", "code", "key"};
        @Nullable String[] values = all();
        for (int i = 0; i < columns.length; i++) {
            if (values[i] != null) {
                sql.append(" AND ").append(columns[i]).append(" = ?");
            }
        }
        return sql.toString();
    }

    List<String> values() {
        List<String> values = new ArrayList<>();
        for (String value : all()) {
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable String[] all() {
        String stateName = state == null ? null : state.name().toLowerCase(Locale.ROOT);
        return new @Nullable String[] {system, stream, stateName, fingerprint, code, key};
    }
}
