package io.customerhub.api;

import io.customerhub.access.Caller;
import org.jspecify.annotations.Nullable;

/** Tells whose token it is. */
@FunctionalInterface
public interface BearerTokens {

    /**
     * The caller that a token stands for.
     *
     * @param token what the request bears
     * @param address where the request came from
     * @return null when nobody has such a token, or it has ended
     */
    @Nullable
    Caller caller(String token, String address);
}
