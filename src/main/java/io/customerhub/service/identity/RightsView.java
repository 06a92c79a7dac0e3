package io.customerhub.service.identity;

import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.access.Role;
import io.customerhub.service.identity.OwnRequests.Right;
import io.customerhub.service.identity.OwnRequests.Rights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a caller may, and why. */
final class RightsView {

    private RightsView() {}

    static Rights of(Caller caller) {
        List<Right> rights = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            List<String> giving = Arrays.stream(Role.values())
                    .filter(role -> role.permissions().contains(permission))
                    .map(Role::text)
                    .toList();
            List<String> own = names(caller.roles());
            rights.add(new Right(
                    permission.text(),
                    caller.may(permission),
                    giving.stream().filter(own::contains).toList(),
                    giving.stream().filter(role -> !own.contains(role)).toList()));
        }
        return new Rights(caller.name(), caller.kind().name().toLowerCase(Locale.ROOT), names(caller.roles()), rights);
    }

    /** The names of roles, sorted. */
    static List<String> names(Iterable<Role> roles) {
        List<String> names = new ArrayList<>();
        roles.forEach(role -> names.add(role.text()));
        names.sort(null);
        return names;
    }
}
