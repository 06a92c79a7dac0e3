package io.customerhub.mapping;

import io.customerhub.config.Contract;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import io.customerhub.record.FieldNames;
import io.customerhub.record.StreamName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Compares what arrives with what the configuration names, and tells each difference once. */
final class DriftWatch {

    /** A source that makes up field names, such as JSON with ids as keys, must not fill the memory. */
    private static final int MAXIMUM_TOLD = 1_000;

    private final StreamName stream;
    private final DriftListener listener;
    private final KnownFields known;
    private final List<String> promised;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean compared = new AtomicBoolean();

    DriftWatch(StreamMapping mapping, @Nullable Contract contract, DriftListener listener) {
        this.stream = mapping.stream();
        this.listener = listener;
        this.known = new KnownFields(mapping, contract);
        this.promised = contract == null ? List.of() : promised(contract);
    }

    /** What can be a column; an object or a list cannot. */
    private static List<String> promised(Contract contract) {
        return contract.properties().stream()
                .filter(property -> !"object".equals(property.logicalType()) && !"array".equals(property.logicalType()))
                .map(property -> property.field().text())
                .toList();
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
            tellGone(name, lookup.column(field) == FieldLookup.GONE);
        }
        for (String field : promised) {
            tellGone(field, names.column(field) < 0);
        }
        if (compared.compareAndSet(false, true)) {
            listener.presentFields(stream, names.names());
        }
        tellNew(names.names());
    }

    private void tellGone(String name, boolean isGone) {
        if (isGone && isFirst(name)) {
            gone.add(name);
            listener.goneField(stream, name);
        } else if (!isGone && !gone.isEmpty() && gone.remove(name)) {
            told.remove(name);
            listener.presentFields(stream, List.of(name));
        }
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
