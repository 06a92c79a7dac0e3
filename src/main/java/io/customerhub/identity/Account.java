package io.customerhub.identity;

import io.customerhub.access.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param id its number
 * @param name unique, in lower case; for an account of an OpenID provider issuer, {@code #} and subject
 * @param shownName the name for people
 * @param issuer the OpenID provider that knows it; null when the hub itself does
 * @param roles what it is to the hub
 * @param hasPassword true when it can sign in with a password
 * @param isDisabled true when it may not sign in
 * @param createdAt when it was added
 * @param createdBy who added it
 * @param signedInAt the last sign-in, or null
 */
public record Account(
        long id,
        String name,
        String shownName,
        @Nullable String issuer,
        Set<Role> roles,
        boolean hasPassword,
        boolean isDisabled,
        Instant createdAt,
        String createdBy,
        @Nullable Instant signedInAt) {

    /** Copies the roles. */
    public Account {
        roles = Set.copyOf(roles);
    }
}
