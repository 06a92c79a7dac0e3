package io.customerhub.warehouse;

import io.customerhub.arrival.DriftedFields;
import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 */
public record Drift(
        StreamName stream, String field, Kind kind, @Nullable String code, Instant firstSeen, Instant lastSeen) {

    /** False when a field that was noticed as new has become known since, or one that was noticed as gone is wanted no more. */
    public boolean isStillSo(Predicate<String> isKnown) {
        return isKnown.test(field) == (kind == Kind.GONE);
    }

    /** The names of the fields, by stream. */
    public static Map<StreamName, DriftedFields> byStream(List<Drift> all) {
        Map<StreamName, List<Drift>> streams = all.stream().collect(Collectors.groupingBy(Drift::stream));
        Map<StreamName, DriftedFields> fields = new HashMap<>();
        streams.forEach((stream, drifts) ->
                fields.put(stream, new DriftedFields(names(drifts, Kind.NEW), names(drifts, Kind.GONE))));
        return fields;
    }

    private static List<String> names(List<Drift> drifts, Kind kind) {
        return drifts.stream()
                .filter(drift -> drift.kind == kind)
                .map(Drift::field)
                .sorted()
                .toList();
    }

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
