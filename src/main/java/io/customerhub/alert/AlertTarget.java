package io.customerhub.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are sent to.
 *
 * @param name what follows {@code direct:alert-} in the route, such as {@code mail}
 * @param failures how often in a row it could not be reached
 * @param nextTryAt when it is tried again; null: at once
 * @param lastSentAt when something was sent last, or null when never
 * @param lastFailedAt when that last failed, or null when never
 * @param failure the kind of that failure, such as {@code HTTP 500}; null when never
 */
public record AlertTarget(
        String name,
        int failures,
        @Nullable Instant nextTryAt,
        @Nullable Instant lastSentAt,
        @Nullable Instant lastFailedAt,
        @Nullable String failure) {}
