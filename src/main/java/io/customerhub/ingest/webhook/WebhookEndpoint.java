package io.customerhub.ingest.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and what may be posted.
 *
 * @param path the path, beginning with a slash
 * @param sender who may post
 * @param idHeader the header with the id of a delivery, or null
 * @param maxBodyBytes the longest body
 * @param timeLimit how long a sender may take for a whole request
 * @param answerWithin how long a sender waits for an answer at most
 * @param ratePerSecond how many posts are taken in a second; 0 for any number
 */
public record WebhookEndpoint(
        String path,
        Sender sender,
        @Nullable String idHeader,
        int maxBodyBytes,
        Duration timeLimit,
        Duration answerWithin,
        int ratePerSecond) {

    /** Refuses what is no path. */
    public WebhookEndpoint {
        if (!path.startsWith("/") || path.contains("?") || path.contains("#") || path.contains(" ")) {
            throw new IllegalArgumentException("a path begins with '/' and has no query, found '" + path + "'");
        }
    }
}
