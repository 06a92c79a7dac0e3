package io.customerhub.ingest.rest.auth;

import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.HttpCalls.Call;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A way to get an access token. Equal grants share their tokens. Its text never shows a secret. */
public sealed interface Grant permits OAuthGrant, LoginGrant {

    /** The largest answer of a token server that is read. */
    long MAX_BYTES = 1 << 20;

    /** Who is asked. */
    URI url();

    /**
     * The request.
     *
     * @param refreshToken the refresh token that is valid now, or null when none is used
     */
    Call call(@Nullable String refreshToken);

    /**
     * The token in an answer 200.
     *
     * @throws io.customerhub.ingest.rest.http.RestFailure (HUB-REST-003) when there is none
     */
    Issued issued(Answer answer);

    /**
     * What a token server gives.
     *
     * @param token the access token
     * @param life how long it is valid
     * @param refreshToken the refresh token that replaces the one before, or null when it stays
     */
    record Issued(String token, Duration life, @Nullable String refreshToken) {
        @Override
        public String toString() {
            return "a token for " + life;
        }
    }
}
