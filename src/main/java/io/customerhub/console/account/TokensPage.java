package io.customerhub.console.account;

import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.identity.CreatedToken;
import io.customerhub.service.identity.OwnRequests.CreateToken;
import io.customerhub.service.identity.OwnRequests.ListTokens;
import io.customerhub.service.identity.OwnRequests.RevokeToken;
import io.customerhub.service.identity.OwnRequests.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One's own API tokens. */
public final class TokensPage implements Page {

    private static final String PATH = "/tokens";

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, TokensPage::list);
        routes.post(PATH, TokensPage::create);
        routes.post(PATH + "/revoke", page -> page.change(new RevokeToken(null, number(page.needed("id"))), PATH));
    }

    /**
     * The page.
     *
     * @param tokens the newest first
     * @param table the same as a table
     * @param permissions those that a token can be given
     */
    public record Model(List<Token> tokens, Table table, List<String> permissions) {

        /** Copies the lists. */
        public Model {
            tokens = List.copyOf(tokens);
            permissions = List.copyOf(permissions);
        }
    }

    private static Reply list(PageContext page) {
        List<Token> tokens = page.ask(new ListTokens(null)).tokens();
        Table.Builder table = Table.of("tokens", page.text("tokens.caption"))
                .column("id", page.text("tokens.id"), Kind.CODE)
                .column("label", page.text("tokens.label"), Kind.WORD)
                .column("scopes", page.text("tokens.scopes"), Kind.CODE)
                .column("state", page.text("users.state"), Kind.WORD)
                .column("createdAt", page.text("users.created"), Kind.TIME)
                .column("expiresAt", page.text("tokens.expires"), Kind.TIME)
                .column("usedAt", page.text("tokens.used"), Kind.TIME)
                .column("usedFrom", page.text("tokens.used-from"), Kind.CODE);
        tokens.forEach(token -> table.row(List.of(
                Cell.of(String.valueOf(token.id())),
                Cell.of(token.label()),
                Cell.of(String.join(" ", token.scopes())),
                Cell.shown(token.state(), page.word("token.is", token.state()))
                        .marked(token.state().equals("works") ? "good" : ""),
                Cell.of(token.createdAt()),
                Cell.of(token.expiresAt()),
                Cell.of(token.usedAt()),
                Cell.of(token.usedFrom()))));
        List<String> mine = Arrays.stream(Permission.values())
                .filter(page::may)
                .map(Permission::text)
                .toList();
        Model model = new Model(tokens, table.build(), mine);
        return page.listing(model.table(), Reply.html("tokens", model));
    }

    private static Reply create(PageContext page) {
        String days = page.form("days");
        CreatedToken token = page.ask(new CreateToken(
                null, page.needed("label"), page.forms("scope"), days == null ? null : (int) number(days)));
        return new Reply.Html(
                200,
                "secret",
                Map.of(
                        "title",
                        page.text("tokens.made"),
                        "how",
                        page.text("tokens.made-how"),
                        "secret",
                        token.token(),
                        "until",
                        Objects.requireNonNull(token.expiresAt()),
                        "back",
                        PATH));
    }

    private static long number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException word) {
            throw new RequestException(Reason.INVALID, "HUB-WEB-005", "a number was expected in the form");
        }
    }
}
