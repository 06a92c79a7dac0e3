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
import io.customerhub.service.identity.UserRequests.AddUser;
import io.customerhub.service.identity.UserRequests.DisableUser;
import io.customerhub.service.identity.UserRequests.EnableUser;
import io.customerhub.service.identity.UserRequests.EndAllSessions;
import io.customerhub.service.identity.UserRequests.EndUserSessions;
import io.customerhub.service.identity.UserRequests.ListUsers;
import io.customerhub.service.identity.UserRequests.PasswordCode;
import io.customerhub.service.identity.UserRequests.ResetPassword;
import io.customerhub.service.identity.UserRequests.SetRoles;
import io.customerhub.service.identity.UserRequests.User;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Users and their roles, for the admin; a user is named by a form and never in an address. */
public final class UsersPage implements Page {

    private static final String PATH = "/users";

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(80, "nav.users", PATH, Permission.USERS_ADMINISTER));
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, UsersPage::list);
        routes.post(
                PATH,
                page -> code(
                        page, page.ask(new AddUser(page.needed("name"), page.form("shown-name"), page.forms("role")))));
        routes.post(PATH + "/roles", page -> page.change(new SetRoles(page.needed("name"), page.forms("role")), PATH));
        routes.post(PATH + "/disable", page -> page.change(new DisableUser(page.needed("name")), PATH));
        routes.post(PATH + "/enable", page -> page.change(new EnableUser(page.needed("name")), PATH));
        routes.post(PATH + "/end-sessions", page -> page.change(new EndUserSessions(page.needed("name")), PATH));
        routes.post(PATH + "/end-all-sessions", page -> page.change(new EndAllSessions(), "/sign-in"));
        routes.post(PATH + "/reset", page -> code(page, page.ask(new ResetPassword(page.needed("name")))));
    }

    /**
     * The page.
     *
     * @param users all users
     * @param table the same as a table
     * @param roles all roles there are
     */
    public record Model(List<User> users, Table table, List<String> roles) {

        /** Copies the lists. */
        public Model {
            users = List.copyOf(users);
            roles = List.copyOf(roles);
        }
    }

    private static Reply list(PageContext page) {
        List<User> users = page.ask(new ListUsers()).users();
        Table.Builder table = Table.of("users", page.text("users.caption"))
                .column("name", page.text("users.name"), Kind.WORD)
                .column("shownName", page.text("users.shown-name"), Kind.WORD)
                .column("roles", page.text("users.roles"), Kind.WORD)
                .column("issuer", page.text("users.issuer"), Kind.WORD)
                .column("state", page.text("users.state"), Kind.WORD)
                .column("signedInAt", page.text("users.signed-in"), Kind.TIME)
                .column("createdAt", page.text("users.created"), Kind.TIME)
                .column("createdBy", page.text("users.created-by"), Kind.WORD)
                .column("sessions", page.text("users.sessions"), Kind.NUMBER)
                .column("tokens", page.text("users.tokens"), Kind.NUMBER);
        users.forEach(user -> table.row(row(page, user)));
        Model model = new Model(
                users,
                table.build(),
                Arrays.stream(Role.values()).map(Role::text).toList());
        return page.listing(model.table(), Reply.html("users", model));
    }

    private static List<Cell> row(PageContext page, User user) {
        String state = user.isDisabled() ? "disabled" : user.hasPassword() || user.issuer() != null ? "active" : "new";
        return List.of(
                Cell.of(user.name()),
                Cell.of(user.shownName()),
                Cell.shown(
                        String.join(" ", user.roles()),
                        user.roles().isEmpty()
                                ? "–"
                                : user.roles().stream()
                                        .map(role -> page.word("role", role))
                                        .collect(Collectors.joining(" · "))),
                Cell.of(user.issuer()),
                Cell.shown(state, page.word("user.is", state)).marked(user.isDisabled() ? "warn" : ""),
                Cell.of(user.signedInAt()),
                Cell.of(user.createdAt()),
                Cell.of(user.createdBy()),
                Cell.of(user.sessions()),
                Cell.of(user.tokens()));
    }

    /** The code is shown this once and stands in no address. */
    private static Reply code(PageContext page, PasswordCode code) {
        return new Reply.Html(
                200,
                "secret",
                Map.of(
                        "title",
                        page.text("users.code-title", "name", code.name()),
                        "how",
                        page.text("users.code-how"),
                        "secret",
                        code.code(),
                        "until",
                        code.expiresAt(),
                        "back",
                        PATH));
    }
}
