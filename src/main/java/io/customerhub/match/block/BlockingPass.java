package io.customerhub.match.block;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to find candidates: records that agree in all parts of a key.
 *
 * @param parts at least one
 * @param anyOrder true when the parts may agree crosswise, as given and family name do
 */
public record BlockingPass(List<KeyPart> parts, boolean anyOrder) {

    /** Refuses a pass without parts. */
    public BlockingPass {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a blocking pass has at least one part");
        }
    }

    /** True when a part is of the column. */
    public boolean uses(String column) {
        return parts.stream().anyMatch(part -> part.column().equals(column));
    }

    /** The parts, joined by plus signs; of names in any order by an ampersand. */
    @Override
    public String toString() {
        return parts.stream().map(KeyPart::toString).collect(Collectors.joining(anyOrder ? " & " : " + "));
    }
}
