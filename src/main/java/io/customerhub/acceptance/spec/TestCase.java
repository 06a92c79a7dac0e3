package io.customerhub.acceptance.spec;

import io.customerhub.config.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One case: what the source holds, and what is expected of the hub when it has read that once.
 *
 * @param name its name, which tells it from the others of its file
 * @param place where it stands
 * @param source what the source holds
 * @param clock what time it is, or null for {@link #USUAL_CLOCK}
 * @param after the case whose warehouse this one goes on with, or null for an empty warehouse
 * @param expect what is expected
 */
public record TestCase(
        String name,
        Place place,
        SourceContent source,
        @Nullable Instant clock,
        @Nullable String after,
        Expectation expect) {

    /** What time it is where a case does not say: the same each time, so that a case never fails because time goes by. */
    public static final Instant USUAL_CLOCK = Instant.parse("2026-07-01T00:00:00Z");

    /** What time it is. */
    public Instant now() {
        return clock == null ? USUAL_CLOCK : clock;
    }
}
