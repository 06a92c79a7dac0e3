package io.customerhub.ingest.rest.http;

import java.time.Duration;

/** How a reader waits: not at all any more once the hub wants it to stop. */
@FunctionalInterface
public interface Pause {

    /** Waits; false when the hub wants the reader to stop, at once or in the middle of the wait. */
    boolean await(Duration time);
}
