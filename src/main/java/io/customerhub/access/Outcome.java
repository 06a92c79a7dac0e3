package io.customerhub.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a change has done, kept with its operation so that it can be looked up later.
 *
 * @param figures what was done, by name in kebab case: counts, and numbers of what came to be, such as {@code plan}; no
 *     value of any record
 */
public record Outcome(Map<String, Long> figures) implements Told {

    /** Copies the figures, keeps their order. */
    public Outcome {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** One figure. */
    public static Outcome of(String name, long value) {
        return new Outcome(Map.of(name, value));
    }

    /** The same with one more figure. */
    public Outcome and(String name, long value) {
        Map<String, Long> more = new LinkedHashMap<>(figures);
        more.put(name, value);
        return new Outcome(more);
    }

    @Override
    public Outcome outcome() {
        return this;
    }
}
