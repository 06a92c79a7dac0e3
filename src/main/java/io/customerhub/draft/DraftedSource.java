package io.customerhub.draft;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out of a source.
 *
 * @param sample its records and fields
 * @param route the route to it
 * @param given what a test gives in its place, or null when nothing can stand in for it
 * @param noTest why there is no test, as a note; empty when there is one or when only values are missing
 * @param properties what the route needs in {@code hub.properties} and nobody else can say, such as a new secret
 */
record DraftedSource(
        Sample sample,
        RouteDraft route,
        TestDraft.@Nullable Given given,
        String noTest,
        Map<String, String> properties) {

    /** A source that a test can stand in for, or that has no values yet. */
    static DraftedSource of(Sample sample, RouteDraft route, TestDraft.@Nullable Given given) {
        return new DraftedSource(sample, route, given, "", Map.of());
    }
}
