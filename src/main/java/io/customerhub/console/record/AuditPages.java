package io.customerhub.console.record;

import io.customerhub.access.Permission;
import io.customerhub.audit.AuditRow;
import io.customerhub.audit.AuditVerification;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.audit.AuditPage;
import io.customerhub.service.audit.AuditQuery;
import io.customerhub.service.audit.OwnAuditQuery;
import io.customerhub.service.audit.VerifyAudit;
import java.time.Duration;
import java.time.Instant;
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
        AuditPage found = all ? page.ask(query(page)) : page.ask(new OwnAuditQuery(Numbers.after(page), null));
        Table.Builder table = Table.of("audit", page.text(all ? "audit.caption" : "audit.own"))
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
        ListModel model = new ListModel(
                page.text("nav.audit"),
                all ? filters(page) : List.of(),
                table.build(),
                found.next() == null ? null : String.valueOf(found.next()),
                page.text("audit.none"),
                page.text("audit.none-how"));
        return page.listing(model.table(), Reply.html("audit", model));
    }

    private static AuditQuery query(PageContext page) {
        Instant until = Numbers.day(page, "until");
        return new AuditQuery(
                page.query("actor"),
                page.query("action"),
                page.query("about"),
                Numbers.day(page, "from"),
                // the last day counts as a whole
                until == null ? null : until.plus(Duration.ofDays(1)),
                Numbers.after(page),
                null);
    }

    private static List<FilterField> filters(PageContext page) {
        return List.of(
                FilterField.text(page, "actor", page.text("operation.actor")),
                FilterField.text(page, "action", page.text("operation.action")),
                FilterField.text(page, "about", page.text("operation.subject")),
                new FilterField("from", page.text("audit.from"), "date", page.query("from"), List.of()),
                new FilterField("until", page.text("audit.until"), "date", page.query("until"), List.of()));
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
                Cell.of(entry.subject()),
                Cell.of(entry.purpose()),
                Cell.shown(entry.result(), page.word("audit.is", entry.result()))
                        .marked(mark(entry.result())),
                operation(entry.operation()),
                Cell.of(entry.detail()));
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
