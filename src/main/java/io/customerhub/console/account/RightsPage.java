package io.customerhub.console.account;

import io.customerhub.access.Permission;
import io.customerhub.access.Role;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What one may, by which role, and which role would give the rest. */
public final class RightsPage implements Page {

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(90, "nav.rights", "/rights", Permission.OWN_SEE));
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/rights", RightsPage::show);
    }

    private static Reply show(PageContext page) {
        Table.Builder table = Table.of("rights", page.text("rights.caption"))
                .column("permission", page.text("rights.permission"), Kind.CODE)
                .column("meaning", page.text("rights.meaning"), Kind.WORD)
                .column("mine", page.text("rights.mine"), Kind.WORD)
                .column("roles", page.text("rights.roles"), Kind.WORD);
        for (Permission permission : Permission.values()) {
            boolean mine = page.may(permission);
            table.row(
                    Cell.of(permission.text()),
                    Cell.of(page.word("permission", permission.text().replace(':', '.'))),
                    Cell.of(mine).marked(mine ? "good" : ""),
                    Cell.of(rolesWith(page, permission)));
        }
        Table rights = table.build();
        return page.listing(rights, Reply.html("rights", new Model(roles(page), rights)));
    }

    /**
     * The page.
     *
     * @param roles one's own roles in words
     * @param rights all permissions
     */
    public record Model(String roles, Table rights) {}

    private static String roles(PageContext page) {
        return page.caller().roles().stream()
                .sorted()
                .map(role -> page.word("role", role.text()))
                .collect(Collectors.joining(" · "));
    }

    private static String rolesWith(PageContext page, Permission permission) {
        return Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(permission))
                .map(role -> page.word("role", role.text()))
                .collect(Collectors.joining(" · "));
    }
}
