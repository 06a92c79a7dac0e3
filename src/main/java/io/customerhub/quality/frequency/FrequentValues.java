package io.customerhub.quality.frequency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one stream that are known to come too often, by attribute. Immutable. */
public final class FrequentValues {

    /** None is known. */
    public static final FrequentValues NONE = new FrequentValues(Map.of());

    private final Map<String, Fingerprints> byAttribute;

    private FrequentValues(Map<String, Fingerprints> byAttribute) {
        this.byAttribute = byAttribute;
    }

    /** These values. */
    public static FrequentValues of(Collection<FrequentValue> values) {
        Map<String, List<Long>> all = new HashMap<>();
        values.forEach(value -> all.computeIfAbsent(value.attribute(), attribute -> new ArrayList<>())
                .add(value.fingerprint()));
        Map<String, Fingerprints> sets = new HashMap<>();
        all.forEach((attribute, fingerprints) -> sets.put(attribute, Fingerprints.of(fingerprints)));
        return sets.isEmpty() ? NONE : new FrequentValues(sets);
    }

    /** True when there is none. */
    public boolean isEmpty() {
        return byAttribute.isEmpty();
    }

    /** Those of an attribute. */
    public Fingerprints of(String attribute) {
        return byAttribute.getOrDefault(attribute, Fingerprints.NONE);
    }
}
