package io.customerhub.ingest.rest;

import org.jspecify.annotations.Nullable;

/** Who the hub says it is to an API. */
public sealed interface Authorization {

    /** Nobody. */
    record None() implements Authorization {}

    /**
     * The bearer of a fixed token (RFC 6750).
     *
     * @param token the secret
     */
    record Bearer(String token) implements Authorization {
        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /**
     * The bearer of a token that is fetched and renewed.
     *
     * @param tokens where it comes from
     * @param client who asks for it
     */
    record OAuth2(AccessTokens tokens, AccessTokens.Client client) implements Authorization {}

    /** The token to send now, or null for none. */
    default @Nullable String token() {
        if (this instanceof Bearer bearer) {
            return bearer.token();
        }
        return this instanceof OAuth2 oauth ? oauth.tokens().token(oauth.client()) : null;
    }

    /** True when another token may be had after this one was refused. */
    default boolean renewed(@Nullable String refused) {
        if (refused != null && this instanceof OAuth2 oauth) {
            oauth.tokens().refused(oauth.client(), refused);
            return true;
        }
        return false;
    }
}
