package io.customerhub.config;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID provider that people sign in with.
 *
 * @param issuer its address, exactly as it stands in its tokens
 * @param clientId what the hub is called there
 * @param clientSecret the secret of the hub there, or null for a public client
 * @param rolesClaim where the roles stand in the ID token or the user info: a name, or a path such as {@code
 *     realm_access.roles}
 * @param roles which value there gives which roles of the hub; empty: the values are the names of the hub's roles
 */
public record OidcSettings(
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        String rolesClaim,
        Map<String, Set<String>> roles) {

    /** Copies the map. */
    public OidcSettings {
        roles = Map.copyOf(roles);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
