package io.customerhub.console.letter;

import io.customerhub.access.Outcome;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Result;
import io.customerhub.service.RevealPurpose;
import io.customerhub.service.letter.EditLetter;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.service.letter.LetterRow;
import io.customerhub.service.letter.LetterView;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.MakeTest;
import io.customerhub.service.letter.RevealLetter;
import io.customerhub.service.letter.ShowLetter;
import io.customerhub.service.plan.PlanRequests.MadePlans;
import io.customerhub.service.plan.PlanRequests.ReplayLetters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead letters as a list, and one of them: what arrived field by field, its way, its versions, and a form to edit it. */
public final class LettersPage implements Page {

    static final String PATH = "/dead-letters/letters";
    private static final int SHOWN = 50;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, LettersPage::list);
        routes.post("/dead-letters/find", LettersPage::find);
        routes.get("/dead-letters/export", LetterFiles::whole);
        routes.get(PATH + "/{letter}", page -> letter(page, null));
        routes.get(PATH + "/{letter}/reveal", page -> Reply.redirect(PATH + "/" + page.pathNumber("letter")));
        routes.post(PATH + "/{letter}/reveal", LettersPage::reveal);
        routes.post(PATH + "/{letter}/make-test", LettersPage::makeTest);
        routes.get(PATH + "/{letter}/edit", LettersPage::editForm);
        routes.post(PATH + "/{letter}/edit", LettersPage::edit);
    }

    private static Reply list(PageContext page) {
        Choice choice = Choice.of(page);
        if (page.wantsFile()) {
            return page.file("dead-letters", LetterFiles.list(page, choice));
        }
        Long before = Parameters.number("after", page.query("after"));
        ListLetters.Page found = page.ask(new ListLetters(choice.filter(), before, SHOWN));
        LettersModel model = new LettersModel(
                found,
                LetterFilters.ofLetters(page),
                choice.upTo() == null ? choice.upTo(found.upTo()) : choice,
                found.next() == null ? null : found.next().toString());
        return Reply.html("letters-list", model);
    }

    /** A key may be personal and must not stand in an address: the newest letter that has it stands there for it. */
    private static Reply find(PageContext page) {
        LetterFilter filter = LetterFilter.ALL.withKey(page.needed("key").strip());
        List<LetterRow> found = page.ask(new ListLetters(filter, null, 1)).letters();
        return Reply.redirect(
                found.isEmpty()
                        ? PATH + "?state=all&key-of=0"
                        : PATH + "?state=all&key-of=" + found.get(0).id());
    }

    private static Reply letter(PageContext page, RevealLetter.@Nullable Revealed revealed) {
        LetterView view = page.ask(new ShowLetter(page.pathNumber("letter")));
        LetterModel model = new LetterModel(view, revealed, LetterFiles.attempts(page, view));
        return page.listing(model.attempts(), Reply.html("letters-letter", model));
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
        return Reply.html("letters-edit", LetterModel.masked(page));
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
            throw Parameters.invalid(page.text("letters.new-value"));
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
