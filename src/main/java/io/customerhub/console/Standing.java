package io.customerhub.console;

import org.jspecify.annotations.Nullable;

/** Whether the hub can show its console. Asked with every request, so it answers at once; by several threads. */
public interface Standing {

    /** It always can. */
    Standing GOOD = () -> null;

    /** Why it cannot now; null when it can. */
    @Nullable
    Standby now();

    /** Why it cannot when a request has failed so; null when that is no reason. */
    default @Nullable Standby after(Exception failure) {
        return null;
    }
}
