package io.customerhub.service.alert;

import io.customerhub.alert.AlertTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are sent to.
 *
 * @param name such as {@code mail} or {@code webhook}
 * @param failures how often in a row it could not be reached
 * @param nextTryAt when it is tried again, or null when nothing is wrong
 * @param lastSentAt when something was sent last, or null when never
 * @param lastFailedAt when that last failed, or null when never
 * @param failure the kind of that failure, or null when never
 */
public record TargetView(
        String name,
        int failures,
        @Nullable Instant nextTryAt,
        @Nullable Instant lastSentAt,
        @Nullable Instant lastFailedAt,
        @Nullable String failure) {

    static TargetView of(AlertTarget target) {
        return new TargetView(
                target.name(),
                target.failures(),
                target.nextTryAt(),
                target.lastSentAt(),
                target.lastFailedAt(),
                target.failure());
    }
}
