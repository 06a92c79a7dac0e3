package io.customerhub.console.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a change, for the page after it; the lasting note of it is the operation.
 *
 * @param action the name of the action
 * @param subject what it was about
 * @param figures what was done, by name
 */
public record Result(String action, String subject, Map<String, Long> figures) {

    /** Copies the figures, keeps their order. */
    public Result {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
