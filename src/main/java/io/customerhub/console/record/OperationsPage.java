package io.customerhub.console.record;

import io.customerhub.access.Action.Effect;
import io.customerhub.access.Permission;
import io.customerhub.audit.Operation;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.FilterField.Choice;
import io.customerhub.console.page.Listing;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.audit.OperationPage;
import io.customerhub.service.audit.OperationQuery;
import io.customerhub.service.audit.ShowOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        Operation.State state = Parameters.word(Operation.State.class, "state", page.query("state"));
        Instant from = Parameters.from("from", page.query("from"));
        Instant until = Parameters.until("until", page.query("until"));
        Listing<OperationPage> operations = new Listing<>(
                (after, most) -> new OperationQuery(
                        state,
                        page.query("actor"),
                        page.query("action"),
                        from,
                        until,
                        Parameters.number("after", after),
                        most),
                found -> table(page, found),
                OperationPage::next);
        if (page.wantsFile()) {
            return page.file("operations", operations);
        }
        OperationPage found = page.ask(operations.ask().after(page.query("after"), ListModel.SHOWN));
        ListModel model = new ListModel(
                page.text("nav.operations"),
                filters(page),
                table(page, found),
                operations.nextOf(found),
                page.text("operations.none"),
                page.text("operations.none-how"));
        return Reply.html("list", model);
    }

    private static Table table(PageContext page, OperationPage found) {
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
        return table.build();
    }

    private static List<FilterField> filters(PageContext page) {
        List<Choice> states = Arrays.stream(Operation.State.values())
                .map(state -> new Choice(Parameters.word(state), page.word("operation.is", state)))
                .toList();
        return List.of(
                FilterField.choice(page, "state", page.text("operation.state"), states),
                FilterField.text(page, "actor", page.text("operation.actor")),
                FilterField.choice(page, "action", page.text("operation.action"), actions(page)),
                FilterField.day(page, "from", page.text("audit.from")),
                FilterField.day(page, "until", page.text("audit.until")));
    }

    /** Every action that changes something. */
    private static List<Choice> actions(PageContext page) {
        return page.actions(Effect.CHANGE).stream()
                .map(action -> new Choice(action, page.word("action", action)))
                .toList();
    }

    private static List<Cell> row(PageContext page, Operation operation) {
        return List.of(
                Cell.link(String.valueOf(operation.number()), "/operations/" + operation.number()),
                Cell.of(operation.at()),
                Cell.of(operation.actor()),
                Cell.shown(operation.action(), page.word("action", operation.action())),
                Cell.said(page, null, operation.subject()),
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
        return Cell.shown(Parameters.word(operation.state()), page.word("operation.is", operation.state()))
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
}
