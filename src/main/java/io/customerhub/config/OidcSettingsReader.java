package io.customerhub.config;

import io.customerhub.config.HubSettings.Setting;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the OpenID provider. */
final class OidcSettingsReader {

    private OidcSettingsReader() {}

    /**
     * The provider; null when none is set.
     *
     * @throws IllegalArgumentException (HUB-SET-003) when one of them is missing or wrong
     */
    static @Nullable OidcSettings read(Map<String, String> environment) {
        String issuer = Setting.HUB_OIDC_ISSUER.in(environment);
        String client = Setting.HUB_OIDC_CLIENT_ID.in(environment);
        if (issuer.isEmpty() && client.isEmpty()) {
            return null;
        }
        if (issuer.isEmpty() || client.isEmpty()) {
            throw wrong((issuer.isEmpty() ? Setting.HUB_OIDC_ISSUER : Setting.HUB_OIDC_CLIENT_ID)
                    + " is missing: issuer and client id belong together");
        }
        if (!isSafe(issuer)) {
            throw wrong(Setting.HUB_OIDC_ISSUER + ": expected an address that begins with https://, found '" + issuer
                    + "'; http:// is taken for this machine itself only");
        }
        AllowedHosts.in(environment).requireAddress("the sign-in by OpenID", URI.create(issuer));
        String secret = Setting.HUB_OIDC_CLIENT_SECRET.in(environment);
        return new OidcSettings(
                issuer,
                client,
                secret.isEmpty() ? null : secret,
                Setting.HUB_OIDC_ROLES_CLAIM.in(environment),
                roles(Setting.HUB_OIDC_ROLES.in(environment)));
    }

    /** Tokens and codes travel by TLS, or do not leave the machine. */
    private static boolean isSafe(String issuer) {
        try {
            URI address = URI.create(issuer);
            String host = String.valueOf(address.getHost());
            boolean isLocal = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
            return "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isLocal;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, Set<String>> roles(String text) {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return roles;
        }
        for (String pair : text.split(",")) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1 || pair.substring(equals + 1).isBlank()) {
                throw wrong(Setting.HUB_OIDC_ROLES
                        + ": expected pairs such as crm-admins=admin,crm-team=operator, found '" + pair.strip() + "'");
            }
            roles.computeIfAbsent(pair.substring(0, equals).strip(), value -> new LinkedHashSet<>())
                    .add(pair.substring(equals + 1).strip());
        }
        return roles;
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("HUB-SET-003  " + what);
    }
}
