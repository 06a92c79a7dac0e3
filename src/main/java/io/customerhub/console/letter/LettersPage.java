package io.customerhub.console.letter;

import io.customerhub.access.Outcome;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Result;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.RevealPurpose;
import io.customerhub.service.letter.EditLetter;
import io.customerhub.service.letter.ExportFormat;
import io.customerhub.service.letter.ExportLetters;
import io.customerhub.service.letter.ExportPage;
import io.customerhub.service.letter.LetterRow;
import io.customerhub.service.letter.LetterView;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.MakeTest;
import io.customerhub.service.letter.RevealLetter;
import io.customerhub.service.letter.ShowLetter;
import io.customerhub.service.plan.PlanRequests.MadePlans;
import io.customerhub.service.plan.PlanRequests.ReplayLetters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead letters as a list, and one of them: what arrived field by field, its way, its versions, and a form to edit it. */
public final class LettersPage implements Page {

    static final String PATH = "/dead-letters/letters";
    private static final int SHOWN = 50;

    /** A page holds an export in memory; the command line writes one of any size. */
    private static final int MOST_EXPORTED = 10_000;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, LettersPage::list);
        routes.get("/dead-letters/export", LettersPage::export);
        routes.get(PATH + "/{letter}", page -> letter(page, null));
        routes.get(PATH + "/{letter}/reveal", page -> Reply.redirect(PATH + "/" + page.pathNumber("letter")));
        routes.post(PATH + "/{letter}/reveal", LettersPage::reveal);
        routes.post(PATH + "/{letter}/make-test", LettersPage::makeTest);
        routes.get(PATH + "/{letter}/edit", LettersPage::editForm);
        routes.post(PATH + "/{letter}/edit", LettersPage::edit);
    }

    private static Reply list(PageContext page) {
        Choice choice = Choice.of(page);
        ListLetters.Page found = page.ask(new ListLetters(choice.filter(), before(page), SHOWN));
        Table table = table(page, found.letters());
        List<FilterField> filters = new ArrayList<>(GroupsPage.filters(page));
        filters.add(FilterField.text(page, "group", page.text("letters.group")));
        filters.add(FilterField.text(page, "origin", page.text("letters.origin")));
        filters.add(new FilterField(
                "attempts", page.text("letters.attempts-least"), "number", page.query("attempts"), List.of()));
        LettersModel model = new LettersModel(
                found,
                filters,
                table,
                choice.upTo() == null ? choice.upTo(found.upTo()) : choice,
                found.next() == null ? null : found.next().toString());
        return page.listing(table, Reply.html("letters-list", model));
    }

    private static @Nullable Long before(PageContext page) {
        String after = page.query("after");
        try {
            return after == null ? null : Long.valueOf(after);
        } catch (NumberFormatException none) {
            throw Choice.invalid("after");
        }
    }

    static Table table(PageContext page, List<LetterRow> letters) {
        Table.Builder table = Table.of("dead-letters", page.text("letters.list"))
                .column("letter", page.text("letters.letter"), Kind.NUMBER)
                .column("state", page.text("letters.state"), Kind.WORD)
                .column("stream", page.text("letters.stream"), Kind.WORD)
                .column("key", page.text("letters.key"), Kind.CODE)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("field", page.text("letters.field"), Kind.CODE)
                .column("message", page.text("letters.message"), Kind.WORD)
                .column("attempts", page.text("letters.attempts"), Kind.NUMBER)
                .column("assignee", page.text("letters.assignee"), Kind.WORD)
                .column("last-seen", page.text("letters.last-seen"), Kind.TIME);
        letters.forEach(letter -> table.row(
                Cell.link(letter.id(), PATH + "/" + letter.id()),
                Cell.shown(letter.state().name(), page.word("letter-state", letter.state())),
                Cell.of(letter.stream().toString()),
                Cell.of(letter.key()),
                Cell.of(letter.code()),
                Cell.of(letter.field()),
                Cell.of(letter.message()),
                Cell.of((long) letter.attempts()),
                Cell.of(letter.assignee()),
                Cell.of(letter.lastSeen())));
        return table.build();
    }

    private static Reply export(PageContext page) {
        Choice choice = Choice.of(page);
        boolean isCsv = !"json".equals(page.query("as"));
        StringBuilder text = new StringBuilder();
        long after = 0;
        Long upTo = choice.upTo();
        int lines = 0;
        while (lines < MOST_EXPORTED) {
            ExportPage part = page.ask(new ExportLetters(
                    choice.filter(), isCsv ? ExportFormat.CSV : ExportFormat.JSON_LINES, after, upTo));
            if (after == 0 && part.header() != null) {
                text.append(part.header()).append("\r\n");
            }
            part.lines().forEach(line -> text.append(line).append(isCsv ? "\r\n" : "\n"));
            lines += part.lines().size();
            upTo = part.upTo();
            if (part.next() == null) {
                break;
            }
            after = part.next();
        }
        return new Reply.Download(
                isCsv ? "dead-letters.csv" : "dead-letters.jsonl",
                isCsv ? "text/csv;charset=utf-8" : "application/x-ndjson",
                text.toString());
    }

    private static Reply letter(PageContext page, RevealLetter.@Nullable Revealed revealed) {
        LetterView view = page.ask(new ShowLetter(page.pathNumber("letter")));
        return Reply.html("letters-letter", new LetterModel(view, revealed));
    }

    private static Reply reveal(PageContext page) {
        return letter(
                page,
                page.ask(new RevealLetter(
                        page.pathNumber("letter"), RevealPurpose.named(page.form("why")), page.form("case"))));
    }

    private static Reply makeTest(PageContext page) {
        long letter = page.pathNumber("letter");
        MakeTest.Made made = page.ask(new MakeTest(letter));
        return Reply.html(
                "letters-written",
                new MendPage.WrittenModel(
                        true,
                        made.files(),
                        page.text("letters.test-made", "command", made.run()),
                        "",
                        "",
                        List.of(),
                        PATH + "/" + letter));
    }

    private static Reply editForm(PageContext page) {
        return Reply.html("letters-edit", new LetterModel(page.ask(new ShowLetter(page.pathNumber("letter"))), null));
    }

    /** What was left blank stays as it is; a field is emptied by its check box. The new version is a letter of its own. */
    private static Reply edit(PageContext page) {
        long letter = page.pathNumber("letter");
        Map<String, @Nullable String> set = new LinkedHashMap<>();
        page.visit().form().forEach((name, values) -> {
            String value = values.isEmpty() ? "" : values.get(0);
            if (name.startsWith("new:") && !value.isEmpty()) {
                set.put(name.substring(4), value);
            }
        });
        page.forms("empty").forEach(path -> set.put(path, null));
        if (set.isEmpty()) {
            throw Choice.invalid(page.text("letters.new-value"));
        }
        Long edition = Long.valueOf(page.needed("edition"));
        EditLetter asked = new EditLetter(letter, edition.intValue(), null, set, page.form("key-change") != null);
        Outcome outcome = page.ask(asked);
        long made = outcome.figures().getOrDefault("letter", letter);
        if (page.form("replay") == null) {
            return page.done(new Result("dead-letters.edit", asked.subject(), outcome.figures()), PATH + "/" + made);
        }
        ReplayLetters replay = new ReplayLetters(List.of(made), null, "");
        MadePlans plans = page.ask(replay);
        return page.done(
                new Result(
                        "dead-letters.replay", replay.subject(), plans.outcome().figures()),
                PlansPage.PATH + "/" + plans.plans().get(0).number());
    }
}
