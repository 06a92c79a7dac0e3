package io.customerhub.console.record;

import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.audit.Operation;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.FilterField.Choice;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.audit.OperationPage;
import io.customerhub.service.audit.OperationQuery;
import io.customerhub.service.audit.ShowOperation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every change that somebody asked for, with its result: one row for each click. */
public final class OperationsPage implements Page {

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(60, "nav.operations", "/operations", Permission.STATE_SEE));
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/operations", OperationsPage::list);
        routes.get("/operations/{number}", OperationsPage::show);
    }

    private static Reply list(PageContext page) {
        OperationPage found = page.ask(new OperationQuery(
                state(page.query("state")), page.query("actor"), page.query("action"), Numbers.after(page), null));
        Table.Builder table = Table.of("operations", page.text("nav.operations"))
                .column("number", page.text("operation.number"), Kind.CODE)
                .column("at", page.text("operation.at"), Kind.TIME)
                .column("actor", page.text("operation.actor"), Kind.WORD)
                .column("action", page.text("operation.action"), Kind.WORD)
                .column("subject", page.text("operation.subject"), Kind.WORD)
                .column("purpose", page.text("operation.purpose"), Kind.WORD)
                .column("state", page.text("operation.state"), Kind.WORD)
                .column("figures", page.text("operation.figures"), Kind.WORD)
                .column("code", page.text("operation.code"), Kind.CODE);
        found.operations().forEach(operation -> table.row(row(page, operation)));
        ListModel model = new ListModel(
                page.text("nav.operations"),
                filters(page),
                table.build(),
                found.next() == null ? null : String.valueOf(found.next()),
                page.text("operations.none"),
                page.text("operations.none-how"));
        return page.listing(model.table(), Reply.html("list", model));
    }

    private static List<FilterField> filters(PageContext page) {
        List<Choice> states = Arrays.stream(Operation.State.values())
                .map(state -> new Choice(code(state), page.word("operation.is", state)))
                .toList();
        return List.of(
                FilterField.choice(page, "state", page.text("operation.state"), states),
                FilterField.text(page, "actor", page.text("operation.actor")),
                FilterField.text(page, "action", page.text("operation.action")));
    }

    private static List<Cell> row(PageContext page, Operation operation) {
        return List.of(
                Cell.link(String.valueOf(operation.number()), "/operations/" + operation.number()),
                Cell.of(operation.at()),
                Cell.of(operation.actor()),
                Cell.shown(operation.action(), page.word("action", operation.action())),
                Cell.of(operation.subject()),
                Cell.of(operation.purpose()),
                state(page, operation),
                Cell.shown(operation.figures().toString(), figures(page, operation)),
                Cell.of(operation.code()));
    }

    private static Cell state(PageContext page, Operation operation) {
        String mark =
                switch (operation.state()) {
                    case DONE -> "good";
                    case FAILED -> "bad";
                    case INTERRUPTED -> "warn";
                    case RUNNING -> "";
                };
        return Cell.shown(code(operation.state()), page.word("operation.is", operation.state()))
                .marked(mark);
    }

    private static String figures(PageContext page, Operation operation) {
        return operation.figures().isEmpty()
                ? "–"
                : operation.figures().entrySet().stream()
                        .map(figure -> page.word("figure", figure.getKey()) + " " + page.number(figure.getValue()))
                        .collect(Collectors.joining(" · "));
    }

    private static Reply show(PageContext page) {
        Operation operation = page.ask(new ShowOperation(page.pathNumber("number")));
        return new Reply.Html(
                200,
                "operation",
                Map.of(
                        "model",
                        operation,
                        "took",
                        page.span(
                                operation.endedAt() == null
                                        ? null
                                        : Duration.between(operation.at(), operation.endedAt())),
                        "problem",
                        operation.code() == null
                                ? ""
                                : page.refusal(operation.code(), String.valueOf(operation.message()))));
    }

    private static String code(Operation.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Operation.@Nullable State state(@Nullable String code) {
        if (code == null) {
            return null;
        }
        try {
            return Operation.State.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new RequestException(
                    Reason.INVALID, "HUB-WEB-005", "the filter 'state' has a value that there is not");
        }
    }
}
