package io.customerhub.console.letter;

import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Parameters;
import io.customerhub.service.letter.LetterState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What letters and groups can be filtered by. */
final class LetterFilters {

    private LetterFilters() {}

    /** Of the list of groups. */
    static List<FilterField> ofGroups(PageContext page) {
        List<FilterField> fields = new ArrayList<>(ofBoth(page));
        fields.add(FilterField.choice(
                page,
                "still-failing",
                page.text("letters.still-failing"),
                List.of(new FilterField.Choice("yes", page.text("letters.only-still-failing")))));
        fields.add(FilterField.text(page, "owner", page.text("letters.owner")).rare());
        return fields;
    }

    /** Of the list of letters. */
    static List<FilterField> ofLetters(PageContext page) {
        List<FilterField> fields = new ArrayList<>(ofBoth(page));
        List.of(
                        FilterField.text(page, "group", page.text("letters.group")),
                        FilterField.text(page, "origin", page.text("letters.origin")),
                        FilterField.number(page, "attempts", page.text("letters.attempts-least")),
                        FilterField.number(page, "plan", page.text("plans.plan")),
                        FilterField.number(page, "key-of", page.text("letters.key-of")),
                        FilterField.day(page, "first-from", page.text("letters.first-from")),
                        FilterField.day(page, "first-until", page.text("letters.first-until")),
                        FilterField.day(page, "last-from", page.text("letters.last-from")),
                        FilterField.day(page, "last-until", page.text("letters.last-until")))
                .forEach(field -> fields.add(field.rare()));
        return fields;
    }

    private static List<FilterField> ofBoth(PageContext page) {
        return List.of(
                FilterField.text(page, "system", page.text("letters.system")),
                FilterField.text(page, "stream", page.text("letters.stream")),
                FilterField.choice(page, "state", page.text("letters.state"), states(page))
                        .otherwise(page.text("letters.unfinished")),
                FilterField.text(page, "code", page.text("letters.code")),
                FilterField.text(page, "field", page.text("letters.field")),
                FilterField.text(page, "assignee", page.text("letters.assignee")));
    }

    /** Unfinished ones are meant when nothing is chosen. */
    private static List<FilterField.Choice> states(PageContext page) {
        List<FilterField.Choice> states = new ArrayList<>();
        Arrays.stream(LetterState.values())
                .forEach(state ->
                        states.add(new FilterField.Choice(Parameters.word(state), page.word("letter-state", state))));
        states.add(new FilterField.Choice(Choice.ALL, page.text("letters.all")));
        return states;
    }
}
