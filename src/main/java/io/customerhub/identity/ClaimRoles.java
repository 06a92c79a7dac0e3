package io.customerhub.identity;

import io.customerhub.access.Role;
import io.customerhub.config.OidcSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which roles somebody has, by what an OpenID provider says. */
final class ClaimRoles {

    private final String path;
    private final Map<String, Set<String>> roles;

    /**
     * Roles by these settings.
     *
     * @throws IllegalArgumentException when they name a role that the hub does not have
     */
    ClaimRoles(OidcSettings settings) {
        path = settings.rolesClaim();
        roles = settings.roles();
        roles.values().forEach(names -> names.forEach(Role::named));
    }

    /** The values at the path; empty when nothing is there. */
    Optional<List<String>> values(Map<String, Object> claims) {
        Object found = at(claims, path);
        if (found instanceof Collection<?> several) {
            List<String> values = new ArrayList<>();
            several.forEach(value -> values.add(String.valueOf(value)));
            return Optional.of(values);
        }
        return found instanceof String one ? Optional.of(List.of(one.split("[ ,]+"))) : Optional.empty();
    }

    /** The roles that these values give; a value that means nothing here gives none. */
    Set<Role> roles(List<String> values) {
        EnumSet<Role> found = EnumSet.noneOf(Role.class);
        for (String value : values) {
            if (roles.isEmpty()) {
                addNamed(found, value);
            } else {
                roles.getOrDefault(value, Set.of()).forEach(name -> found.add(Role.named(name)));
            }
        }
        return found;
    }

    private static void addNamed(Set<Role> found, String value) {
        for (Role role : Role.values()) {
            if (role.text().equals(value)) {
                found.add(role);
            }
        }
    }

    /** The whole path may be one name: providers use addresses as names of claims. */
    private static @Nullable Object at(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Object found = at(inner, path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
