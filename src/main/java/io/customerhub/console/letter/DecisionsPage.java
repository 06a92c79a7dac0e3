package io.customerhub.console.letter;

import io.customerhub.console.page.Confirm;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.service.letter.AssignLetters;
import io.customerhub.service.letter.DismissLetters;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.NoteLetters;
import io.customerhub.service.letter.RestoreLetters;
import io.customerhub.service.plan.TestLetters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is decided about letters: dismiss and restore, assign, note; and the test that writes nothing. */
public final class DecisionsPage implements Page {

    private static final int TESTED = 2_000;

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/dead-letters/test", DecisionsPage::test);
        routes.post("/dead-letters/test", DecisionsPage::testMore);
        routes.get("/dead-letters/dismiss", DecisionsPage::dismissForm);
        routes.post("/dead-letters/dismiss", DecisionsPage::dismiss);
        routes.get("/dead-letters/restore", DecisionsPage::restoreForm);
        routes.post("/dead-letters/restore", DecisionsPage::restore);
        routes.get("/dead-letters/assign", DecisionsPage::assignForm);
        routes.post("/dead-letters/assign", DecisionsPage::assign);
        routes.post("/dead-letters/note", DecisionsPage::note);
    }

    private static Reply test(PageContext page) {
        Choice choice = Choice.of(page);
        TestLetters.Tested part = page.ask(new TestLetters(choice.asked(), TESTED, null));
        return Reply.html("letters-test", TestModel.of(page, choice, null, part));
    }

    /** The next part; it changes nothing, and is a form so that what was counted before is in no address. */
    private static Reply testMore(PageContext page) {
        Choice choice = Choice.of(page);
        long after;
        try {
            after = Long.parseLong(page.needed("after"));
        } catch (NumberFormatException none) {
            throw Parameters.invalid("after");
        }
        TestLetters.Tested before = TestModel.soFar(page.needed("so-far"));
        TestLetters.Tested part = page.ask(new TestLetters(choice.asked(), TESTED, after));
        return Reply.html("letters-test", TestModel.of(page, choice, before, part));
    }

    private static Reply dismissForm(PageContext page) {
        Choice choice = Choice.of(page);
        return form(
                        page,
                        choice,
                        "letters.dismiss",
                        List.of(scope(page, choice), page.text("letters.dismiss-means")),
                        "/dead-letters/dismiss",
                        List.of(new Confirm.Field(
                                "reason", page.text("letters.reason"), page.text("letters.reason-hint"), null, true)))
                .reply();
    }

    private static Reply dismiss(PageContext page) {
        Choice choice = Choice.of(page);
        return page.change(new DismissLetters(choice.asked(), page.needed("reason")), choice.back());
    }

    private static Reply restoreForm(PageContext page) {
        Choice choice = Choice.of(page);
        return form(
                        page,
                        choice,
                        "letters.restore",
                        List.of(scope(page, choice), page.text("letters.restore-means")),
                        "/dead-letters/restore",
                        List.of())
                .reply();
    }

    private static Reply restore(PageContext page) {
        Choice choice = Choice.of(page);
        return page.change(new RestoreLetters(choice.asked()), choice.back());
    }

    private static Reply assignForm(PageContext page) {
        Choice choice = Choice.of(page);
        return form(
                        page,
                        choice,
                        "letters.assign",
                        List.of(scope(page, choice), page.text("letters.assign-means")),
                        "/dead-letters/assign",
                        List.of(new Confirm.Field(
                                "to", page.text("letters.assignee"), page.text("letters.assign-hint"), null, false)))
                .reply();
    }

    /** A whole group is given as such, so that letters that come later are meant, too. */
    private static Reply assign(PageContext page) {
        Choice choice = Choice.of(page);
        String group = choice.filter().group();
        boolean isGroup = !choice.isByNumber() && group != null;
        LetterChoice letters = isGroup ? null : choice.asked();
        return page.change(new AssignLetters(isGroup ? group : null, letters, page.form("to")), choice.back());
    }

    private static Reply note(PageContext page) {
        Choice choice = Choice.of(page);
        @Nullable Long letter = choice.letters().size() == 1 ? choice.letters().get(0) : null;
        String group = choice.filter().group();
        return page.change(new NoteLetters(letter == null ? group : null, letter, page.needed("note")), choice.back());
    }

    private static Confirm form(
            PageContext page,
            Choice choice,
            String key,
            List<String> facts,
            String action,
            List<Confirm.Field> fields) {
        return new Confirm(page.text(key), facts, action, hidden(choice), fields, page.text(key), choice.back(), false);
    }

    /** A confirm page sends each parameter once; several letters stand in one with commas between. */
    private static Map<String, String> hidden(Choice choice) {
        Map<String, String> hidden = new LinkedHashMap<>();
        choice.parameters().forEach((name, values) -> hidden.put(name, String.join(",", values)));
        return hidden;
    }

    /** How many letters it is about, as far as it is known. */
    static String scope(PageContext page, Choice choice) {
        Long count = choice.isByNumber()
                ? Long.valueOf(choice.letters().size())
                : page.ask(new ListLetters(choice.filter(), null, 1)).total();
        return count == null ? page.text("letters.scope-filter") : page.text("letters.scope", "count", count);
    }
}
