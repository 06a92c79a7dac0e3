package io.customerhub.mapping;

import io.customerhub.config.Contract;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.SkipRule;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.FieldPath;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a source that mapping and contract name. */
public final class KnownFields {

    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> roots = new LinkedHashSet<>();

    /** @param contract its fields count as known, too; null when the stream has none, or when only the mapping matters */
    public KnownFields(StreamMapping mapping, @Nullable Contract contract) {
        mapping.key().forEach(this::know);
        FieldMapping version = mapping.version();
        if (version != null) {
            version.from().forEach(this::know);
        }
        mapping.fields().forEach(field -> field.from().forEach(this::know));
        for (SkipRule rule : mapping.skip()) {
            know(rule.field());
        }
        StreamMapping.LineMapping lines = mapping.lines();
        if (lines != null) {
            know(lines.from());
        }
        if (contract != null) {
            contract.properties().forEach(property -> know(property.field()));
        }
    }

    /** A path makes its whole text and the field at its root known. */
    private void know(FieldPath path) {
        String text = path.text();
        paths.add(text);
        int end = text.length();
        for (char border : new char[] {'.', '['}) {
            int at = text.indexOf(border);
            end = at > 0 ? Math.min(end, at) : end;
        }
        roots.add(text.substring(0, end));
    }

    /** True for a field that is named, or at whose root a named one stands. */
    public boolean contains(String field) {
        return paths.contains(field) || roots.contains(field);
    }

    /** The fields as they are named, key first. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(paths);
    }
}
