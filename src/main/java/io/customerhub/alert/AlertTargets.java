package io.customerhub.alert;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways to people. Used by one thread. */
public interface AlertTargets {

    /** Those that are configured now, such as {@code mail}; empty when alerts are only shown. */
    Set<String> names();

    /**
     * Since when the ways are refused as a mistake, or null when they are not: what waits for them goes on waiting, and nobody
     * is forgotten.
     */
    default @Nullable Instant refusedSince() {
        return null;
    }

    /**
     * Sends a message; returns when the other side has taken it.
     *
     * @throws NotSentException when it has not, or nobody knows
     */
    void send(String target, AlertMessage message) throws NotSentException;

    /** That a target did not take a message. It is sent again later. */
    final class NotSentException extends Exception {

        private static final long serialVersionUID = 1L;

        /** @param kind what kind of failure, such as {@code HTTP 500}; no address, no message of the other side */
        public NotSentException(String kind, Throwable cause) {
            super(kind, cause);
        }
    }
}
