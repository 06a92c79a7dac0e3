package io.customerhub.console.record;

import io.customerhub.access.Permission;
import io.customerhub.alert.AlertKind;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.Confirm;
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
import io.customerhub.service.alert.AcknowledgeAlert;
import io.customerhub.service.alert.AlertView;
import io.customerhub.service.alert.ListAlerts;
import io.customerhub.service.alert.SeeQuietHours;
import io.customerhub.service.alert.SetQuietHours;
import io.customerhub.service.alert.ShowAlert;
import io.customerhub.service.alert.TestAlerts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is the matter, who knows of it, and when people are left in peace. */
public final class AlertPages implements Page {

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(50, "nav.alerts", "/alerts", Permission.STATE_SEE));
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/alerts", AlertPages::list);
        routes.get("/alerts/{number}", AlertPages::show);
        routes.get("/alerts/{number}/acknowledge", AlertPages::confirm);
        routes.post(
                "/alerts/{number}/acknowledge",
                page -> page.change(
                        new AcknowledgeAlert(
                                page.pathNumber("number"), Objects.requireNonNullElse(page.form("note"), "")),
                        "/alerts/" + page.pathNumber("number")));
        routes.post("/alerts-test", page -> page.change(new TestAlerts(), "/alerts?state=any"));
        routes.post(
                "/alerts-quiet-hours",
                page -> page.change(
                        new SetQuietHours(page.form("from"), page.form("until"), page.form("zone")), "/alerts"));
    }

    /**
     * The page of all alerts.
     *
     * @param list the alerts
     * @param targets where they are sent
     * @param quiet when only critical ones are sent
     */
    public record Model(ListModel list, Table targets, SeeQuietHours.Answer quiet) {}

    private static Reply list(PageContext page) {
        Listing<ListAlerts.Answer> alerts = new Listing<>(
                (after, most) -> new ListAlerts(
                        page.query("state"),
                        page.query("kind"),
                        page.query("stream"),
                        most,
                        Parameters.number("after", after)),
                found -> table(page, found),
                ListAlerts.Answer::before);
        if (page.wantsFile() && !page.wantsFile("alert-targets")) {
            return page.file("alerts", alerts);
        }
        ListAlerts.Answer found = page.ask(alerts.ask().after(page.query("after"), ListModel.SHOWN));
        ListModel list = new ListModel(
                page.text("nav.alerts"),
                filters(page),
                table(page, found),
                alerts.nextOf(found),
                page.text("alerts.none"),
                page.text("alerts.none-how"));
        Model model = new Model(list, targets(page, found), page.ask(new SeeQuietHours()));
        return page.listing(model.targets(), Reply.html("alerts", model));
    }

    private static Table table(PageContext page, ListAlerts.Answer found) {
        Table.Builder table = Table.of("alerts", page.text("nav.alerts"))
                .column("number", page.text("alert.number"), Kind.CODE)
                .column("severity", page.text("alert.severity"), Kind.WORD)
                .column("kind", page.text("alert.kind"), Kind.WORD)
                .column("state", page.text("operation.state"), Kind.WORD)
                .column("sentence", page.text("alert.sentence"), Kind.SENTENCE)
                .column("firstRaised", page.text("cause.first-seen"), Kind.TIME)
                .column("lastSeen", page.text("cause.last-seen"), Kind.TIME)
                .column("times", page.text("alert.times"), Kind.NUMBER)
                .column("acknowledgedBy", page.text("alert.acknowledged-by"), Kind.WORD);
        found.alerts().forEach(alert -> table.row(row(page, alert)));
        return table.build();
    }

    private static Table targets(PageContext page, ListAlerts.Answer found) {
        Table.Builder table = Table.of("alert-targets", page.text("alert.targets"))
                .column("name", page.text("alert.target"), Kind.WORD)
                .column("lastSentAt", page.text("alert.last-success"), Kind.TIME)
                .column("failures", page.text("alert.failures"), Kind.NUMBER);
        found.targets()
                .forEach(target -> table.row(
                        Cell.of(target.name()),
                        Cell.of(target.lastSentAt()),
                        Cell.of((long) target.failures()).marked(target.failures() > 0 ? "bad" : "")));
        return table.build();
    }

    private static List<FilterField> filters(PageContext page) {
        List<Choice> states = Stream.of("raised", "acknowledged", "resolved", "any")
                .map(state -> new Choice(state, page.word("alert.is", state)))
                .toList();
        List<Choice> kinds = Arrays.stream(AlertKind.values())
                .map(kind -> new Choice(kind.word(), page.word("alert.about", kind.word())))
                .toList();
        return List.of(
                FilterField.choice(page, "state", page.text("operation.state"), states)
                        .otherwise(page.text("alert.is.unresolved")),
                FilterField.choice(page, "kind", page.text("alert.kind"), kinds),
                FilterField.text(page, "stream", page.text("stream.name")));
    }

    private static List<Cell> row(PageContext page, AlertView alert) {
        return List.of(
                Cell.link(String.valueOf(alert.number()), "/alerts/" + alert.number()),
                Cell.shown(alert.severity(), page.word("alert.weighs", alert.severity()))
                        .marked(mark(alert.severity())),
                Cell.shown(alert.kind(), page.word("alert.about", alert.kind())),
                Cell.shown(alert.state(), page.word("alert.is", alert.state())),
                Cell.said(page, alert.code(), alert.sentence()),
                Cell.of(alert.firstRaised()),
                Cell.of(alert.lastSeen()),
                Cell.of((long) alert.times()),
                Cell.of(alert.acknowledgedBy()));
    }

    private static String mark(@Nullable String severity) {
        return "critical".equals(severity) || "error".equals(severity)
                ? "bad"
                : "warning".equals(severity) ? "warn" : "";
    }

    private static Reply show(PageContext page) {
        return Reply.html("alert", page.ask(new ShowAlert(page.pathNumber("number"))));
    }

    private static Reply confirm(PageContext page) {
        AlertView alert = page.ask(new ShowAlert(page.pathNumber("number"))).alert();
        return new Confirm(
                        page.text("alert.acknowledge"),
                        List.of(page.said(alert.code(), alert.sentence()), page.text("alert.acknowledge-fact")),
                        "/alerts/" + alert.number() + "/acknowledge",
                        Map.of(),
                        List.of(new Confirm.Field(
                                "note", page.text("alert.note"), page.text("stream.reason-hint"), null, false)),
                        page.text("alert.acknowledge"),
                        "/alerts/" + alert.number(),
                        false)
                .reply();
    }
}
