package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field in which a source differs from mapping and contract.
 *
 * @param stream the stream
 * @param field the name of the field, never a value
 * @param kind how it differs
 * @param code why the stream paused because of it, or null when it goes on
 * @param firstSeen when it was noticed first
 * @param lastSeen when it was noticed last: once per start, change of the configuration or pause
 * @param isAccepted true when a person has accepted it
 */
public record Drift(
        StreamName stream,
        String field,
        Kind kind,
        @Nullable String code,
        Instant firstSeen,
        Instant lastSeen,
        boolean isAccepted) {

    /** How a field differs. */
    public enum Kind {
        /** Neither mapping nor contract names it. */
        NEW,
        /** Mapping or contract names it, and the source no longer has it. */
        GONE;

        /** How reports and the warehouse call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
