package io.customerhub.console.account;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.identity.OwnRequests.ChangePassword;
import io.customerhub.service.identity.OwnRequests.EndSession;
import io.customerhub.service.identity.OwnRequests.EndSessions;
import io.customerhub.service.identity.OwnRequests.ListSessions;
import io.customerhub.service.identity.OwnRequests.MyRights;
import io.customerhub.service.identity.OwnRequests.Session;
import io.customerhub.service.identity.OwnRequests.Sessions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One's own password, and the sessions in which one is signed in. */
public final class AccountPage implements Page {

    private static final String PATH = "/account";
    private static final int REFUSED = 422;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, page -> {
            Model model = model(page, "");
            return page.listing(model.table(), Reply.html("account-own", model));
        });
        routes.post(PATH + "/password", AccountPage::changePassword);
        routes.post(PATH + "/sessions/end", page -> page.change(new EndSession(number(page.needed("number"))), PATH));
        routes.post(PATH + "/sessions/end-all", page -> page.change(new EndSessions(), "/sign-in"));
    }

    /**
     * The page.
     *
     * @param issuer the OpenID provider that keeps the password; null when the hub does
     * @param sessions the newest first, and how long they last
     * @param table the same as a table
     * @param problem why the password was not changed; empty when there was none
     */
    public record Model(@Nullable String issuer, Sessions sessions, Table table, String problem) {}

    private static Model model(PageContext page, String problem) {
        Sessions sessions = page.ask(new ListSessions());
        Table.Builder table = Table.of("sessions", page.text("account.sessions-caption"))
                .column("number", page.text("account.session"), Kind.CODE)
                .column("this", page.text("account.this"), Kind.WORD)
                .column("way", page.text("account.way"), Kind.WORD)
                .column("address", page.text("account.address"), Kind.CODE)
                .column("createdAt", page.text("account.began"), Kind.TIME)
                .column("seenAt", page.text("account.seen"), Kind.TIME)
                .column("endsAt", page.text("account.ends"), Kind.TIME);
        sessions.sessions().forEach(session -> table.row(row(page, session)));
        return new Model(page.ask(new MyRights()).issuer(), sessions, table.build(), problem);
    }

    private static List<Cell> row(PageContext page, Session session) {
        return List.of(
                Cell.of(String.valueOf(session.number())),
                Cell.shown(String.valueOf(session.isThis()), session.isThis() ? page.text("account.is-this") : "–")
                        .marked(session.isThis() ? "good" : ""),
                Cell.shown(session.way(), page.word("way", session.way())),
                Cell.of(session.address()),
                Cell.of(session.createdAt()),
                Cell.of(session.seenAt()),
                Cell.of(session.endsAt()));
    }

    /** What is refused is said on the form itself, which is then filled in again. */
    private static Reply changePassword(PageContext page) {
        try {
            return page.change(new ChangePassword(secret(page, "current"), secret(page, "fresh")), PATH);
        } catch (RequestException refused) {
            String problem = refused.code().equals("HUB-USER-001")
                    ? page.text("account.wrong-password")
                    : page.refusal(refused.code(), refused.getMessage());
            return new Reply.Html(REFUSED, "account-own", Map.of("model", model(page, problem)));
        }
    }

    /** A password may begin or end with a space. */
    private static String secret(PageContext page, String name) {
        page.needed(name);
        return page.forms(name).get(0);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException word) {
            throw new RequestException(Reason.INVALID, "HUB-WEB-005", "a number was expected in the form");
        }
    }
}
