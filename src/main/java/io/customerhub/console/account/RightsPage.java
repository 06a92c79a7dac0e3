package io.customerhub.console.account;

import io.customerhub.access.Permission;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.identity.OwnRequests.MyRights;
import io.customerhub.service.identity.OwnRequests.Right;
import io.customerhub.service.identity.OwnRequests.Rights;
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
        Rights mine = page.ask(new MyRights());
        Table.Builder table = Table.of("rights", page.text("rights.caption"))
                .column("permission", page.text("rights.permission"), Kind.CODE)
                .column("meaning", page.text("rights.meaning"), Kind.WORD)
                .column("mine", page.text("rights.mine"), Kind.WORD)
                .column("why", page.text("rights.why"), Kind.WORD);
        for (Right right : mine.rights()) {
            table.row(
                    Cell.of(right.permission()),
                    Cell.shown(
                            right.meaning(),
                            page.word("permission", right.permission().replace(':', '.'))),
                    Cell.of(right.isAllowed()).marked(right.isAllowed() ? "good" : ""),
                    Cell.of(why(page, right)));
        }
        Table rights = table.build();
        return page.listing(rights, Reply.html("rights", new Model(mine, roles(page, mine.roles()), rights)));
    }

    /**
     * The page.
     *
     * @param mine what one may
     * @param roles one's own roles in words
     * @param rights all permissions as a table
     */
    public record Model(Rights mine, String roles, Table rights) {}

    /** By which role one may, or which roles would be needed. */
    private static String why(PageContext page, Right right) {
        if (right.isAllowed()) {
            return page.text("rights.by-role", "roles", roles(page, right.roles()));
        }
        return right.isBeyondToken()
                ? page.text("rights.beyond-token")
                : page.text("rights.needs-role", "roles", roles(page, right.otherRoles()));
    }

    private static String roles(PageContext page, List<String> roles) {
        return roles.isEmpty()
                ? "–"
                : roles.stream().map(role -> page.word("role", role)).collect(Collectors.joining(" · "));
    }
}
