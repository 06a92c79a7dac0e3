package io.customerhub.console.letter;

import io.customerhub.access.Permission;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.letter.FindGroups;
import io.customerhub.service.letter.GroupView;
import io.customerhub.service.letter.LetterState;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.ShowGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The causes of dead letters, and one of them with all that can be done about it. */
public final class GroupsPage implements Page {

    static final String PATH = "/dead-letters";
    private static final int GROUPS = 200;
    private static final int LETTERS = 10;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, GroupsPage::list);
        routes.get(PATH + "/groups/{group}", GroupsPage::show);
    }

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(20, "nav.letters", PATH, Permission.STATE_SEE));
    }

    private static Reply list(PageContext page) {
        FindGroups.Groups found = page.ask(new FindGroups(Choice.of(page).filter(), GROUPS));
        GroupsModel model = new GroupsModel(found.groups(), filters(page), table(page, found.groups()));
        return page.listing(model.table(), Reply.html("letters-groups", model));
    }

    static List<FilterField> filters(PageContext page) {
        return List.of(
                FilterField.text(page, "system", page.text("letters.system")),
                FilterField.text(page, "stream", page.text("letters.stream")),
                FilterField.choice(page, "state", page.text("letters.state"), states(page)),
                FilterField.text(page, "code", page.text("letters.code")),
                FilterField.text(page, "field", page.text("letters.field")),
                FilterField.text(page, "assignee", page.text("letters.assignee")));
    }

    /** Unfinished ones are meant when nothing is chosen. */
    private static List<FilterField.Choice> states(PageContext page) {
        List<FilterField.Choice> states = new ArrayList<>();
        states.add(new FilterField.Choice(Choice.UNFINISHED, page.text("letters.unfinished")));
        Arrays.stream(LetterState.values())
                .forEach(state -> states.add(new FilterField.Choice(
                        state.name().toLowerCase(Locale.ROOT), page.word("letter-state", state))));
        states.add(new FilterField.Choice(Choice.ALL, page.text("letters.all")));
        return states;
    }

    /** For exports; the page shows cards of the same. */
    private static Table table(PageContext page, List<GroupView> groups) {
        Table.Builder table = Table.of("dead-letter-groups", page.text("letters.groups"))
                .column("group", page.text("letters.group"), Kind.CODE)
                .column("stream", page.text("letters.stream"), Kind.WORD)
                .column("stage", page.text("letters.stage"), Kind.WORD)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("field", page.text("letters.field"), Kind.CODE)
                .column("unfinished", page.text("letters.unfinished"), Kind.NUMBER)
                .column("share", page.text("letters.share"), Kind.SHARE)
                .column("first-seen", page.text("letters.first-seen"), Kind.TIME)
                .column("last-seen", page.text("letters.last-seen"), Kind.TIME)
                .column("owner", page.text("letters.owner"), Kind.WORD)
                .column("assignee", page.text("letters.assignee"), Kind.WORD)
                .column("still-failing", page.text("letters.still-failing"), Kind.WORD)
                .column("sentence", page.text("letters.what"), Kind.WORD);
        groups.forEach(group -> table.row(
                Cell.link(group.group(), GroupsModel.path(group)),
                Cell.of(group.stream().toString()),
                Cell.of(group.stage()),
                Cell.of(group.code()),
                Cell.of(group.field()),
                Cell.of(group.unfinished()),
                Cell.of(group.share()),
                Cell.of(group.firstSeen()),
                Cell.of(group.lastSeen()),
                Cell.of(group.owner()),
                Cell.of(group.assignee()),
                Cell.of(group.isStillFailing()),
                Cell.of(group.sentence())));
        return table.build();
    }

    private static Reply show(PageContext page) {
        ShowGroup.Group group = page.ask(new ShowGroup(page.path("group")));
        Choice choice = Choice.ofGroup(group.group().group(), group.upTo());
        Table letters = page.may(Permission.LETTERS_SEE)
                ? LettersPage.table(
                        page,
                        page.ask(new ListLetters(choice.filter(), null, LETTERS))
                                .letters())
                : null;
        return Reply.html("letters-group", new GroupModel(group, choice, letters));
    }
}
