package io.customerhub.config;

import io.customerhub.record.FieldPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which source fields a contract promises, so that a mapping can be refused when it reads another one. */
final class PromisedFields {

    /** Nothing is known, so every field may be read. */
    static final PromisedFields ANY = new PromisedFields(List.of());

    private final List<String> names;

    /** The promised object or array fields of which nothing more is said: any path inside them may be read. */
    private final List<String> open;

    private PromisedFields(List<Contract.Property> properties) {
        this.names =
                properties.stream().map(property -> property.field().text()).toList();
        this.open = properties.stream()
                .filter(property -> "array".equals(property.logicalType()) || "object".equals(property.logicalType()))
                .map(property -> property.field().text())
                .filter(name -> names.stream().noneMatch(other -> other.startsWith(name + ".")))
                .toList();
    }

    static PromisedFields of(@Nullable Contract contract) {
        return contract == null ? ANY : new PromisedFields(contract.properties());
    }

    /** A problem when the contract lists fields and the path leads to none of them. */
    void check(FieldPath path, Place place, Problems problems) {
        String text = path.text();
        if (names.isEmpty() || names.contains(text)) {
            return;
        }
        for (String prefix : open) {
            if (text.startsWith(prefix + ".") || text.startsWith(prefix + "[")) {
                return;
            }
        }
        problems.add(
                place,
                ProblemCode.CONTRACT_FIELD,
                "found the source field '" + text
                        + "', which the contract does not promise" + NearestName.hint(text, names)
                        + "; correct the name, or add it to the contract's properties");
    }
}
