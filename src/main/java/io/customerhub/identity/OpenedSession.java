package io.customerhub.identity;

import io.customerhub.access.Caller;
import java.time.Duration;

/**
 * A session that has just begun.
 *
 * @param secret what the browser sends from now on; the hub keeps only its hash
 * @param life after how long it ends at the latest
 * @param caller whose it is
 */
public record OpenedSession(String secret, Duration life, Caller caller) {

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "OpenedSession[" + caller.name() + "]";
    }
}
