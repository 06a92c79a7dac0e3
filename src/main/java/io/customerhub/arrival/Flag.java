package io.customerhub.arrival;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mark at a stream that goes on: somebody should look at its source. It holds as long as its cause and goes by itself.
 *
 * @param kind what is unusual
 * @param field the attribute that it is about, or null when it is about the whole stream
 * @param message the same in words: names, counts and times, no personal data
 */
public record Flag(Kind kind, @Nullable String field, String message) {

    /** A flag of the whole stream. */
    public Flag(Kind kind, String message) {
        this(kind, null, message);
    }

    /** True when the other tells of the same, perhaps in other figures. */
    public boolean isAlike(Flag other) {
        return kind == other.kind && Objects.equals(field, other.field);
    }

    /** The stable code, such as {@code HUB-FLOW-001}. */
    public String code() {
        return kind.code;
    }

    /** What can be unusual about a stream. */
    public enum Kind {
        /** No record arrives any more. */
        SILENCE("silence", "HUB-FLOW-001"),
        /** There are far more or fewer records than usual. */
        VOLUME("volume", "HUB-FLOW-002"),
        /** The source was read well and gave no record, where it usually gives some. */
        ZERO_ROWS("zero-rows", "HUB-FLOW-003"),
        /** An attribute is empty far more or less often than usual. */
        NULL_RATE("null-rate", "HUB-FLOW-004"),
        /** The source has fields that nobody has mapped, or lacks some that are, and nobody has accepted it. */
        DRIFT("drift", "HUB-FLOW-005");

        private final String word;
        private final String code;

        Kind(String word, String code) {
            this.word = word;
            this.code = code;
        }

        /** How contracts, reports and metrics call it. */
        public String word() {
            return word;
        }

        /** The words of all kinds. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }
}
