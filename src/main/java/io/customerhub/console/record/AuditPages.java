package io.customerhub.console.record;

import io.customerhub.access.Action.Effect;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Permission;
import io.customerhub.audit.AuditRow;
import io.customerhub.audit.AuditVerification;
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
import io.customerhub.service.audit.AuditPage;
import io.customerhub.service.audit.AuditQuery;
import io.customerhub.service.audit.OwnAuditQuery;
import io.customerhub.service.audit.VerifyAudit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log: all of it for those who may, one's own part for everybody, and whether it is as it was written. */
public final class AuditPages implements Page {

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(70, "nav.audit", "/audit", Permission.OWN_SEE));
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/audit", AuditPages::list);
        routes.get("/audit/verify", AuditPages::verify);
    }

    private static Reply list(PageContext page) {
        boolean all = page.allows(AuditQuery.class);
        Listing<AuditPage> entries = all ? entries(page) : own(page);
        if (page.wantsFile()) {
            return page.file("audit", entries);
        }
        AuditPage found = page.ask(entries.ask().after(page.query("after"), ListModel.SHOWN));
        ListModel model = new ListModel(
                page.text("nav.audit"),
                all ? filters(page) : List.of(),
                entries.table().apply(found),
                entries.nextOf(found),
                page.text("audit.none"),
                page.text("audit.none-how"));
        return Reply.html("audit", model);
    }

    private static Listing<AuditPage> own(PageContext page) {
        return new Listing<>(
                (after, most) -> new OwnAuditQuery(Parameters.number("after", after), most),
                found -> table(page, found, "audit.own"),
                AuditPage::next);
    }

    private static Listing<AuditPage> entries(PageContext page) {
        Effect effect = Parameters.word(Effect.class, "effect", page.query("effect"));
        Result result = Parameters.word(Result.class, "result", page.query("result-is"));
        Instant from = Parameters.from("from", page.query("from"));
        Instant until = Parameters.until("until", page.query("until"));
        List<String> actions = effect == null ? List.of() : page.actions(effect);
        return new Listing<>(
                (after, most) -> new AuditQuery(
                        page.query("actor"),
                        page.query("action"),
                        page.query("about"),
                        from,
                        until,
                        actions,
                        result == null ? null : Parameters.word(result),
                        Parameters.number("after", after),
                        most),
                found -> table(page, found, "audit.caption"),
                AuditPage::next);
    }

    private static Table table(PageContext page, AuditPage found, String caption) {
        Table.Builder table = Table.of("audit", page.text(caption))
                .column("sequence", page.text("audit.sequence"), Kind.CODE)
                .column("at", page.text("operation.at"), Kind.TIME)
                .column("actor", page.text("operation.actor"), Kind.WORD)
                .column("kind", page.text("audit.kind"), Kind.WORD)
                .column("roles", page.text("audit.roles"), Kind.WORD)
                .column("address", page.text("audit.address"), Kind.CODE)
                .column("action", page.text("operation.action"), Kind.WORD)
                .column("subject", page.text("operation.subject"), Kind.WORD)
                .column("purpose", page.text("operation.purpose"), Kind.WORD)
                .column("result", page.text("audit.result"), Kind.WORD)
                .column("operation", page.text("operation.number"), Kind.CODE)
                .column("detail", page.text("audit.detail"), Kind.CODE);
        found.entries().forEach(entry -> table.row(row(page, entry)));
        return table.build();
    }

    private static List<FilterField> filters(PageContext page) {
        List<Choice> effects = Arrays.stream(Effect.values())
                .map(effect -> new Choice(Parameters.word(effect), page.word("audit.effect", effect)))
                .toList();
        List<Choice> results = Arrays.stream(Result.values())
                .map(result -> new Choice(Parameters.word(result), page.word("audit.is", result)))
                .toList();
        return List.of(
                FilterField.text(page, "actor", page.text("operation.actor")),
                FilterField.text(page, "action", page.text("operation.action")),
                FilterField.choice(page, "effect", page.text("audit.effect"), effects),
                FilterField.choice(page, "result-is", page.text("audit.result"), results),
                FilterField.text(page, "about", page.text("operation.subject")),
                FilterField.day(page, "from", page.text("audit.from")),
                FilterField.day(page, "until", page.text("audit.until")));
    }

    private static List<Cell> row(PageContext page, AuditRow entry) {
        return List.of(
                Cell.of(String.valueOf(entry.sequence())),
                Cell.of(entry.at()),
                Cell.of(entry.actor()),
                Cell.shown(entry.actorKind(), page.word("actor.is", entry.actorKind())),
                Cell.of(entry.roles()),
                Cell.of(entry.address()),
                Cell.shown(entry.action(), page.word("action", entry.action())),
                Cell.said(page, null, entry.subject()),
                Cell.of(entry.purpose()),
                Cell.shown(entry.result(), page.word("audit.is", entry.result()))
                        .marked(mark(entry.result())),
                operation(entry.operation()),
                Cell.said(page, null, entry.detail()));
    }

    private static Cell operation(long number) {
        return number == 0 ? Cell.of(null) : Cell.link(String.valueOf(number), "/operations/" + number);
    }

    private static String mark(@Nullable String result) {
        return "refused".equals(result) || "failed".equals(result) ? "warn" : "";
    }

    private static Reply verify(PageContext page) {
        AuditVerification found = page.ask(new VerifyAudit());
        return Reply.html("audit-verify", found);
    }
}
