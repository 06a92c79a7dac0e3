package io.customerhub.mapping;

import io.customerhub.config.Contract;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.SkipRule;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Compares what arrives with what the configuration names, and tells each difference once. */
final class DriftWatch {

    /** A source that makes up field names, such as JSON with ids as keys, must not fill the memory. */
    private static final int MAXIMUM_TOLD = 1_000;

    private final StreamName stream;
    private final DriftListener listener;
    private final Set<String> known = new HashSet<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    DriftWatch(StreamMapping mapping, @Nullable Contract contract, DriftListener listener) {
        this.stream = mapping.stream();
        this.listener = listener;
        mapping.key().forEach(this::know);
        mapping.fields().forEach(field -> field.from().forEach(this::know));
        FieldMapping version = mapping.version();
        if (version != null) {
            version.from().forEach(this::know);
        }
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
        known.add(text);
        int end = text.length();
        for (char border : new char[] {'.', '['}) {
            int at = text.indexOf(border);
            end = at > 0 ? Math.min(end, at) : end;
        }
        known.add(text.substring(0, end));
    }

    /**
     * Compares the columns of a file or page, which the lookup has resolved.
     *
     * @throws io.customerhub.record.SchemaDriftException when every source field of an attribute is gone
     */
    void compare(FieldNames names, FieldLookup lookup, AttributeFactory attributes) {
        for (int i = 0; i < attributes.names().size(); i++) {
            int gone = 0;
            for (int field = attributes.first(i); field < attributes.first(i) + attributes.count(i); field++) {
                gone += lookup.column(field) == FieldLookup.GONE ? 1 : 0;
            }
            if (gone > 0 && gone == attributes.count(i)) {
                throw SchemaDrift.mappedGone(stream, attributes.paths().get(attributes.first(i)), names);
            }
        }
        for (int field = 0; field < attributes.paths().size(); field++) {
            String name = attributes.paths().get(field).text();
            if (lookup.column(field) == FieldLookup.GONE && isFirst(name)) {
                listener.goneField(stream, name);
            }
        }
        tellNew(names.names());
    }

    /** Compares the fields of one nested record. */
    void compare(Content.Tree tree) {
        tellNew(tree.fields().keySet());
    }

    private void tellNew(Collection<String> names) {
        for (String name : names) {
            if (!known.contains(name) && isFirst(name)) {
                listener.newField(stream, name);
            }
        }
    }

    private boolean isFirst(String name) {
        return !told.contains(name) && told.size() < MAXIMUM_TOLD && told.add(name);
    }
}
