package io.customerhub.arrival;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which fields a source differs from mapping and contract, and nobody has accepted it.
 *
 * @param added those that neither names
 * @param gone those that one of them names and the source no longer has
 */
public record DriftedFields(List<String> added, List<String> gone) {

    /** No field differs. */
    public static final DriftedFields NONE = new DriftedFields(List.of(), List.of());

    private static final int MOST_NAMES = 5;

    /** The flag of a stream that has drifted, or null when it has not. */
    @Nullable
    Flag flag(ArrivalState state) {
        if (added.isEmpty() && gone.isEmpty()) {
            return null;
        }
        List<String> sentences = new ArrayList<>();
        if (!added.isEmpty()) {
            sentences.add("the source has " + names(added)
                    + ", which neither mapping nor contract names: ./hub schema accept " + state.stream()
                    + " accepts it, a line in the mapping takes it over");
        }
        if (!gone.isEmpty()) {
            sentences.add("the source no longer has " + names(gone)
                    + ": ask its owner, or take it out of mapping or contract");
        }
        return new Flag(
                Flag.Kind.DRIFT,
                String.join("; ", sentences) + ". ./hub schema diff " + state.stream() + " shows more");
    }

    private static String names(List<String> fields) {
        int shown = Math.min(MOST_NAMES, fields.size());
        String some = String.join(", ", fields.subList(0, shown));
        return shown == fields.size() ? some : some + " and " + (fields.size() - shown) + " more";
    }
}
