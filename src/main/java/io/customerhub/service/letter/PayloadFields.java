package io.customerhub.service.letter;

import io.customerhub.deadletter.WholeLetter;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.preview.FlatFields;
import io.customerhub.privacy.RecordMask;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.service.letter.LetterView.Change;
import io.customerhub.service.letter.LetterView.Field;
import io.customerhub.service.letter.LetterView.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The payload of a record field by field. */
final class PayloadFields {

    private final RecordMask mask;

    PayloadFields(RecordMask mask) {
        this.mask = mask;
    }

    /** Path and value of each field as they arrived, at most 500; empty when the payload is no record after all. */
    static Map<String, @Nullable String> of(byte[] payload) {
        try {
            return FlatFields.of(new PayloadCodec().decode(payload));
        } catch (UnreadableException noRecord) {
            return Map.of();
        }
    }

    /**
     * The fields, masked.
     *
     * @param failing the source field or attribute that failed, or null
     */
    List<Field> masked(byte[] payload, @Nullable String failing) {
        List<Field> fields = new ArrayList<>();
        of(payload).forEach((path, value) -> {
            List<String> attributes = mask.attributesOf(path);
            fields.add(new Field(
                    path,
                    masked(path, value),
                    mask.classOf(path),
                    attributes,
                    failing != null && (path.equals(failing) || attributes.contains(failing))));
        });
        return fields;
    }

    /** The versions of a payload with what each of them changed. */
    List<Version> versions(List<WholeLetter> editions) {
        List<Version> versions = new ArrayList<>();
        Map<String, @Nullable String> before = Map.of();
        for (WholeLetter edition : editions) {
            Map<String, @Nullable String> after =
                    edition.letter().kind() == PayloadKind.RECORD ? of(edition.payload()) : Map.of();
            versions.add(new Version(
                    edition.letter().id(),
                    edition.letter().edition().number(),
                    edition.letter().edition().by(),
                    edition.letter().edition().edit(),
                    LetterState.of(edition.letter().state()),
                    versions.isEmpty() ? List.of() : changes(before, after)));
            before = after;
        }
        return versions;
    }

    /** What differs between two payloads, in the order of the first; values are masked. */
    List<Change> changes(Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(before.get(path), after.get(path))
                        || before.containsKey(path) != after.containsKey(path))
                .map(path -> new Change(path, masked(path, before.get(path)), masked(path, after.get(path))))
                .toList();
    }

    private @Nullable String masked(String path, @Nullable String value) {
        return value == null ? null : mask.field(path, value);
    }
}
