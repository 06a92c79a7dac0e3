package io.customerhub.identity;

import java.time.Instant;

/**
 * A token that was just made.
 *
 * @param id its number
 * @param token the token itself, which is shown this once
 * @param expiresAt from when on it does not work any more
 */
public record CreatedToken(long id, String token, Instant expiresAt) {

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "CreatedToken[" + id + "]";
    }
}
