package io.customerhub.identity;

import io.customerhub.access.Permission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of the REST API, without its secret.
 *
 * @param id its number, which stands in the audit log
 * @param owner the name of the account
 * @param label what it is for
 * @param scopes what it may at most
 * @param createdAt when it was made
 * @param expiresAt from when on it does not work any more
 * @param revokedAt when it was revoked, or null
 * @param usedAt when it was used last, to the minute, or null
 * @param usedFrom from where, or null
 */
public record ApiToken(
        long id,
        String owner,
        String label,
        Set<Permission> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant usedAt,
        @Nullable String usedFrom) {

    /** Copies the scopes. */
    public ApiToken {
        scopes = Set.copyOf(scopes);
    }
}
