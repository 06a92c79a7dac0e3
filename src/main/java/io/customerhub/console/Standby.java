package io.customerhub.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a hub cannot show its console now.
 *
 * @param reason why
 * @param since when that was seen first
 * @param holder which hub reads the sources, for people; null unless another one does
 */
public record Standby(Reason reason, Instant since, @Nullable String holder) {

    /** Why. */
    public enum Reason {
        /** It is about to begin. */
        STARTING,
        /** The database does not answer. */
        WAREHOUSE_AWAY,
        /** Another hub reads the sources, and has the console. */
        ANOTHER_HUB
    }
}
