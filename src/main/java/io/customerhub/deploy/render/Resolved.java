package io.customerhub.deploy.render;

import java.util.List;

/**
 * A text with its placeholders replaced.
 *
 * @param text what the route gets; a placeholder that nobody sets stays
 * @param origins where each placeholder's value comes from, in the order of the text
 * @param isSecret true when one of them holds a secret
 */
record Resolved(String text, List<String> origins, boolean isSecret) {

    /** False when a placeholder stayed, as nobody sets it. */
    boolean isComplete() {
        return origins.stream().noneMatch(origin -> origin.startsWith("NOT SET"));
    }
}
