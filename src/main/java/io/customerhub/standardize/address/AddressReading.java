package io.customerhub.standardize.address;

import io.customerhub.record.RuleTrace;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been read of one address. Filled by the readers, for one value and one thread. */
public final class AddressReading {

    private final EnumMap<AddressPart, String> parts = new EnumMap<>(AddressPart.class);
    private final EnumSet<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    private final RuleTrace trace;
    private Confidence confidence = Confidence.HIGH;

    AddressReading(RuleTrace trace) {
        this.trace = trace;
    }

    /** Takes a part as it stands in the line. */
    void put(AddressPart part, String text) {
        if (!text.isEmpty()) {
            parts.put(part, text);
        }
    }

    /** Takes a part by a rule. */
    void put(AddressPart part, String text, AddressRule rule, String written) {
        put(part, text);
        trace.changed(rule, written, text);
    }

    /** The part; null when it was not read. */
    @Nullable
    String get(AddressPart part) {
        return parts.get(part);
    }

    /** True when the part was read. */
    boolean has(AddressPart part) {
        return parts.containsKey(part);
    }

    /** Leaves a part out after all. */
    void drop(AddressPart part) {
        parts.remove(part);
    }

    /** Tells what is wrong. */
    void tell(Trouble trouble) {
        troubles.add(trouble);
    }

    /** The reading is at most this sure. */
    void atMost(Confidence most) {
        confidence = most.compareTo(confidence) > 0 ? most : confidence;
    }

    /** How sure the whole is. */
    public Confidence confidence() {
        return confidence;
    }

    /** What is wrong; empty when all is well. */
    public Set<Trouble> troubles() {
        return troubles;
    }

    /** The parts by name, with the confidence. */
    public Map<String, Object> parts() {
        Map<String, Object> named = new LinkedHashMap<>();
        parts.forEach((part, text) -> named.put(part.key(), text));
        named.put(AddressPart.CONFIDENCE.key(), confidence.key());
        return named;
    }
}
