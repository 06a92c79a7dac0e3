package io.customerhub.service.identity;

import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.access.Role;
import io.customerhub.service.identity.OwnRequests.Right;
import io.customerhub.service.identity.OwnRequests.Rights;
import io.customerhub.service.identity.OwnRequests.Session;
import io.customerhub.service.identity.OwnRequests.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a caller may, and why. */
final class RightsView {

    private RightsView() {}

    /** With the session or token by which it is asked, if there is one. */
    static Rights of(Caller caller, @Nullable String issuer, @Nullable Session session, @Nullable Token token) {
        List<Right> rights = new ArrayList<>();
        List<String> own = names(caller.roles());
        for (Permission permission : Permission.values()) {
            List<String> giving = Arrays.stream(Role.values())
                    .filter(role -> role.permissions().contains(permission))
                    .map(Role::text)
                    .toList();
            List<String> mine = giving.stream().filter(own::contains).toList();
            rights.add(new Right(
                    permission.text(),
                    permission.meaning(),
                    caller.may(permission),
                    !mine.isEmpty() && !caller.may(permission),
                    mine,
                    giving.stream().filter(role -> !own.contains(role)).toList()));
        }
        String kind = caller.kind().name().toLowerCase(Locale.ROOT);
        return new Rights(caller.name(), kind, issuer, own, rights, session, token);
    }

    /** The names of roles, sorted. */
    static List<String> names(Iterable<Role> roles) {
        List<String> names = new ArrayList<>();
        roles.forEach(role -> names.add(role.text()));
        names.sort(null);
        return names;
    }
}
